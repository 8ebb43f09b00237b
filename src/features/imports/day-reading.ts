// Reads days as people write them in lists: many orders, three digit sets, month names, Excel's day numbers.
// A Hijri day is recognised and asked about; a two-digit year is never guessed.
import {
  type CalendarDate,
  type DayParts,
  dateFromParts,
  fromEpochDay,
  partsOf,
  toEpochDay,
} from '../../kernel/calendar-date';
import { foldDigits } from '../../kernel/digits';
import { type KnownPartialDate, partialDateOf } from '../../kernel/partial-date';
import { fromHijri } from '../../kernel/umm-al-qura';
import { hijriMonthOf, isNumberedMonth as isNumberedHijriMonth } from './hijri-months';
import { isNumberedMonth, monthOf } from './month-names';
import type { MendCode, RowIssueCode } from './outcome';
import { type WrittenDay, writtenDay } from './written-day';

export type DayOrder = 'day-first' | 'month-first';

export interface DayRules {
  readonly order: DayOrder;
  /** No value of the column settled the order. */
  readonly orderAssumed: boolean;
  readonly hijri: 'ask' | 'convert';
  /** Day numbers are counted from 1904, as the workbook says; otherwise from 1900. */
  readonly daysFrom1904?: boolean;
  /** What years like 1390 are counted by in this column: the moon, or the sun as in Iran and Afghanistan. */
  readonly hijriYears?: 'lunar' | 'solar' | 'open';
  /** A program may have exchanged day and month in those days of the column that allow it. */
  readonly mayBeTurned?: boolean;
  /** In a column of births 1 January stands for a year alone, or every first of a month for the month. */
  readonly firstsAreYears?: boolean;
  readonly firstsAreMonths?: boolean;
}

export type DayReading =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'read';
      readonly known: KnownPartialDate;
      readonly mended: readonly MendCode[];
      /** Why the day is perhaps another one: it is taken, named and kept as it was written. */
      readonly doubt?: RowIssueCode;
    }
  | { readonly kind: 'unread'; readonly code: RowIssueCode };

/** Excel counts days from 1899-12-30; these are 1927 to 2064, so that a file number is not taken for a day. */
const SERIAL_FIRST = 10_000;
const SERIAL_LAST = 60_000;
const SERIAL_ORIGIN = 25_569;
const FROM_1900_TO_1904 = 1_462;
/** 20080 is more likely the year 2008 with a digit too many than a day of 1954. */
const YEAR_AND_DIGIT = /^(?:19|20)\d{3}(?:\.|$)/;
const DAY_NUMBER = /^\d{5}(?:\.\d+)?$/;
/** Nobody alive was born before; what lies earlier, or a century from now, stands where nothing was known. */
const EARLIEST_YEAR = 1906;
const LATEST_YEAR = 2100;
const HIJRI_FIRST = 1300;
const HIJRI_LAST = 1499;
/** The solar year that ends in March 2027: a later year is one of the moon. */
export const SOLAR_LAST = 1405;
/** Longer text is no day; it is not searched for one. */
export const LONGEST_DAY = 64;

export function readDay(raw: string, rules: DayRules): DayReading {
  if (raw.length > LONGEST_DAY) return unread('imports.date-unreadable');
  const [first, second, ...more] = daysIn(raw);
  if (first === undefined || second === undefined) return readOneDay(raw, rules);
  return more.length > 0 ? unread('imports.date-unreadable') : readSameDay([first, second], rules);
}

function readOneDay(raw: string, rules: DayRules): DayReading {
  const cleaned = writtenDay(raw);
  if (cleaned.text === '') return { kind: 'empty' };
  const reading = readWritten(cleaned, rules);
  if (reading.kind === 'unread' && isOutOfTime(cleaned.text))
    return unread('imports.date-placeholder');
  if (reading.kind !== 'read') return reading;
  const { year } = partsOf(reading.known.date);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return unread('imports.date-placeholder');
  const doubt = reading.doubt ?? doubtOf(reading.known, cleaned);
  const said = doubt === undefined ? reading : { ...reading, doubt };
  return cleaned.isAbout ? { ...said, known: partialDateOf(said.known.date, 'estimated') } : said;
}

