// A date in three columns is one date; columns that do not say of which date they are, are named and not read.
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

async function listOf(rows: readonly (readonly string[])[]): Promise<ImportWorld> {
  return ImportWorld.with(utf8(rows.map((cells) => cells.join(',')).join('\n')), 'list.csv');
}

async function birthsOf(rows: readonly (readonly string[])[]) {
  const list = await listOf(rows);
  const { mapping } = valueOf(list.preview());
  valueOf((await list.run({ mapping: { ...mapping, unsettled: [] } })).answer);
  return list.residents.map(({ draft: { birth } }) =>
    birth.precision === 'unknown' ? 'unknown' : `${birth.date} ${birth.precision}`,
  );
}

const PEOPLE = [
  ['Mina Alpha', '15', '3', '1999', '2025-01-07'],
  ['Rosa Beta', '3', '4', '2001', '2025-01-08'],
  ['Hana Gamma', '', '5', '1990', '2025-01-09'],
  ['Sara Delta', '', '', '1985', '2025-01-10'],
  ['Nour Epsilon', '', '', '', '2025-01-11'],
];
// By hand, in the same order: to the day, to the day, to the month, to the year, unknown.
const BIRTHS = [
  '1999-03-15 day',
  '2001-04-03 day',
  '1990-05-01 month',
  '1985-01-01 year',
  'unknown',
];

describe('a date in three columns', () => {
  it.each([
    [
      'one title above three',
      [
        ['Name', 'Date of birth', '', '', 'Date of admission'],
        ['', 'Day', 'Month', 'Year', ''],
      ],
    ],
    [
      'in Arabic',
      [
        ['الاسم', 'تاريخ الميلاد', '', '', 'تاريخ الدخول'],
        ['', 'يوم', 'شهر', 'سنة', ''],
      ],
    ],
    [
      'a title of its own for each',
      [['Name', 'Day of birth', 'Month of birth', 'Year of birth', 'Date of admission']],
    ],
    ['in Arabic too', [['الاسم', 'يوم الميلاد', 'شهر الميلاد', 'سنة الميلاد', 'تاريخ الدخول']]],
    ['in brackets', [['Name', 'DOB (day)', 'DOB (month)', 'DOB (year)', 'Date of admission']]],
    [
      'in French',
      [
        [
          'Nom complet',
          'Jour de naissance',
          'Mois de naissance',
          'Année de naissance',
          'Date d’admission',
        ],
      ],
    ],
    ['a title over the first alone', [['Name', 'Date of birth', '', '', 'Date of admission']]],
  ])('%s', async (_, titles) => expect(await birthsOf([...titles, ...PEOPLE])).toEqual(BIRTHS));

  it('is said, and stands as one column', async () => {
    const list = await listOf([
      ['Name', 'Year of birth', 'Month of birth', 'Day of birth', 'Date of admission'],
      ['Mina Alpha', '1999', '3', '15', '2025-01-07'],
    ]);
    const { notes, columns } = valueOf(list.preview());
    expect(notes).toEqual([{ code: 'imports.date-joined', count: 1, names: ['Date of birth'] }]);
    expect(columns.map(({ target, confidence }) => `${target} ${confidence}`)).toEqual([
      'fullName sure',
      'birthDate sure',
      'admittedOn sure',
    ]);
  });

  it('by the name of the month, of another calendar, or not whole', async () => {
    const titles = ['Name', 'Day of birth', 'Month of birth', 'Year of birth', 'Date of admission'];
    const list = await listOf([
      titles,
      ['A B', '15', 'مارس', '1999', '2025-01-07'],
      ['C D', '15', '', '1999', '2025-01-08'],
      ['E F', '31', '2', '1999', '2025-01-09'],
      ['G H', '15', '3', '99', '2025-01-10'],
      ['I J', '15', '9', '1409', '2025-01-11'],
    ]);
    const { report } = valueOf(list.preview());
    expect(report).toMatchObject({ create: 4, reject: 1 });
    expect(report.causes).toEqual([
      { code: 'imports.date-unreadable', count: 2, lines: [3, 4] },
      { code: 'imports.year-two-digits', count: 1, lines: [5] },
      { code: 'imports.hijri-date', count: 1, lines: [6] },
    ]);
  });

  it('of an admission and an exit beside it', async () => {
    const list = await listOf([
      ['Name', 'Admission', '', '', 'Exit', '', ''],
      ['', 'Day', 'Month', 'Year', 'Day', 'Month', 'Year'],
      ['Mina Alpha', '3', '4', '2025', '5', '6', '2025'],
    ]);
    await list.run();
    expect(list.residents[0]?.draft).toMatchObject({
      admittedOn: '2025-04-03',
      exitedOn: '2025-06-05',
    });
  });

  it('that does not say which date it is, is named and not read', async () => {
    const list = await listOf([
      ['Name', 'Day', 'Month', 'Year', 'Date of admission'],
      ['Mina Alpha', '15', '3', '1999', '2025-01-07'],
    ]);
    const { notes, columns } = valueOf(list.preview());
    expect(notes).toEqual([
      { code: 'imports.date-in-parts', count: 3, names: ['Day', 'Month', 'Year'] },
    ]);
    expect(columns.map(({ target }) => target)).toEqual([
      'fullName',
      null,
      null,
      null,
      'admittedOn',
    ]);
  });

  it('a year of birth alone stays a year', async () => {
    expect(
      await birthsOf([
        ['Name', 'Year of birth', 'Date of admission'],
        ['Mina Alpha', '1999', '2025-01-07'],
      ]),
    ).toEqual(['1999-01-01 year']);
  });
});
