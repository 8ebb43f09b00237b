// Whether the cells of a column look like what its title says: a sure title over other cells is no longer sure.
import type { Target } from './column-titles';
import { readDay } from './day-reading';
import { isStatusWord, NAME_PARTS } from './no-name';
import { saysNothing } from './nothing-words';
import type { RowIssueCode } from './outcome';
import { columnValues, type Table } from './table';
import { codeOfWord, fold } from './words';

/** The filled cells of a column, each text once. */
export interface ColumnCells {
  readonly texts: readonly string[];
  readonly filled: number;
}

const MOST_TEXTS = 200;
const LONGEST_TEXT = 80;

export function cellsOfColumn(table: Table, index: number): ColumnCells {
  const texts = new Set<string>();
  let filled = 0;
  for (const text of columnValues(table, index)) {
    filled += 1;
    if (texts.size < MOST_TEXTS) texts.add(text.slice(0, LONGEST_TEXT));
  }
  return { texts: [...texts], filled };
}

export const DATE_TARGETS: ReadonlySet<Target> = new Set(['birthDate', 'admittedOn', 'exitedOn']);
const CODED = ['sex', 'nationality', 'category'] as const;
/** From here on a column of names with one or two texts in it is one of answers. */
const MANY = 6;

/** `open` where the cells say nothing. */
export function cellsFit(target: Target, cells: ColumnCells): 'yes' | 'no' | 'open' {
  const { texts } = cells;
  if (texts.length === 0) return 'open';
  if (DATE_TARGETS.has(target)) return texts.some(looksLikeDay) ? 'yes' : 'no';
  if (target === 'age') return texts.some(hasDigit) ? 'yes' : 'no';
  if (target === 'caseNumber') return areNumbers(cells) ? 'open' : 'no';
  if (NAME_PARTS.has(target)) return areNames(cells) ? 'open' : 'no';
  const coded = CODED.find((one) => one === target);
  if (coded === undefined) return 'open';
  return texts.some((text) => codeOfWord(coded, text) !== undefined) ? 'yes' : 'open';
}

function hasDigit(text: string): boolean {
  return /\d/.test(fold(text));
}

/** Each file has a number of its own, with a digit in it; two stays of one person share one. */
function areNumbers({ texts, filled }: ColumnCells): boolean {
  const said = texts.filter((text) => !saysNothing(text));
  if (said.length === 0) return true;
  const isRepeated = filled >= 4 && texts.length < MOST_TEXTS && texts.length * 2 < filled;
  return !isRepeated && said.some(hasDigit);
}

function areNames({ texts, filled }: ColumnCells): boolean {
  const said = texts.filter((text) => !saysNothing(text));
  const answers = said.filter((text) => isStatusWord(text) || !/\p{L}/u.test(text));
  if (answers.length > 0 && answers.length * 2 >= said.length) return false;
  return filled < MANY || said.length > 2;
}

const DAYS_UNREAD: ReadonlySet<RowIssueCode> = new Set<RowIssueCode>([
  ...(['imports.year-two-digits', 'imports.date-placeholder', 'imports.solar-date'] as const),
]);

/** A day to the day, in any way of writing it: no title is one. */
export function looksLikeDay(text: string): boolean {
  const reading = readDay(text, { order: 'day-first', orderAssumed: true, hijri: 'convert' });
  return reading.kind === 'read' || (reading.kind === 'unread' && DAYS_UNREAD.has(reading.code));
}
