// A day of the calendar as text, `YYYY-MM-DD`, Gregorian. Never an instant: it has no clock and no zone.
// Also the half-open periods that every count and report is made over.
import { z } from 'zod';
import { foldDigits } from './digits';

declare const calendarDateBrand: unique symbol;

/** Proleptic Gregorian day, `YYYY-MM-DD`, years 1900-2199. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

/** Half-open: `from` is in the period, `to` is not. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Year, month (1-12) and day of month of a calendar day. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Length of a month (1-12) in days; 0 when there is no such month. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return MONTH_LENGTHS[month - 1] ?? 0;
}

/** The day with these parts, or undefined when the calendar has none or it lies outside 1900-2199. */
export function dateFromParts({ year, month, day }: DayParts): CalendarDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${two(month)}-${two(day)}` as CalendarDate;
}

/** Reads `YYYY-MM-DD` in any of the three digit sets; undefined when it is not a day of 1900-2199. */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const match = DAY_PATTERN.exec(foldDigits(text).trim());
  if (match === null) return undefined;
  return dateFromParts({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

/** Schema of a calendar day; its only issue is `date.invalid`. Digits of other sets are folded to ASCII. */
export function calendarDate(): z.ZodType<CalendarDate, string> {
  return z.string({ error: 'date.invalid' }).transform((text, context) => {
    const date = parseCalendarDate(text);
    if (date !== undefined) return date;
    context.addIssue({ code: 'custom', message: 'date.invalid' });
    return z.NEVER;
  });
}

export function partsOf(date: CalendarDate): DayParts {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

/** Negative when `a` is earlier, 0 when equal, positive when later. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Days since 1970-01-01 (negative before). Source: Hinnant, "chrono-compatible low-level date algorithms". */
export function toEpochDay(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The inverse of `toEpochDay`. Throws RangeError outside 1900-2199. */
export function fromEpochDay(epochDay: number): CalendarDate {
  const shifted = epochDay + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const date = dateFromParts({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  });
  if (date === undefined) throw new RangeError('day outside the years 1900-2199');
  return date;
}

/** Throws RangeError when the result leaves 1900-2199. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Nights from one day to another: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/**
 * Age in completed years; undefined when `on` is before birth.
 * Who was born on 29 February completes a year on 1 March of a common year: a child stays a child
 * for that day, which is the side to err on.
 */
export function ageOn(birth: CalendarDate, on: CalendarDate): number | undefined {
  if (on < birth) return undefined;
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** The first day on which the person has completed `years`; undefined when outside 1900-2199. */
export function dayOfAge(birth: CalendarDate, years: number): CalendarDate | undefined {
  const { year, month, day } = partsOf(birth);
  const birthday = dateFromParts({ year: year + years, month, day });
  if (birthday !== undefined) return birthday;
  return dateFromParts({ year: year + years, month: month + 1, day: 1 });
}

/** The period, or undefined when it would be empty or run backwards. */
export function periodOf(from: CalendarDate, to: CalendarDate): Period | undefined {
  return from < to ? { from, to } : undefined;
}

export function inPeriod(date: CalendarDate, period: Period): boolean {
  return date >= period.from && date < period.to;
}

/** `2026-01` -> 2026-01-01 (in) to 2026-02-01 (out); undefined when it is no month. December 2199 has no end and is refused. */
export function monthPeriod(text: string): Period | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(foldDigits(text).trim());
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const from = dateFromParts({ year, month, day: 1 });
  const to =
    month === 12
      ? dateFromParts({ year: year + 1, month: 1, day: 1 })
      : dateFromParts({ year, month: month + 1, day: 1 });
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The calendar year as a period; undefined outside 1900-2198. */
export function yearPeriod(year: number): Period | undefined {
  const from = dateFromParts({ year, month: 1, day: 1 });
  const to = dateFromParts({ year: year + 1, month: 1, day: 1 });
  return from === undefined || to === undefined ? undefined : { from, to };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
