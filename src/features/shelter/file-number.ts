// How a shelter writes the numbers of its files: a prefix, a year of either calendar or none, and a running number.
// A number is given when the file is saved, after the highest one of its series; it is never given twice.
import { z } from 'zod';
import { type CalendarDate, partsOf } from '../../kernel/calendar-date';
import { foldDigits } from '../../kernel/digits';
import { toHijri } from '../../kernel/umm-al-qura';

export const FILE_NUMBER_YEARS = ['gregorian', 'umm-al-qura', 'none'] as const;
export type FileNumberYear = (typeof FILE_NUMBER_YEARS)[number];
export const FILE_NUMBER_JOINTS = ['-', '/', '.', '_'] as const;

export interface FileNumberPattern {
  /** Letters and digits before the year; empty for none. */
  readonly prefix: string;
  readonly year: FileNumberYear;
  readonly joint: (typeof FILE_NUMBER_JOINTS)[number];
  /** Least digits of the running number; it grows by itself when they are used up. */
  readonly digits: number;
}

export const USUAL_FILE_NUMBER: FileNumberPattern = {
  prefix: 'K',
  year: 'gregorian',
  joint: '-',
  digits: 4,
};

const PREFIX = /^[A-Za-z0-9\u0621-\u064a]{0,12}$/;

/** Issues: `file-number.prefix-invalid`, `choice.invalid`, `number.invalid`, `number.out-of-range`. */
export const fileNumberPattern = z
  .object({
    prefix: z
      .string({ error: 'file-number.prefix-invalid' })
      .transform((text) => foldDigits(text).trim())
      .refine((text) => PREFIX.test(text), { error: 'file-number.prefix-invalid' })
      .default(''),
    year: z.enum(FILE_NUMBER_YEARS, { error: 'choice.invalid' }),
    joint: z.enum(FILE_NUMBER_JOINTS, { error: 'choice.invalid' }),
    digits: z
      .int({ error: 'number.invalid' })
      .min(1, { error: 'number.out-of-range' })
      .max(8, { error: 'number.out-of-range' }),
  })
  .default(USUAL_FILE_NUMBER);

/** What every number of today's series begins with: `K-2026-`; empty where there is neither prefix nor year. */
export function fileNumberSeries(pattern: FileNumberPattern, today: CalendarDate): string {
  return [pattern.prefix, fileNumberYear(pattern.year, today)]
    .filter((part) => part !== '')
    .map((part) => `${part}${pattern.joint}`)
    .join('');
}

/** The number after the highest one of the same series among `taken`; the first is 1. */
export function nextFileNumber(
  taken: Iterable<string>,
  today: CalendarDate,
  pattern: FileNumberPattern = USUAL_FILE_NUMBER,
): string {
  const series = fileNumberSeries(pattern, today);
  let highest = 0;
  for (const number of taken) {
    if (!number.startsWith(series)) continue;
    const rest = number.slice(series.length);
    if (/^\d{1,9}$/.test(rest)) highest = Math.max(highest, Number(rest));
  }
  return series + String(highest + 1).padStart(pattern.digits, '0');
}

/** Past the end of the Hijri tables the Gregorian year is written: a number is never without its series. */
export function fileNumberYear(year: FileNumberYear, today: CalendarDate): string {
  if (year === 'none') return '';
  const hijri = year === 'umm-al-qura' ? toHijri(today) : undefined;
  return String((hijri ?? partsOf(today)).year);
}
