// One person in two rows of one list: under another spelling, or with a second stay. It is said; the worker decides.
import { describe, expect, it } from 'vitest';
import { PeopleBySound } from '../../../src/features/residents';
import { utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

async function listOf(rows: readonly string[], mapping: Record<string, unknown> = {}) {
  const text = ['الاسم,تاريخ الميلاد,تاريخ الدخول,رقم الملف', ...rows].join('\n');
  const world = await ImportWorld.with(utf8(text), 'list.csv');
  const before = valueOf(world.preview());
  const chosen = { ...before.mapping, ...mapping };
  const preview = valueOf(world.preview({ mapping: chosen }));
  await world.run({ mapping: chosen });
  const names = world.residents.map(({ draft }) => draft.name.given);
  return { preview, names, files: world.residents.length };
}

const codesOf = ({ report }: Awaited<ReturnType<typeof listOf>>['preview']) =>
  report.causes.map(({ code }) => code);

describe('one person in two rows of a list', () => {
  it.each([
    [
      'another spelling',
      'مريم أحمد سالم,1998-03-04,2025-01-10,',
      'مريم احمد سالم,1998-03-04,2025-02-11,',
    ],
    ['other letters', 'مريم أحمد سالم,,2025-01-10,', 'Mariam Ahmed Salem,,2025-01-10,'],
    [
      'a second stay',
      'مريم أحمد سالم,1998-03-04,2024-01-10,',
      'مريم أحمد سالم,1998-03-04,2025-06-01,',
    ],
    [
      'a birth that only one row knows',
      'مريم أحمد سالم,,2024-01-10,',
      'مريم أحمد سالم,1998-03-04,2024-01-10,',
    ],
    ['other order', 'مريم أحمد سالم,,2024-01-10,', 'سالم مريم أحمد,,2024-03-10,'],
  ])(
    '%s: no second file, and the row is shown beside the earlier one',
    async (_what, one, other) => {
      const { preview, files } = await listOf([one, other]);
      expect(codesOf(preview)).toEqual(['imports.repeated-person']);
      expect(preview.twins).toMatchObject([{ line: 3, ofLine: 2, isCreated: false }]);
      expect(files).toBe(1);
      const anyway = await listOf([one, other], { createAnyway: [3] });
      expect(anyway.files).toBe(2);
      expect(anyway.preview.twins).toMatchObject([{ line: 3, isCreated: true }]);
    },
  );

  it.each([
    // Two numbers mean two files of the list; a person may still have both.
    ['two numbers', 'مريم أحمد سالم,,2024-01-10,K-1', 'مريم أحمد سالم,,2025-01-10,K-2'],
    // 1998 and 2001 lie three years apart: 1 × 0.9, and one letter of the family's name differs.
    [
      'another year',
      'مريم أحمد سالم,1998-01-01,2024-01-10,',
      'مريم أحمد سليم,2001-01-01,2025-01-10,',
    ],
  ])('%s: a file is made, and it is asked', async (_what, one, other) => {
    const { preview, files } = await listOf([one, other]);
    expect(codesOf(preview)).toEqual(['imports.perhaps-repeated']);
    expect(preview.twins).toMatchObject([{ line: 3, ofLine: 2, isCreated: true }]);
    expect(files).toBe(2);
    expect((await listOf([one, other], { leaveOut: [3] })).files).toBe(1);
  });

  it.each([
    ['sisters', 'مريم أحمد سالم,1998-01-01,2024-01-10,', 'هدى أحمد سالم,1999-01-01,2024-01-10,'],
    ['one shared name', 'مريم أحمد,,2024-01-10,', 'مريم خالد,,2024-01-10,'],
    ['a mother and her child', 'مريم أحمد سالم,,2024-01-10,', 'يوسف خالد أحمد,,2024-01-10,'],
  ])('%s are two people', async (_what, one, other) => {
    const { preview, files } = await listOf([one, other]);
    expect(preview.twins).toEqual([]);
    expect(files).toBe(2);
  });

  it('a row that makes no file is nobody’s first: the person is in the other', async () => {
    const { preview, files, names } = await listOf([
      'مريم أحمد سالم,,2030-01-10,',
      'مريم أحمد سالم,,2024-01-10,',
      'مريم أحمد سالم,,2024-01-10,',
    ]);
    expect(codesOf(preview)).toEqual(['imports.admission-in-future', 'imports.repeated-row']);
    expect([files, names]).toEqual([1, ['مريم']]);
  });

  it('three rows of one person make one file, each beside the first', async () => {
    const { preview, files } = await listOf([
      'مريم أحمد سالم,,2024-01-10,',
      'مريم احمد سالم,,2024-05-10,',
      'Maryam Ahmad Salim,,2024-09-10,',
    ]);
    expect(preview.twins.map(({ line, ofLine }) => [line, ofLine])).toEqual([
      [3, 2],
      [4, 2],
    ]);
    expect(files).toBe(1);
  });
});

describe('people by the sounds of their names', () => {
  it('answers the likeliest of those before, the first of equals, and nobody who is only near', () => {
    const people = new PeopleBySound<number>();
    const names = ['سلوى رشدي القاضي', 'سلوى رشدي القاضي', 'سلوى منير خليل'];
    for (const [nth, name] of names.entries()) people.add(nth, people.heard({ names: [name] }));
    const asked = (name: string) => people.likeliest(people.heard({ names: [name] }))?.key;
    expect(asked('Salwa Rushdi Al Qadi')).toBe(0);
    expect(asked('سلوى منير')).toBe(2);
    expect(asked('هالة منير خليل')).toBeUndefined();
  });
});
