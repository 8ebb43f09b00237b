// A birth that the list tells twice and differently, and births that stand on the day a program fills in.
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

async function imported(rows: readonly string[]) {
  const list = await ImportWorld.with(utf8(rows.join('\n')), 'list.csv');
  const preview = valueOf(list.preview());
  await list.run({ mapping: { ...preview.mapping, unsettled: [] } });
  const causes = preview.report.causes.map(({ code, lines }) => [code, lines]);
  return { causes, drafts: list.residents.map(({ draft }) => draft) };
}

describe('two columns of birth that contradict each other', () => {
  // Admitted on 10 January 2024; the list is read on 15 June 2026.
  it.each([
    ['سنة الميلاد', '2008', '1998-05-05', true],
    ['سنة الميلاد', '1998', '1998-05-05', false],
    ['Year of birth', '1999', '1998-05-05', true],
    ['Age', '30', '2010-05-05', true],
    ['Age', '15', '1990-05-05', true],
    // 18 at admission and 21 today: a child by the age, an adult by the day on every day between.
    ['Age', '17', '2005-05-05', true],
    ['Age', '18', '2005-05-05', false],
    ['Age', '22', '2005-05-05', false],
    ['Age', '23', '2005-05-05', true],
    // 33 on the day of admission, and no other day is meant.
    ['Age at admission', '34', '1990-05-05', false],
    ['العمر عند الدخول', '36', '1990-05-05', true],
    ['Age', 'about', '1990-05-05', false],
  ])('%s %s beside %s', async (title, other, day, isDisputed) => {
    const { causes, drafts } = await imported([
      `الاسم,تاريخ الميلاد,${title},تاريخ الدخول`,
      `مريم سالم,${day},${other},2024-01-10`,
    ]);
    const [draft] = drafts;
    expect(draft?.birth).toEqual({ precision: 'day', date: day });
    expect(causes).toEqual(isDisputed ? [['imports.births-differ', [2]]] : []);
    if (isDisputed) expect(draft?.note).toBe(`${title}: ${other}`);
  });

  it('a year alone beside an estimate of it is no contradiction', async () => {
    const { causes } = await imported([
      'Name,Year of birth,Age,Admission date',
      'Mina Salem,1990,33,2024-01-10',
    ]);
    expect(causes).toEqual([]);
  });
});

describe('births on a first day', () => {
  const list = (births: readonly string[]) => [
    'Name,Date of birth,Admission date',
    ...births.map((birth, nth) => `${NAMES[nth] ?? ''},${birth},2024-0${nth + 1}-10`),
  ];
  const NAMES = [
    'Mina Salem',
    'Huda Yusuf',
    'Abeba Tesfaye',
    'Rosa Lim',
    'Fatou Diop',
    'Grace Okoro',
  ];
  const birthsOf = async (births: readonly string[]) => {
    const { causes, drafts } = await imported(list(births));
    const read = drafts.map(({ birth }) =>
      birth.precision === 'unknown' ? 'unknown' : `${birth.date} ${birth.precision}`,
    );
    return { causes, read, notes: drafts.map(({ note }) => note) };
  };

  it('four of five on 1 January are years', async () => {
    const { causes, read, notes } = await birthsOf([
      ...['01/01/2006', '01/01/1999', '01/01/2001', '2003-01-01', '15/04/1995'],
    ]);
    expect(read).toEqual([
      ...['2006-01-01 year', '1999-01-01 year', '2001-01-01 year', '2003-01-01 year'],
      '1995-04-15 day',
    ]);
    expect(causes).toEqual([['imports.birth-on-first-day', [2, 3, 4, 5]]]);
    expect(notes[0]).toBe('Date of birth: 01/01/2006');
  });

  it('two, or three of a list of many, are birthdays', async () => {
    const two = await birthsOf(['01/01/2006', '01/01/1999', '15/04/1995']);
    expect(two.read[0]).toBe('2006-01-01 day');
    const rows = Array.from({ length: 12 }, (_, nth) => `${nth + 13}/04/1995`);
    const people = [...rows, '01/01/2001', '01/01/2002', '01/01/2003'];
    const { causes } = await imported([
      'Name,Date of birth,Admission date',
      ...people.map((birth, nth) => `${'abcdefghijklmno'[nth] ?? ''}x Salem,${birth},2024-01-10`),
    ]);
    expect(causes.filter(([code]) => code === 'imports.birth-on-first-day')).toEqual([]);
  });

  it('all on the first of a month are months', async () => {
    const { causes, read } = await birthsOf(['01/05/2006', '01/11/1999', '01/03/2001']);
    expect(read).toEqual(['2006-05-01 month', '1999-11-01 month', '2001-03-01 month']);
    expect(causes).toEqual([['imports.birth-on-first-day', [2, 3, 4]]]);
    const { read: mixed } = await birthsOf(['01/05/2006', '01/11/1999', '02/03/2001']);
    expect(mixed).toEqual(['2006-05-01 day', '1999-11-01 day', '2001-03-02 day']);
  });
});
