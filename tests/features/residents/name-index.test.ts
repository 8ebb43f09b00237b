// Search while typing, and search before create: the right person first, in any spelling.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { findDuplicates } from '../../../src/features/residents/duplicates';
import {
  createNameIndex,
  type NameEntry,
  type NameIndex,
} from '../../../src/features/residents/name-index';
import type { ResidentId } from '../../../src/kernel/ids';
import { nameIndexOf } from '../../support/name-index-of';

const id = (text: string) => text as ResidentId;
const entry = (key: string, names: string[], more: Partial<NameEntry> = {}): NameEntry => ({
  residentId: id(key),
  names,
  current: true,
  ...more,
});

const PEOPLE = [
  entry('ahmad', ['أحمد محمد حسن الهاشمي'], {
    caseNumber: 'K-2026-0001',
    room: '3',
    birthYear: 1990,
  }),
  entry('fatima', ['فاطمة علي سالم', 'Fatma Ali'], { caseNumber: 'K-2026-0012', birthYear: 2001 }),
  entry('abdullah', ['عبد الله يوسف'], { caseNumber: 'K-2025-0001', room: '12' }),
  entry('sara', ['سارة بنت علي القاسم'], { sex: 'female', birthYear: 1999 }),
  entry('karim', ['کریم نور الدین']),
  entry('old', ['فاطمة علي سالم'], { current: false, room: '3', birthYear: 1960 }),
];

let index: Omit<NameIndex, 'adder'>;
beforeEach(() => {
  index = nameIndexOf(PEOPLE);
});
const first = (text: string) => index.search(text, 5)[0]?.residentId;
const all = (text: string) => index.search(text, 20).map(({ residentId }) => residentId);

describe('search by name', () => {
  it.each([
    ['احمد', 'ahmad'],
    ['أحمَد', 'ahmad'],
    ['Ahmed', 'ahmad'],
    ['Ahmad Mohamad', 'ahmad'],
    ['Mohammed Hassan', 'ahmad'],
    ['هاشمي', 'ahmad'],
    ['al-Hashimi', 'ahmad'],
    ['هاش', 'ahmad'],
    ['فاطمه', 'fatima'],
    ['fat', 'fatima'],
    ['Fatima', 'fatima'],
    ['عبدالله', 'abdullah'],
    ['عبد ال', 'abdullah'],
    ['abdul', 'abdullah'],
    ['Abdallah Youssef', 'abdullah'],
    ['سارة علي', 'sara'],
    ['ساره بنت', 'sara'],
    ['القاسم سارة', 'sara'],
    ['كريم', 'karim'],
    ['نورالدين', 'karim'],
    ['Nureddin', 'karim'],
    ['عبدالله يوصف', 'abdullah'],
    ['احمذ الهاشمي', 'ahmad'],
  ])('%s finds %s', (typed, who) => expect(first(typed)).toBe(who));

  it('finds the same person first at every keystroke from the third on', () => {
    const typed = 'سارة القاسم';
    for (let length = 3; length <= typed.length; length += 1) {
      expect(first(typed.slice(0, length)), typed.slice(0, length)).toBe('sara');
    }
  });

  it('puts who is in the house before who left', () => {
    expect(all('فاطمة علي سالم').slice(0, 2)).toEqual(['fatima', 'old']);
  });

  it('says why', () => {
    expect(index.search('احمد', 1)[0]).toMatchObject({ matched: 'name', why: ['same-word'] });
    expect(index.search('Ahmed', 1)[0]).toMatchObject({ why: ['sounds-alike'] });
    expect(index.search('هاشمي', 1)[0]).toMatchObject({ why: ['without-article'] });
    expect(index.search('القاسم سارة', 1)[0]?.why).toContain('other-order');
  });

  it('finds nobody for nothing, and for a name nobody bears', () => {
    for (const text of ['', '   ', '؟', 'زكريا', 'Xylophone']) expect(all(text), text).toEqual([]);
    expect(index.search('احمد', 0)).toEqual([]);
  });
});

describe('search by number and room', () => {
  it('reads file numbers in both digit sets, exact first', () => {
    expect(index.search('k-2026-0001', 5)[0]).toEqual({
      residentId: 'ahmad',
      score: 1,
      matched: 'case-number',
      why: ['case-number'],
    });
    expect(first('٠٠١٢')).toBe('fatima');
    expect(all('0001').sort()).toEqual(['abdullah', 'ahmad']);
  });

  it.each([
    'K‑2026‑0012',
    'K‐2026–0012',
    'k—2026−0012',
    '\u200fK-\u200e٢٠٢٦-٠٠١٢\u202c',
    'K ٢٠٢٦ـ٠٠١٢',
    'K20260012',
    'K 2026 / 0012',
    'Ｋ－２０２６－００１２',
  ])('finds the file of a number pasted as %s, and marks it as exactly meant', (pasted) => {
    expect(index.search(pasted, 5)[0]).toMatchObject({ residentId: 'fatima', score: 1 });
  });

  it('finds a number that was kept with another stroke', () => {
    index.add(entry('huda', ['هدى'], { caseNumber: '2026‑021' }));
    for (const asked of ['2026-021', '٢٠٢٦–٠٢١', '2026021'])
      expect(index.search(asked, 5)[0]).toMatchObject({ residentId: 'huda', score: 1 });
    expect(first('026-02')).toBe('huda');
  });

  it('finds rooms of people in the house only', () => {
    expect(index.search('٣', 5).find(({ matched }) => matched === 'room')?.residentId).toBe(
      'ahmad',
    );
    expect(all('3')).not.toContain('old');
  });
});

