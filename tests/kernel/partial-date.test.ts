// Birth dates as they are really known: nothing is filled in, and a possible child is a child.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, fromEpochDay } from '../../src/kernel/calendar-date';
import {
  ageRangeOn,
  approximateAge,
  birthYearOf,
  DATE_PRECISIONS,
  partialDate,
  partialDateOf,
  possibleDays,
  UNKNOWN_DATE,
} from '../../src/kernel/partial-date';

const day = (text: string) => text as CalendarDate;
const days = fc.integer({ min: -18000, max: 20000 }).map(fromEpochDay);

describe('age from a partial date', () => {
  it('is exact when the day is known', () => {
    const birth = partialDateOf(day('2008-05-10'), 'day');
    expect(approximateAge(birth, day('2026-05-09'))).toEqual({ years: 17, approximate: false });
  });

  it('takes the lower age when only the year is known', () => {
    const birth = partialDateOf(day('2008-07-01'), 'year');
    expect(ageRangeOn(birth, day('2026-11-30'))).toEqual({ lowest: 17, highest: 18 });
    expect(approximateAge(birth, day('2026-11-30'))).toEqual({ years: 17, approximate: true });
    expect(approximateAge(birth, day('2026-12-31'))).toEqual({ years: 18, approximate: false });
  });

  it('is settled outside the birth month when the month is known', () => {
    const birth = partialDateOf(day('2008-05-20'), 'month');
    expect(approximateAge(birth, day('2026-05-15'))).toEqual({ years: 17, approximate: true });
    expect(approximateAge(birth, day('2026-06-01'))).toEqual({ years: 18, approximate: false });
    expect(approximateAge(birth, day('2026-04-30'))).toEqual({ years: 17, approximate: false });
  });

  it('keeps an estimate as the worker gave it and says so', () => {
    const birth = partialDateOf(day('2000-03-01'), 'estimated');
    expect(approximateAge(birth, day('2026-03-01'))).toEqual({ years: 26, approximate: true });
    expect(ageRangeOn(birth, day('2026-03-01'))).toEqual({ lowest: 23, highest: 28 });
  });

  it('is unknown for an unknown date and before birth', () => {
    expect(approximateAge(UNKNOWN_DATE, day('2026-03-01'))).toBeNull();
    expect(approximateAge(partialDateOf(day('2027-01-01'), 'day'), day('2026-03-01'))).toBeNull();
    expect(birthYearOf(UNKNOWN_DATE)).toBeUndefined();
  });

  it('always lies within the possible ages', () => {
    fc.assert(
      fc.property(days, days, fc.constantFrom(...DATE_PRECISIONS), (birth, on, precision) => {
        const partial = partialDateOf(birth, precision);
        const range = ageRangeOn(partial, on);
        const age = approximateAge(partial, on);
        expect(age === null).toBe(range === undefined);
        if (range === undefined || age === null) return;
        expect(age.years).toBeGreaterThanOrEqual(range.lowest);
        expect(age.years).toBeLessThanOrEqual(range.highest);
        const possible = possibleDays(partial);
        expect(possible && possible.first <= birth && birth <= possible.last).toBe(true);
      }),
    );
  });
});

describe('the schema', () => {
  it('keeps only what is known', () => {
    const read = partialDate().parse({ precision: 'month', date: '٢٠٠٨-٠٥-٢٠' });
    expect(read).toEqual({ precision: 'month', date: '2008-05-01' });
    expect(partialDate().parse({ precision: 'unknown' })).toEqual({ precision: 'unknown' });
  });

  it('refuses a wrong day and a day of unknown precision', () => {
    expect(partialDate().safeParse({ precision: 'day', date: '2026-02-30' }).success).toBe(false);
    expect(partialDate().safeParse({ precision: 'unknown', date: '2026-02-03' }).success).toBe(
      false,
    );
    expect(partialDate().safeParse({ date: '2026-02-03' }).success).toBe(false);
  });
});
