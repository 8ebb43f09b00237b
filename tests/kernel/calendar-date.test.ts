// Days, ages and periods: the edges that go wrong in reports (29 February, month ends, half-open periods).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageOn,
  type CalendarDate,
  calendarDate,
  compareDates,
  dayOfAge,
  daysBetween,
  fromEpochDay,
  inPeriod,
  monthPeriod,
  parseCalendarDate,
  periodOf,
  toEpochDay,
  yearPeriod,
} from '../../src/kernel/calendar-date';

const day = (text: string) => parseCalendarDate(text) as CalendarDate;
const anyDay = fc
  .integer({ min: toEpochDay(day('1900-01-01')), max: toEpochDay(day('2199-12-31')) })
  .map(fromEpochDay);

describe('reading a day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '1899-12-31', '2200-01-01'])(
    'refuses %s',
    (text) => expect(parseCalendarDate(text)).toBeUndefined(),
  );

  it.each(['', '2026-1-1', '01-01-2026', '2026-01-01T00:00', 'null', '2026/01/01'])(
    'refuses the form %j',
    (text) => expect(parseCalendarDate(text)).toBeUndefined(),
  );

  it('accepts all three digit sets and stores ASCII', () => {
    expect(parseCalendarDate('٢٠٢٤-٠٢-٢٩')).toBe('2024-02-29');
    expect(parseCalendarDate('۲۰۲۴-۰۲-۲۹')).toBe('2024-02-29');
  });

  it('gives one issue code through the schema', () => {
    expect(calendarDate().parse('2024-02-29')).toBe('2024-02-29');
    const refused = calendarDate().safeParse('2023-02-29');
    expect(refused.error?.issues.map(({ message }) => message)).toEqual(['date.invalid']);
    expect(calendarDate().safeParse(5).error?.issues[0]?.message).toBe('date.invalid');
  });
});

describe('counting days', () => {
  it('knows fixed points', () => {
    expect(toEpochDay(day('1970-01-01'))).toBe(0);
    expect(toEpochDay(day('2000-03-01'))).toBe(11017);
    expect(toEpochDay(day('1969-12-31'))).toBe(-1);
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
    expect(addDays(day('1900-02-28'), 1)).toBe('1900-03-01');
    expect(daysBetween(day('2026-01-31'), day('2026-02-01'))).toBe(1);
    expect(() => addDays(day('2199-12-31'), 1)).toThrow(RangeError);
  });

  it('agrees with the platform on every day', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(new Date(toEpochDay(date) * 86_400_000).toISOString().slice(0, 10)).toBe(date);
        expect(fromEpochDay(toEpochDay(date))).toBe(date);
      }),
    );
  });

  it('orders days as their numbers', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(compareDates(a, b))).toBe(Math.sign(toEpochDay(a) - toEpochDay(b)));
      }),
    );
  });
});

describe('age in completed years', () => {
  it.each([
    ['2008-05-10', '2026-05-09', 17],
    ['2008-05-10', '2026-05-10', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2024-02-29', 16],
    ['2026-05-10', '2026-05-10', 0],
  ])('born %s, on %s: %i', (birth, on, years) => {
    expect(ageOn(day(birth), day(on))).toBe(years);
  });

  it('is unknown before birth', () => {
    expect(ageOn(day('2026-05-11'), day('2026-05-10'))).toBeUndefined();
  });

  it('turns on the day of age and not the day before', () => {
    expect(dayOfAge(day('2008-02-29'), 18)).toBe('2026-03-01');
    const birthdays = fc.integer({ min: -20000, max: 20000 }).map(fromEpochDay);
    fc.assert(
      fc.property(birthdays, fc.integer({ min: 1, max: 90 }), (birth, years) => {
        const birthday = dayOfAge(birth, years) as CalendarDate;
        expect(ageOn(birth, birthday)).toBe(years);
        expect(ageOn(birth, addDays(birthday, -1))).toBe(years - 1);
      }),
    );
  });
});

describe('periods', () => {
  it('are half-open', () => {
    const january = monthPeriod('2026-01');
    expect(january).toEqual({ from: '2026-01-01', to: '2026-02-01' });
    if (january === undefined) throw new Error('no period');
    expect(inPeriod(day('2026-01-01'), january)).toBe(true);
    expect(inPeriod(day('2026-01-31'), january)).toBe(true);
    expect(inPeriod(day('2026-02-01'), january)).toBe(false);
    expect(inPeriod(day('2025-12-31'), january)).toBe(false);
  });

  it('close the year and refuse what is no period', () => {
    expect(monthPeriod('٢٠٢٥-١٢')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
    expect(monthPeriod('2026-13')).toBeUndefined();
    expect(monthPeriod('2026-1')).toBeUndefined();
    expect(yearPeriod(2025)).toEqual({ from: '2025-01-01', to: '2026-01-01' });
    expect(periodOf(day('2026-01-01'), day('2026-01-01'))).toBeUndefined();
  });
});