describe('change', () => {
  it('forgets who is removed', () => {
    index.remove(id('ahmad'));
    expect(all('احمد')).toEqual([]);
    expect(all('K-2026-0001')).toEqual([]);
    expect(index.size).toBe(PEOPLE.length - 1);
    expect(index.entryOf(id('ahmad'))).toBeUndefined();
    index.remove(id('ahmad'));
    expect(index.size).toBe(PEOPLE.length - 1);
  });

  it('knows the new name and not the old one', () => {
    index.replace(entry('ahmad', ['زكريا ناصر']));
    expect(all('احمد')).toEqual([]);
    expect(first('زكريا')).toBe('ahmad');
    expect(() => index.add(entry('ahmad', ['x']))).toThrow();
  });

  it('answers after any changes as a fresh index would', () => {
    const words = ['احمد', 'محمد', 'ساره', 'علي', 'Fatima', 'هدى', 'الهاشمي', 'عبد الله'];
    const change = fc.record({
      who: fc.nat(7),
      names: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
      remove: fc.boolean(),
      current: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const living = nameIndexOf();
        const people = new Map<string, NameEntry>();
        for (const { who, names, remove, current } of changes) {
          const person = entry(`r${who}`, [names.join(' ')], { current });
          if (remove) living.remove(person.residentId);
          else living.replace(person);
          if (remove) people.delete(`r${who}`);
          else people.set(`r${who}`, person);
        }
        const fresh = nameIndexOf(people.values());
        for (const word of words) {
          expect(living.search(word, 20)).toEqual(fresh.search(word, 20));
        }
      }),
    );
  });

  it('takes in many people by numbered words as it takes in each by name', () => {
    const words = ['احمد', 'عبد', 'الله', 'بن', 'نور', 'الدين', 'Fatima', 'al', '', 'فاطمه'];
    const names = fc.array(fc.array(fc.nat(words.length - 1), { maxLength: 5 }), { maxLength: 3 });
    const change = fc.record({ names, removedBefore: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (people) => {
        const one = nameIndexOf();
        const many = createNameIndex(() => undefined);
        const add = many.adder();
        for (const [nth, person] of people.entries()) {
          const texts = person.names.map((name) => name.map((word) => words[word]).join(' '));
          // A word that went with its last bearer may be borne again.
          if (person.removedBefore && nth > 0) {
            one.remove(id(`r${nth - 1}`));
            many.remove(id(`r${nth - 1}`));
          }
          one.add(entry(`r${nth}`, texts));
          add({ residentId: id(`r${nth}`), current: true }, [{ words, names: person.names }]);
          add({ residentId: id(`r${nth}`), current: false }, []);
        }
        expect(many.size).toBe(one.size);
        for (const text of [...words, 'عبدالله', 'نور الدين احمد']) {
          expect(many.search(text, 30)).toEqual(one.search(text, 30));
        }
      }),
    );
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const { score } of index.search(text, 5)) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds everyone by their own full name', () => {
    const words = ['احمد', 'محمد', 'ساره', 'علي', 'Fatima', 'هدى', 'الهاشمي', 'خالد'];
    const person = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 20 }), (people) => {
        const crowd = nameIndexOf(people.map((names, at) => entry(`r${at}`, [names.join(' ')])));
        for (const names of people) {
          const found = crowd.search(names.join(' '), 1)[0];
          const best = crowd.entryOf(found?.residentId ?? id(''));
          expect([...(best?.names[0] ?? '').split(' ')].sort()).toEqual(
            expect.arrayContaining([...names]),
          );
        }
      }),
    );
  });
});

describe('possible duplicates', () => {
  it('offers the person with reasons and leaves strangers out', () => {
    const found = findDuplicates({ names: ['Ahmed Hassan'], birthYear: 1991 }, index, 5);
    expect(found.map(({ residentId }) => residentId)).toEqual(['ahmad']);
    expect(found[0]?.reasons).toEqual(['sounds-alike', 'part-of-name', 'near-birth-year']);
  });

  it('puts the nearer birth year first', () => {
    const found = findDuplicates({ names: ['فاطمه على سالم'], birthYear: 2001 }, index, 5);
    expect(found[0]).toMatchObject({ residentId: 'fatima', score: 1 });
    expect(found[1]).toMatchObject({
      residentId: 'old',
      reasons: ['same-name', 'different-birth-year'],
    });
  });

  it('still offers when birth year and sex are not known', () => {
    const found = findDuplicates({ names: ['سارة علي القاسم'], sex: 'unknown' }, index, 1);
    expect(found).toMatchObject([{ residentId: 'sara', score: 1 }]);
    expect(findDuplicates({ names: [] }, index, 5)).toEqual([]);
  });
});
