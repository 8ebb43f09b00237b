// One rule for every kind of list: whoever a row says has left is imported as having left, on a day that is known or that
// the worker gives, or not at all. A resident of today comes of such a row only where the worker says so.
import { type CalendarDate, compareDates } from '../../kernel/calendar-date';
import { type PartialDate, possibleDays } from '../../kernel/partial-date';
import type { OwnListMapping } from './mapping';
import type { RowReading } from './row-reading';

/** What a row says of a departure. */
export interface Told {
  /** `perhaps`: it may say so, such as a state that is not known to us. */
  readonly isLeft: 'yes' | 'perhaps' | 'no';
  /** The words that say so, and the title they stand under. */
  readonly column: string;
  readonly words: string;
  /** Known to the day, or only to a month or a year. */
  readonly exitedOn: PartialDate;
  /** It also says that the person lives in the house. */
  readonly isDisputed: boolean;
}

export type DepartureRules = Pick<OwnListMapping, 'departures' | 'exitedOnWhenMissing'>;

/** The day the stay ended; undefined for whoever lives in the house, and for a row that is left out. */
export function departureOf(
  told: Told,
  line: number,
  { rules, reading }: { readonly rules: DepartureRules; readonly reading: RowReading },
): CalendarDate | undefined {
  const known = dayOf(told.exitedOn);
  if (told.isLeft === 'no' && known === undefined) return undefined;
  if (known !== undefined && !told.isDisputed) return known;
  reading.leftBy = told.words;
  const decided = rules.departures.find((one) => one.line === line);
  if (decided?.exitedOn === null) {
    reading.mend('imports.stays-by-choice');
    return undefined;
  }
  if (decided !== undefined) return assumed(decided.exitedOn, reading);
  if (known !== undefined) {
    if (told.isDisputed) reading.issue('imports.exit-disputed', told.column, told.words);
    return known;
  }
  if (told.isLeft === 'perhaps') {
    reading.issue('imports.perhaps-left', told.column, told.words);
    return undefined;
  }
  const day = rules.exitedOnWhenMissing;
  if (day !== undefined && mayBe(told.exitedOn, day)) return assumed(day, reading);
  reading.issue('imports.closed-without-date', told.column, told.words);
  return undefined;
}

function assumed(day: CalendarDate, reading: RowReading): CalendarDate {
  reading.mend('imports.exit-assumed');
  return day;
}

function dayOf(known: PartialDate): CalendarDate | undefined {
  return known.precision === 'day' ? known.date : undefined;
}

/** The day chosen for a whole list is no day of somebody who left in another month. */
function mayBe(known: PartialDate, day: CalendarDate): boolean {
  const possible = possibleDays(known);
  if (possible === undefined) return true;
  return compareDates(possible.first, day) <= 0 && compareDates(day, possible.last) <= 0;
}
