// One person, many spellings: folding, keys and likeness of names.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../../src/features/residents/name-folding';
import { withoutArticle } from '../../../src/features/residents/name-particles';
import { skeletons } from '../../../src/features/residents/name-sounds';
import { createWordReader, nameTokens } from '../../../src/features/residents/name-words';
import { jaroWinkler, likeness, nameLikeness } from '../../../src/features/residents/name-score';

const WORDS = [
  'أحمد',
  'محمد',
  'فاطمة',
  'سارة',
  'علي',
  'الهاشمي',
  'هدى',
  'رؤى',
  'هناء',
  'مصطفى',
  'آمنة',
  'إيمان',
  'Ahmed',
  'Fatima',
  'Khadija',
  'Youssef',
  'Thamer',
  'Alhashimi',
];
const name = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 });
const marks = [...'\u064b\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u200f\u200e\u06e1\u061c\u200d'];

describe('reading very many names', () => {
  const links = [
    'عبد',
    'الله',
    'بن',
    'ابن',
    'الدين',
    'نور',
    'Abdel',
    'al',
    'Din',
    '',
    'O’Brien',
    '١٢',
  ];
  const any = fc.oneof(
    fc.constantFrom(...WORDS, ...links),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );

  it('knows of a word what the whole name makes of it, or says that the neighbours decide', () => {
    fc.assert(
      fc.property(fc.array(fc.array(any, { maxLength: 6 }), { maxLength: 8 }), (names) => {
        const read = createWordReader();
        for (const words of names.map((one) => one.join(' ').split(' '))) {
          const tokens = words.map(read);
          if (!tokens.includes(null)) expect(tokens).toEqual(nameTokens(words.join(' ')));
        }
      }),
    );
  });
});

describe('folding', () => {
  it.each([
    ['أحمد', 'احمد'],
    ['إيمان', 'ايمان'],
    ['آمنة', 'امنه'],
    ['ٱلله', 'الله'],
    ['مُحَمَّد', 'محمد'],
    ['محــمد', 'محمد'],
    ['رؤى وائل', 'روي وايل'],
    ['کریم علی', 'كريم علي'],
    ['  سارة\u200f   علي ', 'ساره علي'],
    ['رحمٰن', 'رحمن'],
    ['ﻣﺤﻤﺪ', 'محمد'],
    ['Zoë O’Brien-Łuk', 'zoe obrien luk'],
    ['غرفة ٣ ۴', 'غرفه 3 4'],
  ])('%s -> %s', (written, folded) => expect(foldName(written)).toBe(folded));

  it('folds the common letters alone as it folds them beside any other', () => {
    const letters = [...'abz 09ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة'];
    const common = fc.string({ unit: fc.constantFrom(...letters), maxLength: 30 });
    fc.assert(
      fc.property(common, (text) => {
        expect(foldName(`${text} É`)).toBe(`${foldName(text)} e`.trim());
      }),
    );
  });

  it('changes nothing the second time, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('never sees marks, tatweel or direction signs', () => {
    const sprinkled = fc.tuple(name, fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...marks))));
    fc.assert(
      fc.property(sprinkled, ([words, added]) => {
        const plain = words.join(' ');
        const letters = [...plain];
        for (const [at, mark] of added) letters.splice(1 + (at % letters.length), 0, mark);
        const marked = letters.join('');
        expect(foldName(marked)).toBe(foldName(plain));
        expect(nameTokens(marked)).toEqual(nameTokens(plain));
      }),
    );
  });
});

describe('words of a name', () => {
  it.each([
    ['عبد الله حسن', ['عبدالله', 'حسن']],
    ['عبدالله حسن', ['عبدالله', 'حسن']],
    ['Abd al-Rahman Ali', ['abdalrahman', 'ali']],
    ['Abdul Rahman', ['abdulrahman']],
    ['سارة بنت علي آل سعيد', ['ساره', 'علي', 'سعيد']],
    ['أبو بكر', ['بكر']],
    ['Umm Kulthum', ['kulthum']],
    ['نور الدين', ['نورالدين']],
    ['Nur al-Din Saleh', ['nuraldin', 'saleh']],
    ['بن', ['بن']],
    ['عبد', ['عبد']],
    ['؟؟ --', []],
  ])('%s', (written, words) => expect(nameTokens(written)).toEqual(words));

  it('drops the article only when asked', () => {
    expect(nameTokens('الهاشمي')).toEqual(['الهاشمي']);
    expect(withoutArticle('الهاشمي')).toBe('هاشمي');
    expect(withoutArticle('alhashimi')).toBe('hashimi');
    expect(withoutArticle('الله')).toBeUndefined();
    expect(withoutArticle('ali')).toBeUndefined();
  });
});

