// A day as it was typed, made ready to be read: plain digits and dashes, without the words and the hour around it.
import { foldDigits } from '../../kernel/digits';
import { withoutMarks } from './invisible-marks';
import type { MendCode } from './outcome';
import { withoutWeekday } from './weekdays';

export interface WrittenDay {
  readonly text: string;
  readonly marksHijri: boolean;
  /** "About 2001": known no better than by an estimate. */
  readonly isAbout: boolean;
  /** Persian digits without a Hijri sign: a year like ۱۳۷۵ may be of the solar calendar of Iran and Afghanistan. */
  readonly mayBeSolar: boolean;
  /** The day of the week written beside it, 0 for Sunday. */
  readonly weekday: number | undefined;
  readonly mended: MendCode[];
}

const HIJRI_MARK = /(?<=[\d\s])(?:هجريا?|هجريه|هجرية|ه|(?<![a-z])(?:a\.?h|h|hijri))\.?$/i;
const GREGORIAN_MARK = /(?<=[\d\s])(?:ميلاديا?|ميلادية|ميلاديه|م|(?<![a-z])(?:a\.?d|c\.?e))\.?$/i;
/** The same signs before the day, as a line that mixes directions may put them. */
const HIJRI_FIRST = /^(?:هجريا?|هجرية|ه)[\s.]{0,3}(?=\d)/;
const GREGORIAN_FIRST = /^(?:ميلاديا?|ميلادية|م)[\s.]{0,3}(?=\d)/;
const DASHES = /[\u2010-\u2015\u2212\\]/g;
const ABOUT_FIRST =
  /^(?:حوالي|حوالى|نحو|قرابة|تقريبا|بحدود|circa|ca?\.?|about|around|approx(?:imately)?\.?|est(?:imated)?\.?|vers|environ)\s{0,3}(?=\d)|^[~≈±]\s{0,3}/i;
const ABOUT_LAST = /(?<=\d)\s{0,3}(?:\(?(?:تقريبا|تقديرا|approx\.?|est\.?|env\.?)\)?|[~≈])$/i;
const TIMED =
  /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})[T\s]+\d{1,2}:\d{2}.*$/;

export function writtenDay(raw: string): WrittenDay {
  const mended: MendCode[] = [];
  const bare = withoutMarks(raw);
  const ascii = foldDigits(bare);
  if (ascii !== bare) mended.push('imports.digits-folded');
  const plain = ascii
    .replace(/\u0640|\u064b/g, '')
    .replace(/،/g, ' ')
    .replace(DASHES, '-')
    .trim()
    .replace(/^[([](.{1,60})[)\]]$/, '$1');
  const { text: dated, weekday } = withoutWeekday(plain);
  const sized = dated.replace(ABOUT_FIRST, '').replace(ABOUT_LAST, '').trim();
  const marksHijri = HIJRI_MARK.test(sized) || HIJRI_FIRST.test(sized);
  const text = withoutCalendar(sized, marksHijri);
  const timed = TIMED.exec(text);
  if (timed !== null) mended.push('imports.time-dropped');
  return {
    text: timed?.[1] ?? text,
    marksHijri,
    isAbout: sized !== dated,
    mayBeSolar: !marksHijri && /[\u06f0-\u06f9]/.test(bare),
    weekday,
    mended,
  };
}

function withoutCalendar(text: string, marksHijri: boolean): string {
  if (!/\d/.test(text)) return text;
  const [last, first] = marksHijri ? [HIJRI_MARK, HIJRI_FIRST] : [GREGORIAN_MARK, GREGORIAN_FIRST];
  return text.replace(last, '').replace(first, '').trim();
}
