// Reads days as people write them in lists: many orders, three digit sets, month names, Excel's day numbers.
// A Hijri day is recognised and asked about; a two-digit year is never guessed.
import {
  type CalendarDate,
  dateFromParts,
  fromEpochDay,
  partsOf,
} from '../../kernel/calendar-date';
import { foldDigits } from '../../kernel/digits';
import { type KnownPartialDate, partialDateOf } from '../../kernel/partial-date';
import { fromHijri } from '../../kernel/umm-al-qura';
import type { MendCode, RowIssueCode } from './outcome';

export type DayOrder = 'day-first' | 'month-first';

export interface DayRules {
  readonly order: DayOrder;
  /** No value of the column settled the order. */
  readonly orderAssumed: boolean;
  readonly hijri: 'ask' | 'convert';
}

export type DayReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'read';
      readonly known: KnownPartialDate;
      readonly mended: readonly MendCode[];
    }
  | { readonly kind: 'unread'; readonly code: RowIssueCode };

const MONTH_WORDS = [
  'jan january يناير جانفي كانون2 كانونالثاني',
  'feb february فبراير فيفري شباط',
  'mar march مارس اذار',
  'apr april ابريل افريل نيسان',
  'may مايو ماي ايار',
  'jun june يونيو جوان حزيران',
  'jul july يوليو جويلية تموز',
  'aug august اغسطس اوت اب',
  'sep sept september سبتمبر ايلول',
  'oct october اكتوبر تشرينالاول تشرين1',
  'nov november نوفمبر تشرينالثاني تشرين2',
  'dec december ديسمبر كانونالاول كانون1',
];
const MONTHS = new Map(
  MONTH_WORDS.flatMap((words, index) =>
    words.split(' ').map((word): [string, number] => [word, index + 1]),
  ),
);

/** Excel counts days from 1899-12-30; these are 1927 to 2064, so that a file number is not taken for a day. */
const SERIAL_FIRST = 10_000;
const SERIAL_LAST = 60_000;
const SERIAL_ORIGIN = 25_569;
const HIJRI_FIRST = 1300;
const HIJRI_LAST = 1499;

interface Cleaned {
  readonly text: string;
  readonly marksHijri: boolean;
  readonly mended: MendCode[];
}

export function readDay(raw: string, rules: DayRules): DayReading {
  const cleaned = clean(raw);
  if (cleaned.text === '') return { kind: 'empty' };
  const yearOnly = /^\d{4}$/.exec(cleaned.text);
  if (yearOnly !== null) return readYear(Number(cleaned.text), cleaned, rules);
  if (/^\d{5}(?:\.\d+)?$/.test(cleaned.text))
    return readSerial(Math.floor(Number(cleaned.text)), cleaned);
  const named = readNamedMonth(cleaned);
  if (named !== undefined) return named;
  const parts = /^(\d{1,4})[-/.\s]+(\d{1,2})(?:[-/.\s]+(\d{1,4}))?$/.exec(cleaned.text);
  if (parts === null) return unread('imports.date-unreadable');
  return readParts([parts[1] ?? '', parts[2] ?? '', parts[3] ?? ''], cleaned, rules);
}

/** Day first unless a value of the column can only be month first. */
export function dayOrderOf(values: Iterable<string>): { order: DayOrder; orderAssumed: boolean } {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const value of values) {
    const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}$/.exec(clean(value).text);
    if (parts === null) continue;
    if (Number(parts[1]) > 12) dayFirst += 1;
    else if (Number(parts[2]) > 12) monthFirst += 1;
  }
  if (monthFirst > 0 && dayFirst === 0) return { order: 'month-first', orderAssumed: false };
  return { order: 'day-first', orderAssumed: dayFirst === 0 };
}

function clean(raw: string): Cleaned {
  const mended: MendCode[] = [];
  const ascii = foldDigits(raw);
  if (ascii !== raw) mended.push('imports.digits-folded');
  let text = ascii
    .replace(/[\u200e\u200f\u061c\u0640\u00a0]/g, ' ')
    .replace(/،/g, ' ')
    .trim();
  const marksHijri = /(?:ه|هـ|\bah)\.?$/i.test(text) && /\d/.test(text);
  text = text.replace(/\s*(?:هـ|ه|م|ad|ah)\.?$/i, (mark) => (/\d/.test(text) ? '' : mark)).trim();
  const timed = /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})[T\s]+\d{1,2}:\d{2}.*$/.exec(
    text,
  );
  if (timed !== null) mended.push('imports.time-dropped');
  return { text: timed?.[1] ?? text, marksHijri, mended };
}

