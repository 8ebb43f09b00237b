// The parts of a day as they are typed: read into a stored day where they name one, kept as they are where not.
import type { CalendarDate } from '../kernel/calendar-date';
import type { DatePrecision } from '../kernel/partial-date';
import { type CalendarName, dayFrom, dayIn } from './format';

export type WrittenDay = { day: string; month: string; year: string };
export type Part = keyof WrittenDay;
const BLANK: WrittenDay = { day: '', month: '', year: '' };
export const PARTS: Record<DatePrecision, readonly Part[]> = {
  day: ['day', 'month', 'year'],
  month: ['month', 'year'],
  year: ['year'],
  estimated: ['year'],
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function dayOf(text: string): CalendarDate | undefined {
  if (!DAY.test(text)) return undefined;
  const [year, month, day] = text.split('-').map(Number);
  return dayFrom({ year: year ?? 0, month: month ?? 0, day: day ?? 0 }, 'gregorian');
}

export function draftOf(written: string, calendar: CalendarName): WrittenDay {
  const on = dayOf(written);
  const parts = on === undefined ? undefined : dayIn(on, calendar);
  if (parts === undefined) return BLANK;
  return { day: String(parts.day), month: String(parts.month), year: String(parts.year) };
}

/** What the typed parts amount to: a stored day, empty, or text that no schema accepts as a day. */
export function readDraft(
  draft: WrittenDay,
  calendar: CalendarName,
  precision: DatePrecision,
): string {
  const asked = PARTS[precision].map((part) => draft[part]);
  if (asked.every((text) => text === '')) return '';
  const full = { year: Number(draft.year), month: Number(draft.month), day: Number(draft.day) };
  const parts = {
    year: full.year,
    month: precision === 'day' || precision === 'month' ? full.month : 1,
    day: precision === 'day' ? full.day : 1,
  };
  return dayFrom(parts, calendar) ?? asked.join('/');
}
