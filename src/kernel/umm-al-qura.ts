// The Hijri calendar by the Umm al-Qura tables, for showing and typing. Records always keep the Gregorian day.
// Outside the tables it refuses: a computed guess next to a legal date would look like a fact.
import {
  GregorianCalendar,
  IslamicUmalquraCalendar,
  CalendarDate as LibraryDate,
  toCalendar,
} from '@internationalized/date';
import { type CalendarDate, dateFromParts, partsOf } from './calendar-date';

/** A day of the Umm al-Qura calendar: year AH, month 1-12, day 1-30. */
export interface HijriDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Years wholly covered both by the tables and by the calendar days of the kernel (1900-2199). */
export const FIRST_HIJRI_YEAR = 1318;
export const LAST_HIJRI_YEAR = 1599;

const gregorian = new GregorianCalendar();
const ummAlQura = new IslamicUmalquraCalendar();

/** The Umm al-Qura day, or undefined outside 1318-1599 AH (about May 1900 to 2174). */
export function toHijri(date: CalendarDate): HijriDate | undefined {
  const { year, month, day } = partsOf(date);
  const hijri = toCalendar(new LibraryDate(gregorian, year, month, day), ummAlQura);
  if (!isCovered(hijri.year)) return undefined;
  return { year: hijri.year, month: hijri.month, day: hijri.day };
}

/** The Gregorian day, or undefined when there is no such Hijri day or it is outside the tables. */
export function fromHijri({ year, month, day }: HijriDate): CalendarDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (day < 1 || day > daysInHijriMonth(year, month)) return undefined;
  const date = toCalendar(new LibraryDate(ummAlQura, year, month, day), gregorian);
  return dateFromParts({ year: date.year, month: date.month, day: date.day });
}

/** 29 or 30; 0 when there is no such month in the tables. */
export function daysInHijriMonth(year: number, month: number): number {
  if (!isCovered(year) || month < 1 || month > 12) return 0;
  return ummAlQura.getDaysInMonth(new LibraryDate(ummAlQura, year, month, 1));
}

function isCovered(year: number): boolean {
  return year >= FIRST_HIJRI_YEAR && year <= LAST_HIJRI_YEAR;
}
