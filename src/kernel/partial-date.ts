// A date of birth as it is really known: to the day, the month, the year, as an estimate, or not at all.
// Never fills a gap: what is unknown stays unknown, and an age built on a gap says so.
import { z } from 'zod';
import {
  ageOn,
  type CalendarDate,
  calendarDate,
  dateFromParts,
  daysInMonth,
  FIRST_YEAR,
  LAST_YEAR,
  partsOf,
} from './calendar-date';

export const DATE_PRECISIONS = ['day', 'month', 'year', 'estimated'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** Month precision is stored as the month's first day, year precision as 1 January. */
export interface KnownPartialDate {
  readonly precision: DatePrecision;
  readonly date: CalendarDate;
}

export type PartialDate = KnownPartialDate | { readonly precision: 'unknown' };

export const UNKNOWN_DATE: PartialDate = { precision: 'unknown' };

/** An estimate is read as this many years either way. */
export const ESTIMATE_YEARS = 2;

/** Schema; the date is brought to the first day of what is known. Issue: `date.invalid`. */
export function partialDate(): z.ZodType<
  PartialDate,
  { precision: DatePrecision; date: string } | { precision: 'unknown' }
> {
  const known = z
    .object({ precision: z.enum(DATE_PRECISIONS), date: calendarDate() })
    .transform(({ precision, date }): PartialDate => partialDateOf(date, precision));
  return z.union([known, z.strictObject({ precision: z.literal('unknown') })]);
}

/** Keeps of the date only what the precision claims to know. */
export function partialDateOf(date: CalendarDate, precision: DatePrecision): KnownPartialDate {
  if (precision === 'month') return { precision, date: `${date.slice(0, 7)}-01` as CalendarDate };
  if (precision === 'year') return { precision, date: `${date.slice(0, 4)}-01-01` as CalendarDate };
  return { precision, date };
}

/** First and last day the date may have been, both included; undefined when unknown. */
export function possibleDays(
  partial: PartialDate,
): { readonly first: CalendarDate; readonly last: CalendarDate } | undefined {
  if (partial.precision === 'unknown') return undefined;
  const { year, month } = partsOf(partial.date);
  switch (partial.precision) {
    case 'day':
      return { first: partial.date, last: partial.date };
    case 'month':
      return days({ year, month }, { year, month });
    case 'year':
      return days({ year, month: 1 }, { year, month: 12 });
    case 'estimated':
      return days(
        { year: Math.max(year - ESTIMATE_YEARS, FIRST_YEAR), month: 1 },
        { year: Math.min(year + ESTIMATE_YEARS, LAST_YEAR), month: 12 },
      );
  }
}

/** Lowest and highest age in completed years on a day; undefined when unknown or not yet born. */
export function ageRangeOn(
  birth: PartialDate,
  on: CalendarDate,
): { readonly lowest: number; readonly highest: number } | undefined {
  const possible = possibleDays(birth);
  if (possible === undefined) return undefined;
  const highest = ageOn(possible.first, on);
  return highest === undefined ? undefined : { lowest: ageOn(possible.last, on) ?? 0, highest };
}

/** An age in completed years; `approximate` when the birth date does not settle it. */
export interface Age {
  readonly years: number;
  readonly approximate: boolean;
}

/**
 * The age to show and count by; null when unknown or not yet born.
 * A month or a year leaves two ages possible: the lower one is taken, because a person who may be
 * a child is treated as one. An estimate is taken as the worker wrote it.
 */
export function approximateAge(birth: PartialDate, on: CalendarDate): Age | null {
  const range = ageRangeOn(birth, on);
  if (range === undefined || birth.precision === 'unknown') return null;
  if (birth.precision === 'estimated') {
    return { years: ageOn(birth.date, on) ?? 0, approximate: true };
  }
  return { years: range.lowest, approximate: range.lowest !== range.highest };
}

/** The year of birth for searching and comparing; undefined when unknown. */
export function birthYearOf(birth: PartialDate): number | undefined {
  return birth.precision === 'unknown' ? undefined : partsOf(birth.date).year;
}

interface YearMonth {
  readonly year: number;
  readonly month: number;
}

function days(first: YearMonth, last: YearMonth) {
  const from = dateFromParts({ ...first, day: 1 });
  const to = dateFromParts({ ...last, day: daysInMonth(last.year, last.month) });
  if (from === undefined || to === undefined) throw new RangeError('date outside 1900-2199');
  return { first: from, last: to };
}
