// Columns that no known title names and that may say when people left: by a word of leaving in the title, or by days that lie
// on or after the day of admission. They are guessed and asked about: whoever left must not become a resident of today.
import type { CalendarDate } from '../../kernel/calendar-date';
import { foldDigits } from '../../kernel/digits';
import { looksLikeDay } from './cells-fit';
import { isDayNumber, readDay } from './day-reading';
import { speaksOfOthers } from './other-people-words';
import { isTitleOfLeaving } from './stay-words';
import { cellText, type Table, type TableColumn, type TableRow, wholeTitle } from './table';
import { fold } from './words';

const LONGEST_TITLE = 200;
const DAY_AND_MONTH = /^\d{1,2}\s?[-/.]\s?\d{1,2}$/;
/** Papers and meetings end too, and nobody leaves by that. */
const OF_PAPERS =
  /passport|visa|permit|contract|session|interview|visit|court|تاشير|جواز|جلس|مقابل|زيار|محكم|عقد/;

/** A title with a word of leaving over days; what stands before that word must not be somebody else. */
export function isLeavingColumn(column: TableColumn, texts: readonly string[]): boolean {
  const title = wholeTitle(column);
  if (title.length > LONGEST_TITLE || !isTitleOfLeaving(title)) return false;
  const words = fold(title).split(' ');
  const first = words.findIndex((word) => isTitleOfLeaving(word));
  if (
    OF_PAPERS.test(words.join(' ')) ||
    speaksOfOthers(words.slice(0, Math.max(0, first)).join(' '))
  )
    return false;
  const days = texts.filter((text) => looksLikeDay(text) || DAY_AND_MONTH.test(foldDigits(text)));
  return days.length > 0 && days.length * 2 >= texts.length;
}

/** Whether most days of a column lie on or after the day of admission in their row. */
export function followsAdmission(column: TableColumn, admission: number, { rows }: Table): boolean {
  const title = wholeTitle(column);
  if (title.length > LONGEST_TITLE || speaksOfOthers(title)) return false;
  const seen = { days: 0, after: 0, others: 0 };
  for (const row of rows) {
    const text = cellText(row.cells[column.index]);
    const [day, admitted] = [dayIn(row, column.index), dayIn(row, admission)];
    if (day === undefined) seen.others += text === '' ? 0 : 1;
    else if (admitted !== undefined) {
      seen.days += 1;
      if (day >= admitted) seen.after += 1;
    }
  }
  return seen.days > seen.others && seen.after * 2 > seen.days;
}

/** Whether a row has a day in this column and none in those that are known to tell of it. */
export function fillsGap(index: number, known: readonly number[], { rows }: Table): boolean {
  const isFilled = (row: TableRow, at: number): boolean => cellText(row.cells[at]) !== '';
  return rows.some((row) => isFilled(row, index) && !known.some((at) => isFilled(row, at)));
}

function dayIn({ cells }: TableRow, index: number): CalendarDate | undefined {
  const text = cellText(cells[index]);
  if (text === '' || isDayNumber(text)) return undefined;
  const read = readDay(text, { order: 'day-first', orderAssumed: true, hijri: 'convert' });
  return read.kind === 'read' && read.known.precision === 'day' ? read.known.date : undefined;
}
