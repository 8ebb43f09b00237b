// Columns read back what they wrote, and nothing else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeColumn,
  codesColumn,
  columnName,
  createStatement,
  dayColumn,
  durationColumn,
  idColumn,
  moneyColumn,
  momentColumn,
  orNull,
  placeColumn,
  residentColumn,
  table,
  timeColumn,
  wholeColumn,
  yesNoColumn,
} from '../../src/kernel/columns';
import { parseTimeOfDay } from '../../src/kernel/time-of-day';

const CODES = ['one', 'two', 'three'] as const;

describe('a column', () => {
  it('reads its own codes in the order of the list and no others', () => {
    const column = codesColumn(CODES);
    fc.assert(
      fc.property(fc.subarray([...CODES]), (some) => {
        expect(column.read(column.write(some.toReversed()))).toEqual(some);
      }),
    );
    for (const stored of ['["four"]', '[1]', '{}', 'one', null, 1]) {
      expect([stored, column.read(stored)]).toEqual([stored, undefined]);
    }
  });

  it.each([
    ['code', codeColumn(CODES), 'two', ['four', '', null, 2]],
    ['day', dayColumn(), '2026-02-28', ['2026-02-30', '2026-2-1x', null, 20260228]],
    ['time', timeColumn(), '23:59', ['24:00', '12:60', null, 12]],
    ['duration', durationColumn(), 90, [-1, 1441, 1.5, '90', null]],
    ['money', moneyColumn(), 'KWD 1250', ['1.25 KWD', 'GBP 5', 'KWD 01', 'KWD -5', null, 5]],
    ['place', placeColumn(), 'EG-ALX', ['EG-XX', 'eg', 'XX', '', null, 5]],
    [
      'moment',
      momentColumn(),
      '2026-03-09T22:30:00.000Z',
      ['2026-03-09 22:30', '2026-13-09T22:30:00.000Z', '2026-03-09T25:30:00.000Z', null],
    ],
    ['id', idColumn(), '0'.repeat(26), ['x', '', null]],
    ['whole', wholeColumn(1, 5), 5, [0, 6, 1.5, '3', null]],
    ['yes-no', yesNoColumn(), 1, [2, '1', null]],
  ] as const)('of a %s reads one and refuses what is none', (_name, column, good, bad) => {
    expect(column.read(good)).not.toBeUndefined();
    expect(bad.map((stored) => column.read(stored))).toEqual(bad.map(() => undefined));
    expect(orNull(column as never).read(null)).toBeNull();
  });

  it('stands in the table under the name of its field', () => {
    expect(columnName('authorStaffId')).toBe('author_staff_id');
    const made = table('tries', {
      id: idColumn(),
      residentId: orNull(residentColumn()),
      heldOn: dayColumn(),
    });
    expect(createStatement(made).replace(/\s+/g, ' ')).toBe(
      'CREATE TABLE tries ( id TEXT PRIMARY KEY, resident_id TEXT REFERENCES residents (id), held_on TEXT NOT NULL ) STRICT',
    );
  });
});

describe('a time of day', () => {
  it.each([
    ['9:05', '09:05'],
    ['٠٩:٠٥', '09:05'],
    [' 23.59 ', '23:59'],
    ['2215', '22:15'],
    ['915', '09:15'],
    ['٢٢١٥', '22:15'],
    ['۲۲:۱۵', '22:15'],
    ['22.15', '22:15'],
    ['٢٢٫١٥', '22:15'],
    ['22،15', '22:15'],
    ['22,15', '22:15'],
    ['22 15', '22:15'],
    ['22h15', '22:15'],
    ['22 : 15', '22:15'],
    ['٢٢：١٥', '22:15'],
    ['\u200f٢٢:١٥\u200f', '22:15'],
    ['10:15 م', '22:15'],
    ['١٠:١٥ مساءً', '22:15'],
    ['10:15 ص', '10:15'],
    ['12:05 ص', '00:05'],
    ['12:05 PM', '12:05'],
    ['9.30 p.m.', '21:30'],
    ['0000', '00:00'],
    ['2460', undefined],
    ['2560', undefined],
    ['22:5', undefined],
    ['22215', undefined],
    ['13:00 pm', undefined],
    ['0:30 am', undefined],
    ['-9:30', undefined],
    ['', undefined],
    ['24:00', undefined],
    ['9', undefined],
  ])('reads %j as %j', (typed, read) => expect(parseTimeOfDay(typed)).toBe(read));
});
