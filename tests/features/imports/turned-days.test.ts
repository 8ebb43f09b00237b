// Columns of which a spreadsheet program turned some days round and left the others as text.
import { describe, expect, it } from 'vitest';
import { turnedDaysOf } from '../../../src/features/imports/day-order';
import { type DayRules, readDay } from '../../../src/features/imports/day-reading';
import { utf8, workbookOf } from '../../support/workbooks';
import { ImportWorld, valueOf } from './import-world';

const RULES: DayRules = { order: 'day-first', orderAssumed: false, hijri: 'ask' };
const TURNED = 'imports.day-perhaps-turned';

describe('whether days of a column were perhaps turned round', () => {
  it.each([
    [['25/11/2025', '2025-04-03'], 'perhaps'],
    [['25-11-25', '2025-04-03', '2025-01-12'], 'perhaps'],
    [['٢٥/١١/٢٠٢٥', '2025-04-03'], 'perhaps'],
    // The other way round: a program that expects the day first leaves 10/24/2025 as text.
    [['10/24/2025', '2025-04-03'], 'perhaps'],
    [['25/11/2025', '2025-04-03 10:30'], 'perhaps'],
    // 45750 is 3 April 2025.
    [['25/11/2025', '45750'], 'perhaps'],
    [['2025/04/03', '2025/24/10'], 'perhaps'],
    [['2025/24/10'], 'perhaps'],
    // One of five days of the column lies after the twelfth: of five nobody turned, three would.
    [
      ['25/11/2025', '2025-04-03', '2025-01-12', '2025-02-03', '2025-05-06', '2025-04-20'],
      'perhaps',
    ],
    [['2025-04-03', '2025-01-12'], 'open'],
    [['25/11/2025', '2025-04-23', '2025-01-12'], 'no'],
    [['25/11/2025', '2025-04-04'], 'no'],
    [['25/11/2025', '03/04/2025'], 'no'],
    [['2025', 'soon', ''], 'no'],
  ] as const)('%j: %s', (values, turned) => expect(turnedDaysOf(values, false)).toBe(turned));

  it('counts day numbers as the workbook counts them', () => {
    // 44288 from 1904 is 3 April 2025; from 1900 it would be 2 April 2021, open as well. 44290 from 1900 is 4 April.
    expect(turnedDaysOf(['25/11/2025', '44288'], true)).toBe('perhaps');
    expect(turnedDaysOf(['25/11/2025', '44290'], false)).toBe('no');
  });
});

describe('a day of such a column', () => {
  const rules = { ...RULES, mayBeTurned: true };
  it.each(['2025-04-03', '2025/4/3', '2025-04-03 10:30', '20250403', '45750'])(
    '%s is taken and named',
    (text) =>
      expect(readDay(text, rules)).toMatchObject({ known: { date: '2025-04-03' }, doubt: TURNED }),
  );

  it.each(['2025-04-04', '2025-04-23', '25/11/2025', '2025-04', '2025'])(
    '%s is what it is',
    (text) => expect(readDay(text, rules)).not.toHaveProperty('doubt'),
  );

  it('2025/24/10 can be one day only, and is named in any column', () => {
    expect(readDay('2025/24/10', RULES)).toMatchObject({
      known: { date: '2025-10-24', precision: 'day' },
      doubt: TURNED,
    });
    expect(readDay('2025/24/13', RULES)).toEqual({
      kind: 'unread',
      code: 'imports.date-unreadable',
    });
    expect(readDay('2025/13/13', RULES)).toEqual({
      kind: 'unread',
      code: 'imports.date-unreadable',
    });
  });
});

describe('a workbook that was converted by half', () => {
  it('names the lines, keeps what stood there, and asks in other columns too', async () => {
    const list = await ImportWorld.with(
      await workbookOf({
        a: [
          ['Name', 'Date of birth', 'Date of admission'],
          // By hand: 36557 is 1 February 2000, 45750 is 3 April 2025, 45661 is 4 January 2025.
          ['Mina Alpha', { serial: 36_557 }, { serial: 45_750 }],
          ['Rosa Beta', '', '25/11/2025'],
          ['Hana Gamma', '', { serial: 45_661 }],
          ['Sara Delta', '', { serial: 45_661 + 0 }],
        ],
      }),
      'list.xlsx',
    );
    const { report } = valueOf(list.preview());
    expect(report).toMatchObject({ create: 4, causes: [{ code: TURNED, lines: [2, 4, 5] }] });
    await list.run();
    const [first, second] = list.residents.map(({ draft }) => draft);
    expect(first).toMatchObject({
      birth: { date: '2000-02-01' },
      admittedOn: '2025-04-03',
      note: 'Date of admission: 2025-04-03\nDate of birth: 2000-02-01',
    });
    expect(second).toMatchObject({ admittedOn: '2025-11-25' });
    expect(second).not.toHaveProperty('note');
  });

  it('says nothing of a column whose days nobody turned', async () => {
    const list = await ImportWorld.with(
      utf8('Name,Date of admission\nA B,2025-04-03\nC D,25/11/2025\nE F,2025-01-23\n'),
      'list.csv',
    );
    expect(valueOf(list.preview()).report.causes).toEqual([]);
  });
});