function readYear(year: number, cleaned: Cleaned, rules: DayRules): DayReading {
  if (cleaned.marksHijri || isHijriYear(year)) {
    if (rules.hijri === 'ask') return unread('imports.hijri-date');
    const middle = fromHijri({ year, month: 7, day: 1 });
    if (middle === undefined) return unread('imports.date-unreadable');
    return read(partialDateOf(middle, 'estimated'), [...cleaned.mended, 'imports.hijri-converted']);
  }
  const date = dateFromParts({ year, month: 1, day: 1 });
  return date === undefined
    ? unread('imports.date-unreadable')
    : read(partialDateOf(date, 'year'), cleaned.mended);
}

function readSerial(serial: number, cleaned: Cleaned): DayReading {
  if (serial < SERIAL_FIRST || serial > SERIAL_LAST) return unread('imports.date-unreadable');
  const date = fromEpochDay(serial - SERIAL_ORIGIN);
  return read(partialDateOf(date, 'day'), [...cleaned.mended, 'imports.serial-date-read']);
}

function readNamedMonth(cleaned: Cleaned): DayReading | undefined {
  const parts = /^(?:(\d{1,2})[-/.,\s]*)?([^\d]+?)[-/.,\s]*(\d{4})$/u.exec(cleaned.text);
  const month = parts === null ? undefined : MONTHS.get(foldMonth(parts[2] ?? ''));
  if (parts === null || month === undefined) return undefined;
  const day = parts[1];
  const date = dateFromParts({ year: Number(parts[3]), month, day: Number(day ?? '1') });
  if (date === undefined) return unread('imports.date-unreadable');
  return read(partialDateOf(date, day === undefined ? 'month' : 'day'), cleaned.mended);
}

function foldMonth(word: string): string {
  return word
    .toLowerCase()
    .replace(/[أإآ]/g, 'ا')
    .replace(/[\s.,-]/g, '');
}

function readParts(
  parts: readonly [string, string, string],
  cleaned: Cleaned,
  rules: DayRules,
): DayReading {
  const [first, second, third] = parts;
  if (first.length === 4) {
    return readYearFirst(
      { year: Number(first), month: Number(second), day: third },
      cleaned,
      rules,
    );
  }
  if (third === '') return unread('imports.date-unreadable');
  if (third.length < 4) return unread('imports.year-two-digits');
  if (first.length > 2) return unread('imports.date-unreadable');
  return readYearLast([Number(first), Number(second), Number(third)], cleaned, rules);
}

function readYearFirst(
  parts: { readonly year: number; readonly month: number; readonly day: string },
  cleaned: Cleaned,
  rules: DayRules,
): DayReading {
  const whole = {
    year: parts.year,
    month: parts.month,
    day: Number(parts.day === '' ? '1' : parts.day),
  };
  if (cleaned.marksHijri || isHijriYear(parts.year)) return readHijri(whole, cleaned, rules);
  const date = dateFromParts(whole);
  if (date === undefined) return unread('imports.date-unreadable');
  return read(partialDateOf(date, parts.day === '' ? 'month' : 'day'), cleaned.mended);
}

function readYearLast(
  [first, second, year]: readonly [number, number, number],
  cleaned: Cleaned,
  rules: DayRules,
): DayReading {
  if (cleaned.marksHijri || isHijriYear(year)) {
    return readHijri({ year, month: second, day: first }, cleaned, rules);
  }
  const settled = first > 12 || second > 12;
  const monthFirst = settled ? second > 12 : rules.order === 'month-first';
  const [day, month] = monthFirst ? [second, first] : [first, second];
  const date = dateFromParts({ year, month, day });
  if (date === undefined) return unread('imports.date-unreadable');
  const mended = [...cleaned.mended];
  if (monthFirst) mended.push('imports.month-first-read');
  else if (!settled && rules.orderAssumed && day !== month)
    mended.push('imports.day-first-assumed');
  return read(partialDateOf(date, 'day'), mended);
}

function readHijri(
  hijri: { readonly year: number; readonly month: number; readonly day: number },
  cleaned: Cleaned,
  rules: DayRules,
): DayReading {
  if (rules.hijri === 'ask') return unread('imports.hijri-date');
  const date = fromHijri(hijri);
  if (date === undefined) return unread('imports.date-unreadable');
  return read(partialDateOf(date, 'day'), [...cleaned.mended, 'imports.hijri-converted']);
}

/** A birth year from an age in completed years on a day: an estimate, and marked as one. */
export function birthFromAge(age: number, on: CalendarDate): KnownPartialDate | undefined {
  const date = dateFromParts({ year: partsOf(on).year - age, month: 1, day: 1 });
  return date === undefined ? undefined : partialDateOf(date, 'estimated');
}

function isHijriYear(year: number): boolean {
  return year >= HIJRI_FIRST && year <= HIJRI_LAST;
}

function read(known: KnownPartialDate, mended: readonly MendCode[]): DayReading {
  return { kind: 'read', known, mended };
}

function unread(code: RowIssueCode): DayReading {
  return { kind: 'unread', code };
}
