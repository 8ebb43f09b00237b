// Ages that go on without their birth date, counted by hand, and against every birth date they may have come from.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageCarried, ageCorrected, ageToKeep } from '../../../src/features/residents/kept-age';
import {
  ageOn,
  type CalendarDate,
  fromEpochDay,
  toEpochDay,
} from '../../../src/kernel/calendar-date';

const day = (text: string) => text as CalendarDate;
const exact = (years: number) => ({ years, approximate: false });
const about = (years: number) => ({ years, approximate: true });

describe('an age carried to another day', () => {
  it.each([
    ['the same day', exact(15), '2026-03-01', '2026-03-01', exact(15)],
    ['two years to the day', exact(15), '2024-03-01', '2026-03-01', exact(17)],
    ['a day short of two years: 16 or 17', exact(15), '2024-03-01', '2026-02-28', about(16)],
    ['a day over two years: 17 or 18', exact(15), '2024-03-01', '2026-03-02', about(17)],
    ['some days back: 17 or 18', exact(18), '2026-03-10', '2026-03-01', about(17)],
    ['back over the new year: 14 or 15', exact(15), '2026-03-01', '2025-12-20', about(14)],
    ['back a year to the day', exact(15), '2026-03-10', '2025-03-10', exact(14)],
    ['a leap day to the day before March', exact(17), '2024-02-29', '2025-02-28', about(17)],
    ['a leap day to 1 March: 18 or 19', exact(17), '2024-02-29', '2025-03-01', about(18)],
    ['an approximate age to the day', about(15), '2024-03-01', '2026-03-01', about(17)],
    ['before a child was born', exact(0), '2026-03-01', '2025-03-01', about(0)],
  ])('%s', (_, age, on, to, carried) => {
    expect(ageCarried({ age, on: day(on) }, day(to))).toEqual(carried);
  });

  it('is never above the true age, at most a year below, and right wherever it says exact', () => {
    const years = (from: number, to: number) =>
      fc.integer({ min: toEpochDay(day(`${from}-01-01`)), max: toEpochDay(day(`${to}-12-31`)) });
    fc.assert(
      fc.property(years(1950, 2009), years(2010, 2026), years(2010, 2026), (born, on, to) => {
        const birth = fromEpochDay(born);
        const known = { age: exact(ageOn(birth, fromEpochDay(on)) ?? 0), on: fromEpochDay(on) };
        const carried = ageCarried(known, fromEpochDay(to));
        const short = (ageOn(birth, fromEpochDay(to)) ?? 0) - carried.years;
        return carried.approximate ? short === 0 || short === 1 : short === 0;
      }),
    );
  });
});

describe('an age whose day is corrected', () => {
  const years = (from: number, to: number) =>
    fc.integer({ min: toEpochDay(day(`${from}-01-01`)), max: toEpochDay(day(`${to}-12-31`)) });

  it('goes on from an exact one, and rises no more once it is approximate', () => {
    const known = { age: exact(15), on: day('2024-03-01') };
    expect(ageCorrected(known, day('2026-03-02'))).toEqual(about(17));
    const back = ageCorrected(known, day('2004-03-01'));
    expect(back).toEqual(about(0));
    expect(ageCorrected({ age: back, on: day('2004-03-01') }, day('2024-03-01'))).toEqual(about(0));
    expect(ageCorrected({ age: about(15), on: day('2024-03-01') }, day('2026-03-01'))).toEqual(
      about(15),
    );
  });

  it('is never above the true age, however often the day is moved', () => {
    fc.assert(
      fc.property(
        years(1990, 2015),
        fc.array(years(1980, 2026), { maxLength: 8 }),
        (born, moves) => {
          const birth = fromEpochDay(born);
          let on = day('2026-03-10');
          let age = exact(ageOn(birth, on) ?? 0);
          for (const to of moves.map(fromEpochDay)) {
            age = ageCorrected({ age, on }, to);
            on = to;
          }
          return age.years <= (ageOn(birth, on) ?? 0);
        },
      ),
    );
  });
});

describe('the age that is kept', () => {
  const stay = (
    admittedOn: string,
    age: { years: number; approximate: boolean } | null = null,
  ) => ({
    admittedOn: day(admittedOn),
    age,
  });

  it('is the newest exact one, before any newer that is not', () => {
    const stays = [stay('2020-01-01', exact(9)), stay('2022-01-01', exact(11))];
    const newer = [...stays, stay('2024-01-01', about(40)), stay('2025-01-01')];
    const kept = { age: exact(11), on: '2022-01-01' };
    expect(ageToKeep(newer, true)).toEqual(kept);
    expect(ageToKeep(newer, false)).toEqual(kept);
  });

  it('is an approximate one only where somebody wrote who the person is', () => {
    const stays = [stay('2024-01-01', about(15)), stay('2025-01-01')];
    expect(ageToKeep(stays, true)).toEqual({ age: about(15), on: '2024-01-01' });
    expect(ageToKeep(stays, false)).toBeUndefined();
    expect(ageToKeep([stay('2025-01-01')], true)).toBeUndefined();
  });
});
