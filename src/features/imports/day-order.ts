// What a whole column says of the order of its days: which number is the day, and whether a spreadsheet program may have
// exchanged day and month in some of its cells.
import { foldDigits } from '../../kernel/digits';
import { dayOfNumber, type DayOrder, type DayRules, LONGEST_DAY, SOLAR_LAST } from './day-reading';
import { withoutMarks } from './invisible-marks';
import type { OwnListMapping } from './mapping';
import { writtenDay } from './written-day';

const YEAR_LAST = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(?:\d{4}|\d{2})$/;
const YEAR_FIRST = /^\d{4}\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/;

/**
 * The rules by which the days of each column are read. Where one column of a list was turned, the days of another one that do
 * not show their order are perhaps turned as well.
 */
export function dayRulesOf<Column>(
  columns: ReadonlyMap<Column, () => Iterable<string>>,
  list: {
    readonly settings: Pick<OwnListMapping, 'dayOrder' | 'hijri'>;
    readonly daysFrom1904: boolean;
  },
): Map<Column, DayRules> {
  const { dayOrder, hijri } = list.settings;
  const { daysFrom1904 } = list;
  const turned = new Map(
    [...columns].map(([column, values]) => [column, turnedDaysOf(values(), daysFrom1904)]),
  );
  const isAnyTurned = [...turned.values()].includes('perhaps');
  const rulesOf = (column: Column, values: () => Iterable<string>): DayRules => {
    const order =
      dayOrder === 'auto' ? dayOrderOf(values()) : { order: dayOrder, orderAssumed: false };
    const mayBeTurned = isAnyTurned && turned.get(column) !== 'no';
    return { ...order, hijri, daysFrom1904, mayBeTurned, hijriYears: hijriYearsOf(values()) };
  };
  return new Map([...columns].map(([column, values]) => [column, rulesOf(column, values)]));
}

const OLD_YEAR = /(?<!\d)1[34]\d{2}(?!\d)/;
const SOLAR_DAY =
  /^(?:1[34]\d{2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?31|31\s?[-/.]\s?\d{1,2}\s?[-/.]\s?1[34]\d{2})$/;
const SOLAR_WORDS =
  /فروردین|فروردين|اردیبهشت|ارديبهشت|خرداد|مرداد|شهریور|شهريور|مهر|آبان|بهمن|اسفند|حمل|ثور|جوزا|سرطان|سنبله|میزان|ميزان|عقرب|قوس|دلو|شمسي|شمسی|خورشید|خورشيد|ه\s?[.ـ]{0,2}\s?ش|(?<=\d)\s?ش$/;

/** A day 31, a month or a sign of the solar calendar; against it a year that calendar has not reached, a Hijri sign or month. */
export function hijriYearsOf(values: Iterable<string>): 'lunar' | 'solar' | 'open' {
  const seen = { lunar: 0, solar: 0 };
  for (const value of values) {
    if (value.length > LONGEST_DAY) continue;
    const plain = foldDigits(withoutMarks(value)).trim();
    const year = Number(OLD_YEAR.exec(plain)?.[0] ?? 0);
    if (year === 0) continue;
    if (SOLAR_DAY.test(plain) || SOLAR_WORDS.test(plain)) seen.solar += 1;
    else if (year > SOLAR_LAST || writtenDay(value).marksHijri || /\p{L}{3}/u.test(plain))
      seen.lunar += 1;
  }
  if (seen.solar > 0 && seen.lunar > 0) return 'open';
  return seen.solar > 0 ? 'solar' : seen.lunar > 0 ? 'lunar' : 'open';
}

/** Day first unless the column can only be month first. A column that holds both orders settles nothing. */
export function dayOrderOf(values: Iterable<string>): { order: DayOrder; orderAssumed: boolean } {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const value of values) {
    if (value.length > LONGEST_DAY) continue;
    const parts = YEAR_LAST.exec(writtenDay(value).text);
    if (parts === null) continue;
    if (Number(parts[1]) > 12) dayFirst += 1;
    else if (Number(parts[2]) > 12) monthFirst += 1;
  }
  if (monthFirst > 0 && dayFirst === 0) return { order: 'month-first', orderAssumed: false };
  return { order: 'day-first', orderAssumed: dayFirst === 0 || monthFirst > 0 };
}

/**
 * A program that expects the month first turns 03/04/2025 into 4 March and leaves 25/11/2025 as text. So days that stand beside
 * such texts, and none or few of which lie after the twelfth, are perhaps turned. `open`: nothing in the column itself speaks
 * against it or for it.
 */
export function turnedDaysOf(
  values: Iterable<string>,
  daysFrom1904: boolean,
): 'no' | 'open' | 'perhaps' {
  const seen = { texts: 0, open: 0, settled: 0, dayBeforeMonth: 0 };
  for (const value of values) {
    if (value.length > LONGEST_DAY) continue;
    const plain = foldDigits(withoutMarks(value)).trim();
    const last = YEAR_LAST.exec(plain);
    if (last !== null && (Number(last[1]) > 12 || Number(last[2]) > 12)) seen.texts += 1;
    const first = YEAR_FIRST.exec(dayOfNumber(plain, daysFrom1904) ?? plain);
    if (first === null) continue;
    const [month, day] = [Number(first[1]), Number(first[2])];
    if (month > 12 && day <= 12) seen.dayBeforeMonth += 1;
    else if (day > 12) seen.settled += 1;
    else if (day !== month) seen.open += 1;
  }
  if (seen.dayBeforeMonth > 0) return 'perhaps';
  // Of days that nobody turned, three of five lie after the twelfth.
  if (seen.open === 0 || seen.settled * 2 >= seen.open) return 'no';
  return seen.texts > 0 ? 'perhaps' : 'open';
}