/** 31/12/9999, 0001-01-01: of no calendar that anybody was born in. */
function isOutOfTime(text: string): boolean {
  if (!/^(?:\d{1,2}[-/.]){0,2}\d{4}$|^\d{4}(?:[-/.]\d{1,2}){1,2}$/.test(text)) return false;
  const year = Number(/(?<!\d)\d{4}(?!\d)/.exec(text)?.[0]);
  return year > LATEST_YEAR || (year < EARLIEST_YEAR && !isHijriYear(year));
}

function doubtOf(known: KnownPartialDate, { weekday }: WrittenDay): RowIssueCode | undefined {
  if (known.precision !== 'day') return undefined;
  if (known.date === '1970-01-01') return 'imports.date-perhaps-placeholder';
  // 1 January 1970 was a Thursday.
  const fell = (((toEpochDay(known.date) + 4) % 7) + 7) % 7;
  return weekday === undefined || weekday === fell ? undefined : 'imports.weekday-differs';
}

/** One day written in two calendars: "3/2/2025 الموافق 4/8/1446هـ". */
function daysIn(raw: string): readonly string[] {
  return raw
    .split(/(?:ال)?موافق(?:ا|ه|ة)?|(?:ال)?مصادف|corresponding to|[()=]/)
    .filter((part) => (foldDigits(part).match(/\d/g) ?? []).length >= 5);
}

/** Taken by the calendar of ours where the other one names the same day; the moon may differ by two. */
function readSameDay(parts: readonly [string, string], rules: DayRules): DayReading {
  const readings = parts.map((part) => readOneDay(part, { ...rules, hijri: 'convert' }));
  const days = readings.flatMap((one) => (one.kind === 'read' ? [one] : []));
  const own = days.find(({ mended }) => !mended.includes('imports.hijri-converted'));
  const [one, other] = days.map(({ known }) => toEpochDay(known.date));
  const isSame = one !== undefined && other !== undefined && Math.abs(one - other) <= 2;
  return own !== undefined && isSame ? own : unread('imports.date-unreadable');
}

function readWritten(cleaned: WrittenDay, rules: DayRules): DayReading {
  const { text } = cleaned;
  if (/^\d{4}$/.test(text)) return readYear(Number(text), cleaned, rules);
  if (YEAR_AND_DIGIT.test(text)) return unread('imports.date-unreadable');
  if (DAY_NUMBER.test(text)) return readSerial(Math.floor(Number(text)), cleaned, rules);
  const together = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  const named = readNamedMonth(cleaned, rules);
  if (named !== undefined) return named;
  const month = /^(\d{1,2})\s?[-/.\s]\s?(\d{4})$/.exec(text);
  if (month !== null) {
    return readYearFirst(
      { year: Number(month[2]), month: Number(month[1]), day: '' },
      cleaned,
      rules,
    );
  }
  const parts = together ?? /^(\d{1,4})[-/.\s]+(\d{1,2})(?:[-/.\s]+(\d{1,4}))?$/.exec(text);
  if (parts === null) return unread('imports.date-unreadable');
  return readParts([parts[1] ?? '', parts[2] ?? '', parts[3] ?? ''], cleaned, rules);
}

/** A bare number that a spreadsheet may mean as a day. */
export function isDayNumber(text: string): boolean {
  return DAY_NUMBER.test(writtenDay(text).text);
}

function readYear(year: number, cleaned: WrittenDay, rules: DayRules): DayReading {
  if (cleaned.marksHijri || isHijriYear(year)) {
    return (
      unreadHijri(cleaned, rules) ??
      converted({ year, month: 7, day: 1 }, 'estimated', { cleaned, rules })
    );
  }
  const date = dateFromParts({ year, month: 1, day: 1 });
  return date === undefined
    ? unread('imports.date-unreadable')
    : read(partialDateOf(date, 'year'), cleaned.mended);
}

