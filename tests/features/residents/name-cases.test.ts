// Names of public reports, and others of their kinds: each is found as typed, offered at admission, and strangers are not.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blindPhrases, createPhraseReader } from '../../../src/features/residents/blind-phrases';
import { findDuplicates, OFFER_FROM } from '../../../src/features/residents/duplicates';
import type { NameEntry } from '../../../src/features/residents/name-index';
import { likeness, nameLikeness } from '../../../src/features/residents/name-score';
import { nameTokens } from '../../../src/features/residents/name-words';
import type { ResidentId } from '../../../src/kernel/ids';
import { nameIndexOf } from '../../support/name-index-of';

const person = (name: string): NameEntry => ({
  residentId: name as ResidentId,
  names: [name],
  current: true,
});
const isFound = (stored: string, typed: string): boolean =>
  nameIndexOf([person(stored)]).search(typed, 5).length > 0;
const pairsOf = (name: string): readonly (readonly [string, string])[] =>
  readFileSync(new URL(`../../support/data/cases/${name}/pairs.tsv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([stored = '', typed = '']) => [stored, typed]);

/** The whole name as it would be typed at admission: the typed word for the one it stands for. */
function wholeName(stored: string, typed: string): string {
  const words = stored.split(' ');
  if (nameTokens(typed).length >= nameTokens(stored).length) return typed;
  const scored = words.map((_, from) =>
    words.map((__, to) => {
      const rest = [...words.slice(0, from), typed, ...words.slice(to + 1)].join(' ');
      return to < from ? { rest, score: 0 } : { rest, score: nameLikeness(rest, stored).score };
    }),
  );
  return scored.flat().sort((a, b) => b.score - a.score)[0]?.rest ?? typed;
}

describe.each(['n01-one-consonant-names', 'n02-soft-c-and-g', 'n04-abu-glued', 'n05-allah-glued'])(
  '%s',
  (name) => {
    it.each(pairsOf(name))('%s is found as %s', (stored, typed) => {
      expect(isFound(stored, typed)).toBe(true);
      const whole = wholeName(stored, typed);
      const index = nameIndexOf([person(stored)]);
      expect(findDuplicates({ names: [whole] }, index, 5), whole).toHaveLength(1);
    });
  },
);

/** Well enough to stand among the first: by its letters without particles, or by its sound. */
const WELL = 0.78;
const isFoundWell = (stored: string, typed: string): boolean =>
  (nameIndexOf([person(stored)]).search(typed, 1)[0]?.score ?? 0) >= WELL;

const SPELLINGS: Readonly<Record<string, string>> = {
  // One consonant, or none.
  دعاء: "Doaa,Duaa,Dua,Doua,Du'a,Do3aa,Duah",
  آية: 'Aya,Ayah,Eya,Aia,Iya,Ayeh',
  إيه: 'Aya',
  مي: 'Mai,May,Mey',
  رؤى: 'Roaa,Rua,Ruaa,Roua',
  ضياء: 'Diaa,Dia,Diya,Zia,Ziya,Dhiaa',
  علاء: 'Alaa,Ala,Aala',
  وئام: "Weam,Wiam,Wi'am,Ouiam",
  حواء: 'Hawa,Hawwa',
  لؤي: 'Luay,Loay,Louay',
  ليلى: 'Layla,Leila,Laylah',
  آلاء: "Alaa,Ala,Ala'a",
  ولاء: 'Walaa,Oualaa',
  حوا: 'Hawa,Hawo',
  تشو: 'Chu',
  سو: 'Su',
  ضي: 'Dai',
  زوي: 'Zoe',
  جوي: 'Joy',
  // Soft and hard c, g, ch, j, y; x, z, s, v, p, ph, th, ck.
  سيسيليا: 'Cecilia',
  باتريشيا: 'Patricia',
  أنجليكا: 'Angelica',
  خوسيه: 'Jose',
  خوانا: 'Juana',
  كروس: 'Cruz',
  إستيلا: 'Stella',
  جوزفين: 'Josephine',
  فيفيان: 'Vivian',
  زكريا: 'Zacharia',
  فيكي: 'Vicky',
  جورج: 'George',
  يونيس: 'Eunice',
  // Kenya, Ethiopia, Eritrea.
  شيبيت: 'Chebet',
  أتشينغ: 'Achieng',
  أشين: 'Achieng',
  موانجي: 'Mwangi',
  كيبروتيتش: 'Kiprotich',
  موثوني: 'Muthoni',
  موتوني: 'Muthoni',
  تسيهاي: 'Tsehay,Tzehay,Zehay',
  جنيت: 'Genet',
  غينيت: 'Genet',
  جبرمدهن: 'Ghebremedhin,Gebremedhin',
  قرماي: 'Ghirmay',
  فيفن: 'Feven',
  // South Asia.
  بروين: 'Parveen',
  تشودري: 'Chowdhury',
  شاندريكا: 'Chandrika',
  شانتي: 'Shanthi',
  رمضان: 'Ramadan,Ramzan',
  بيجم: 'Begum',
  ويجايا: 'Vijaya',
  // The Arab world, as clerks of several countries write it.
  خديجة: 'Khadija,Kadija,Khadidja,Khadiga',
  جميلة: 'Jamila,Djamila,Gamila,Cemile',
  شيماء: 'Shaimaa,Chaima',
  إسحاق: 'Ishaq',
  قاسم: 'Qasim,Kassem,Ghasem,Gassim',
  عثمان: 'Osman,Othman,Usman',
  ياسمين: 'Yasmin,Jasmine',
  محمد: 'Mo7amed,Mehmet,Mamadou',
  أحمد: 'Ahmet',
  فاطمة: 'Fatoumata,Fadma',
  إسحق: 'Isaac',
  إبراهيم: 'Brahim,Ebrahim',
  غادة: 'Rhada',
  عائشة: 'Ayşe,Aicha,Caasha',
  حمدي: 'Xamdi',
  فرحية: 'Farxiya',
  عمر: 'Cumar',
  عيسى: 'Ciise',
  'سعد الدين': 'Saadeddine',
  'عبد الدايم': 'Abdeddaim',
};

describe('a name in the spellings of several countries', () => {
  const pairs = Object.entries(SPELLINGS).flatMap(([arabic, latin]) =>
    latin.split(',').map((one) => [arabic, one] as const),
  );

  it.each(pairs)('%s and %s find each other', (arabic, latin) => {
    expect(isFoundWell(arabic, latin)).toBe(true);
    expect(isFoundWell(latin, arabic)).toBe(true);
  });
});

const PARTICLES: readonly (readonly [string, string])[] = [
  ['أبو غزالة', 'ابوغزالة,أبا غزالة,ابي غزالة,Abughazaleh,Abou Ghazaleh,abw-ghazalah,غزالة'],
  ['أبو علي', 'ابوعلي,بوعلي,Bouali,Abu Ali'],
  ['أبو الحسن', 'ابوالحسن,Abulhasan,Aboul Hassan,Abu-l-Hasan'],
  ['أبو الأعور', 'ابوالاعور,abual-awar'],
  ['أبو يوسف', 'ابويوسف,aboiousf'],
  ['بن جلون', 'بنجلون,Benjelloun,Ben Jelloun,ابن جلون'],
  ['أم كلثوم', 'أمكلثوم,Umkulthum,Oum Kalthoum'],
  ['عبد السلام', 'عبدالسلام,Abdessalam,Abdus Salam,Abd el Salam,Abdel-Salam'],
  ['هبة الله', 'هبةالله,Hibatullah,Hebatallah,Hiba Allah'],
  ['ضياء الله', 'ضياءالله,Ziaullah,Zia Ullah,Diaa Allah'],
  ['شمس الدين', 'شمسالدين,Shamsuddin,Chamseddine,Shams ud Din'],
  ['نور الهدى', 'نورالهدى,Nourelhouda,Nour El Houda'],
  ['زين العابدين', 'زينالعابدين,Zainulabidin'],
  ['فاطمة الزهراء', 'فاطمةالزهراء,Fatima-Zahra,Fatimaalzahra'],
  ['الراشد', 'Arrashid,ar-Rashid,Errachid'],
  ['دي لا كروز', 'Delacruz,Dela Cruz,De La Cruz,ديلاكروز'],
];

describe('one word or two, in either script', () => {
  const WRITTEN: Readonly<Record<string, string>> = {
    'محمد علي': 'محمدعلي,Mohamedali,Mohammad-Ali',
    'سيد أحمد': 'سيدأحمد,Sidahmed',
    'أم علي': 'أمعلي,Ummali,Oum Ali',
    'بنت محمد': 'بنتمحمد,Bentmohamed',
    'نور الهدى': 'Nurul Huda',
    'هايلي سيلاسي': 'هايلسلاسي,Haile Selassie',
    غبريسيلاسي: 'Gebre Selassie',
    وولديماريام: 'Wolde Mariam',
    الشامي: 'Echami',
    فاندام: 'Van Damme',
  };
  const pairs = Object.entries(WRITTEN).flatMap(([one, others]) =>
    others.split(',').map((other) => [one, other] as const),
  );
  it.each(pairs)('%s and %s find each other, in the search and at admission', (one, other) => {
    for (const [stored, typed] of [
      [`${one} سالم`, other] as const,
      [`${other} سالم`, one] as const,
    ]) {
      expect(isFoundWell(stored, typed), `${stored} <- ${typed}`).toBe(true);
      const index = nameIndexOf([person(stored)]);
      expect(findDuplicates({ names: [`${typed} سالم`] }, index, 5), typed).toHaveLength(1);
    }
  });

  it('two known words in one do not find whoever bears only one of them', () => {
    const index = nameIndexOf([person('محمد سالم'), person('علي حسن')]);
    expect(index.search('محمدعلي', 5).filter(({ score }) => score >= WELL)).toEqual([]);
  });
});

describe('a particle glued or apart, first or last', () => {
  const pairs = PARTICLES.flatMap(([one, others]) =>
    others.split(',').map((other) => [one, other] as const),
  );

  it.each(pairs)('%s and %s', (one, other) => {
    for (const [stored, typed] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(isFoundWell(`سعاد ${stored}`, typed), `${typed} for ${stored}`).toBe(true);
      expect(isFoundWell(`${stored} حامد`, typed), `${typed} for ${stored}`).toBe(true);
      const index = nameIndexOf([person(`${stored} منير حامد`)]);
      expect(findDuplicates({ names: [`${typed} منير حامد`] }, index, 1)).toHaveLength(1);
    }
  });
});

describe('other people', () => {
  it.each([
    ['دعاء', 'Dia'],
    ['ضياء', 'Doaa'],
    ['مي', 'Roaa'],
    ['آية', 'Maya'],
    ['هيا', 'Aya'],
    ['أحمد', 'Emad'],
    ['هناء', 'Jana'],
    ['مهدي', 'Majid'],
    ['خليل', 'Jalil'],
    ['سارة', 'Zara'],
    ['كريم', 'Rahim'],
    ['محمد', 'Hamid'],
    ['خولة', 'Hala'],
    ['نادر', 'Nazir'],
    ['نذير', 'Nasir'],
    ['جمال', 'Kamal'],
    ['منى', 'Amina'],
    ['إسلام', 'Selma'],
    ['أمينة', 'أم ينة حسن'],
    ['بنيامين', 'أمين'],
  ])('%s is not found as %s', (stored, typed) => {
    expect(isFoundWell(stored, typed)).toBe(false);
  });

  it('are few for each query among as many different names', () => {
    const everybody = [...Object.keys(SPELLINGS), ...Object.values(SPELLINGS).join(',').split(',')];
    const names = [...new Set([...everybody, ...PARTICLES.map(([one]) => one)])];
    const index = nameIndexOf(names.map(person));
    const counts = names.map(
      (name) => index.search(name, 200).filter(({ score }) => score >= WELL).length,
    );
    // Its own spellings are up to eight here.
    expect(Math.max(...counts)).toBeLessThanOrEqual(14);
    expect(counts.reduce((sum, one) => sum + one, 0) / names.length).toBeLessThanOrEqual(5);
  });
});

describe('n08-year-or-sex-wrong', () => {
  const onFile = 'سلوى منير رشدي القاضي';
  const index = nameIndexOf([{ ...person(onFile), sex: 'female', birthYear: 2008 }]);

  it.each([
    [2000, 'female', 'different-birth-year'],
    [2002, 'female', 'different-birth-year'],
    [2008, 'male', 'different-sex'],
  ] as const)('is offered with %i and %s, and says %s', (birthYear, sex, reason) => {
    const [found] = findDuplicates({ names: [onFile], birthYear, sex }, index, 5);
    expect(found?.residentId).toBe(onFile);
    expect(found?.reasons).toContain(reason);
  });

  it('is offered in another spelling too, and after those with the same year', () => {
    const twin = { ...person('Salwa Mounir Roshdy El Kadi'), birthYear: 2000 };
    const both = nameIndexOf([{ ...person(onFile), birthYear: 2008 }, twin]);
    const found = findDuplicates({ names: ['سلوي منير رشدى القاضى'], birthYear: 2008 }, both, 5);
    expect(found.map(({ residentId }) => residentId)).toEqual([onFile, twin.residentId]);
    const spelt = { names: ['Salwa Mounir Roshdi Elqadi'], birthYear: 2008 };
    expect(findDuplicates(spelt, both, 5)[0]?.residentId).toBe(onFile);
  });

  it('is not offered where both differ, nor where little of the name is the same', () => {
    const other = { names: [onFile], birthYear: 1980, sex: 'male' } as const;
    expect(findDuplicates(other, index, 5)).toEqual([]);
    const halfAlike = { names: ['سلوى منير عبد الله'], birthYear: 1980 };
    expect(findDuplicates(halfAlike, index, 5)).toEqual([]);
  });
});

describe('n09-import-says-nothing-below-0.9', () => {
  const hanan = { names: ['حنان أحمد يوسف الصيرفي'], birthYear: 1997, sex: 'female' } as const;
  const doaa = { names: ['دعاء عبد الرحمن هاشم السروجي'], sex: 'female' } as const;

  it.each([
    ['Hanan Ahmed Youssef Elserafy', 1998, 'female', hanan],
    ['Hanan Ahmad Yousef Al-Sairafi', 1998, 'female', hanan],
    ['Doaa Abdelrahman Hashem', undefined, 'female', doaa],
    ['حنان أحمد يوسف الصيرفي', 2008, 'female', hanan],
    ['حنان أحمد يوسف الصيرفي', 1997, 'male', hanan],
  ] as const)('%s %s %s is perhaps on file', (name, birthYear, sex, onFile) => {
    const row = { names: [name], birthYear, sex };
    expect(likeness(row, onFile).score).toBeGreaterThanOrEqual(OFFER_FROM);
    // At import only people who share a pair of sounds are compared.
    const sounds = onFile.names.flatMap(blindPhrases);
    expect(blindPhrases(name).some((one) => sounds.includes(one))).toBe(true);
  });
});

it('a reader of very many names gives each the phrases that it has alone', () => {
  const typed = ['n01-one-consonant-names', 'n04-abu-glued'].flatMap(pairsOf).flat();
  const names = [...typed, 'سلمان حسن', 'سلم حسن', 'Salem', 'Salma Salem'];
  const phrasesOf = createPhraseReader();
  const twice = [...names, ...names];
  expect(twice.map(phrasesOf)).toEqual(twice.map(blindPhrases));
});
