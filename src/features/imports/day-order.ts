// What a whole column says of the order of its days: which number is the day, and whether a spreadsheet program may have
// exchanged day and month in some of its cells.
import { foldDigits } from '../../kernel/digits';
import { dayOfNumber, type DayOrder, type DayRules, LONGEST_DAY } from './day-reading';
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
    return { ...order, hijri, daysFrom1904, mayBeTurned };
  };
  return new Map([...columns].map(([column, values]) => [column, rulesOf(column, values)]));
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