function readSerial(written: number, cleaned: WrittenDay, rules: DayRules): DayReading {
  const from1904 = rules.daysFrom1904 === true;
  const date = dateOfNumber(written, from1904);
  if (date === undefined) return unread('imports.date-unreadable');
  const mend = from1904 ? 'imports.serial-date-1904' : 'imports.serial-date-read';
  return perhapsTurned(read(partialDateOf(date, 'day'), [...cleaned.mended, mend]), rules);
}

function dateOfNumber(written: number, from1904: boolean): CalendarDate | undefined {
  const serial = from1904 ? written + FROM_1900_TO_1904 : written;
  if (serial < SERIAL_FIRST || serial > SERIAL_LAST) return undefined;
  return fromEpochDay(serial - SERIAL_ORIGIN);
}

/** The day that a bare number stands for; undefined for any other text. */
export function dayOfNumber(text: string, from1904: boolean): CalendarDate | undefined {
  return DAY_NUMBER.test(text) ? dateOfNumber(Math.floor(Number(text)), from1904) : undefined;
}

function perhapsTurned(reading: DayReading, { mayBeTurned }: DayRules): DayReading {
  if (reading.kind !== 'read' || reading.known.precision !== 'day') return reading;
  const { month, day } = partsOf(reading.known.date);
  const isOpen = mayBeTurned === true && day <= 12 && day !== month;
  return isOpen ? { ...reading, doubt: 'imports.day-perhaps-turned' } : reading;
}

interface NamedDay {
  readonly year: string;
  readonly day: string | undefined;
  readonly words: readonly string[];
}

function readNamedMonth(cleaned: WrittenDay, rules: DayRules): DayReading | undefined {
  const named = namedDayOf(cleaned.text);
  if (named === undefined) return undefined;
  const month = monthOf(named.words);
  const hijriMonth = month === undefined ? hijriMonthOf(named.words) : undefined;
  if (month === undefined && hijriMonth === undefined) return undefined;
  if (named.year.length < 4) return unread('imports.year-two-digits');
  const [year, day] = [Number(named.year), Number(named.day ?? '1')];
  if (hijriMonth !== undefined) {
    if (!isHijriYear(year)) return unread('imports.date-unreadable');
    return readHijri(
      { year, month: hijriMonth, day: named.day },
      { ...cleaned, mayBeSolar: false, marksHijri: true },
      rules,
    );
  }
  const date = dateFromParts({ year, month: month ?? 0, day });
  if (date === undefined) return unread('imports.date-unreadable');
  return read(partialDateOf(date, named.day === undefined ? 'month' : 'day'), cleaned.mended);
}

const SMALL_WORDS = new Set([
  ...['of', 'the', 'من', 'يوم', 'في', 'شهر', 'سنة', 'عام', 'st', 'nd', 'rd', 'th'],
  ...['er', 'le', 'de', 'du', 'd'],
]);

/** A year and perhaps a day around a month's name, in whichever order. */
function namedDayOf(text: string): NamedDay | undefined {
  const pieces = text.match(/\d+|[^\d\s\-/.,]+/g) ?? [];
  const words: string[] = [];
  const numbers: string[] = [];
  for (const piece of pieces) {
    const last = words.at(-1);
    const belongs = /^[12]$/.test(piece) && last !== undefined && hasNumber(last);
    if (belongs || !/^\d/.test(piece)) words.push(piece);
    else numbers.push(piece);
  }
  const named = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  const year = numbers.find((number) => number.length === 4) ?? numbers.at(-1);
  const [day, ...more] = numbers.filter((number) => number !== year);
  if (year === undefined || named.length === 0 || more.length > 0) return undefined;
  const isShort = year.length === 2 && (day !== undefined || Number(year) > 31);
  if (year.length !== 4 && !isShort) return undefined;
  return { year, day: day === undefined || day.length > 2 ? undefined : day, words: named };
}