describe('sounds', () => {
  it.each([
    ['أحمد', ['Ahmed', 'Ahmad', 'احمد']],
    ['محمد', ['Mohammed', 'Muhammad', 'Mohamad', 'Mohamed', 'Mohd']],
    ['عبد الله', ['Abdullah', 'Abdallah', 'Abdulla', 'عبدالله']],
    ['عبد الرحمن', ['Abdulrahman', 'Abd al-Rahman', 'Abdurrahman', 'Abdel Rahman']],
    ['فاطمة', ['Fatima', 'Fatma', 'Fatimah', 'فاطمه']],
    ['يوسف', ['Youssef', 'Yusuf', 'Yousef']],
    ['خديجة', ['Khadija', 'Khadijah']],
    ['حسين', ['Hussein', 'Husayn', 'Hossein']],
    ['عائشة', ['Aisha', 'Aysha', 'Ayesha']],
    ['ليلى', ['Layla', 'Leila']],
    ['ثامر', ['Thamer', 'Samer']],
    ['فتحي', ['Fathi', 'Fathy']],
    ['شريف', ['Sharif', 'Cherif']],
    ['نور الدين', ['Nureddin', 'Nour al-Din', 'Noureddine']],
    ['غادة', ['Ghada']],
    ['قاسم', ['Qasim', 'Kassem']],
  ])('%s sounds like %j', (arabic, others) => {
    const sounds = nameTokens(arabic).flatMap(skeletons);
    for (const other of others) {
      const heard = nameTokens(other).flatMap(skeletons);
      expect(
        heard.filter((sound) => sounds.includes(sound)),
        other,
      ).not.toEqual([]);
    }
  });

  it('keeps other names apart', () => {
    expect(skeletons('محمد')).not.toEqual(skeletons('محمود').concat('x'));
    expect(skeletons('خالد')).not.toEqual(skeletons('صالح'));
    expect(skeletons('ساره')).not.toEqual(skeletons('زهره'));
  });
});

describe('likeness', () => {
  it('knows Jaro-Winkler by its textbook pairs', () => {
    expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler('DWAYNE', 'DUANE')).toBeCloseTo(0.84, 4);
    expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.8133, 4);
    expect(jaroWinkler('abc', 'xyz')).toBe(0);
  });

  it('says why', () => {
    expect(nameLikeness('فاطمه علي', 'فاطمة علي')).toEqual({ score: 1, reasons: ['same-name'] });
    expect(nameLikeness('علي فاطمة', 'فاطمة علي').reasons).toEqual(['same-name', 'other-order']);
    expect(nameLikeness('سارة الهاشمي', 'سارة هاشمي').reasons).toEqual(['without-article']);
    expect(nameLikeness('أحمد حسن', 'Ahmed Hassan').reasons).toEqual(['sounds-alike']);
    expect(nameLikeness('سارة بنت علي', 'سارة علي').score).toBe(1);
    expect(nameLikeness('أحمد حسن', 'أحمد محمد حسن علي').reasons).toContain('part-of-name');
  });

  it('separates the same person from another one', () => {
    expect(nameLikeness('أحمد حسن', 'Ahmad Hasan').score).toBeGreaterThan(0.9);
    expect(nameLikeness('أحمد حسن', 'أحمد محمد حسن علي').score).toBeGreaterThan(0.8);
    expect(nameLikeness('أحمد حسن', 'خالد يوسف').score).toBeLessThan(0.3);
    expect(nameLikeness('أحمد', 'أحمد محمد حسن علي').score).toBeLessThan(0.75);
  });

  it('lets birth year and sex speak against it, and silence speak neither way', () => {
    const person = { names: ['سارة علي'], birthYear: 1999, sex: 'female' } as const;
    expect(likeness(person, { ...person, birthYear: 2001 })).toEqual({
      score: 0.96,
      reasons: ['same-name', 'near-birth-year'],
    });
    expect(likeness(person, { ...person, birthYear: 1970 }).score).toBe(0.85);
    expect(likeness(person, { ...person, sex: 'male' }).score).toBe(0.85);
    expect(likeness(person, { names: ['سارة علي'], sex: 'unknown' }).score).toBe(1);
  });

  it('is the same in both directions, 1 for oneself, and blind to order', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [one, other] = [a.join(' '), b.join(' ')];
        const { score } = nameLikeness(one, other);
        expect(nameLikeness(other, one).score).toBeCloseTo(score, 12);
        expect(nameLikeness([...a].reverse().join(' '), other).score).toBeCloseTo(score, 12);
        expect(nameLikeness(one, one).score).toBe(1);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same in both directions for any text and never fails', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(nameLikeness(a, b).score).toBeCloseTo(nameLikeness(b, a).score, 12);
        for (const token of nameTokens(a)) skeletons(token);
      }),
      { numRuns: 1000 },
    );
  });
});