function hasNumber(word: string): boolean {
  return isNumberedMonth(word) || isNumberedHijriMonth(word);
}

function readParts(
  parts: readonly [string, string, string],
  cleaned: WrittenDay,
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
  cleaned: WrittenDay,
  rules: DayRules,
): DayReading {
  const whole = {
    year: parts.year,
    month: parts.month,
    day: Number(parts.day === '' ? '1' : parts.day),
  };
  if (cleaned.marksHijri || isHijriYear(parts.year)) return readHijri(parts, cleaned, rules);
  const date = dateFromParts(whole);
  if (date !== undefined) {
    const known = partialDateOf(date, parts.day === '' ? 'month' : 'day');
    return perhapsTurned(read(known, cleaned.mended), rules);
  }
  // 2025/24/10 can be one day only, yet whoever wrote it so may have written others so.
  const turned = dateFromParts({ year: whole.year, month: whole.day, day: whole.month });
  if (turned === undefined || whole.month <= 12 || parts.day === '')
    return unread('imports.date-unreadable');
  return {
    ...read(partialDateOf(turned, 'day'), cleaned.mended),
    doubt: 'imports.day-perhaps-turned',
  };
}

function readYearLast(
  [first, second, year]: readonly [number, number, number],
  cleaned: WrittenDay,
  rules: DayRules,
): DayReading {
  if (cleaned.marksHijri || isHijriYear(year)) {
    return readHijri({ year, month: second, day: String(first) }, cleaned, rules);
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

// A Hijri month lies in two months of ours: without its day it is an estimate.
function readHijri(
  hijri: { readonly year: number; readonly month: number; readonly day: string | undefined },
  cleaned: WrittenDay,
  rules: DayRules,
): DayReading {
  const hasDay = hijri.day !== undefined && hijri.day !== '';
  const whole = { ...hijri, day: hasDay ? Number(hijri.day) : 15 };
  return (
    unreadHijri(cleaned, rules) ??
    converted(whole, hasDay ? 'day' : 'estimated', { cleaned, rules })
  );
}

function unreadHijri(cleaned: WrittenDay, rules: DayRules): DayReading | undefined {
  if (rules.hijriYears === 'solar' && !cleaned.marksHijri) return unread('imports.solar-date');
  if (rules.hijri === 'ask') return unread('imports.hijri-date');
  return cleaned.mayBeSolar ? unread('imports.date-unreadable') : undefined;
}

function converted(
  hijri: DayParts,
  precision: 'day' | 'estimated',
  { cleaned, rules }: { readonly cleaned: WrittenDay; readonly rules: DayRules },
): DayReading {
  const date = fromHijri(hijri);
  if (date === undefined) return unread('imports.date-unreadable');
  const mended: MendCode[] = [...cleaned.mended, 'imports.hijri-converted'];
  const reading = read(partialDateOf(date, precision), mended);
  const isSure = cleaned.marksHijri || rules.hijriYears === 'lunar' || hijri.year > SOLAR_LAST;
  return isSure ? reading : { ...reading, doubt: 'imports.perhaps-solar' };
}

/** A birth year from an age on a day: an estimate, and marked as one. A part of a year is counted back in months. */
export function birthFromAge(age: number, on: CalendarDate): KnownPartialDate | undefined {
  const { year, month } = partsOf(on);
  const monthsBack = Number.isInteger(age) ? 0 : Math.round((age % 1) * 12);
  const yearsBack = Math.floor(age) + (monthsBack < month ? 0 : 1);
  const date = dateFromParts({ year: year - yearsBack, month: 1, day: 1 });
  return date === undefined ? undefined : partialDateOf(date, 'estimated');
}

function isHijriYear(year: number): boolean {
  return year >= HIJRI_FIRST && year <= HIJRI_LAST;
}

function read(
  known: KnownPartialDate,
  mended: readonly MendCode[],
): Extract<DayReading, { kind: 'read' }> {
  return { kind: 'read', known, mended };
}

function unread(code: RowIssueCode): DayReading {
  return { kind: 'unread', code };
}
