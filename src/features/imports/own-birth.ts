// When somebody of a shelter's own list was born: by the day, failing that the year, failing that the age. What the list also
// says of the birth and cannot be true beside it is named and kept: a child must not become an adult without a word.
import { type CalendarDate, compareDates } from '../../kernel/calendar-date';
import {
  ageRangeOn,
  type PartialDate,
  possibleDays,
  UNKNOWN_DATE,
} from '../../kernel/partial-date';
import { ADULT_AGE } from '../residents';
import { ageDayOf } from './age-reference';
import { birthFromAge } from './day-reading';
import type { AgeSaid } from './draft';
import { readBirth } from './first-days';
import type { OwnListRules } from './own-list-rules';
import type { Cell, OwnRow } from './own-row';
import type { RowReading } from './row-reading';
import { writtenAge } from './written-age';

export interface OwnBirth {
  readonly birth: PartialDate;
  readonly ageSaid?: AgeSaid;
  /** Cells that need no other place: taken, or named with their text. */
  readonly settled: readonly Cell[];
}

interface Around {
  readonly admittedOn: CalendarDate | undefined;
  readonly rules: OwnListRules;
  readonly reading: RowReading;
}

const OLDEST = 120;

export function ownBirth(row: OwnRow, around: Around): OwnBirth {
  const { reading, rules } = around;
  for (const target of ['birthDate', 'birthYear'] as const) {
    const [cell] = row.cells(target);
    if (cell === undefined) continue;
    const read = readBirth(cell.text, row.dayRules(target));
    if (read.kind === 'unread') reading.unread(read.code, cell.title, cell.text);
    if (read.kind !== 'read') continue;
    reading.take(read, cell);
    if (read.known.date <= rules.today) {
      const birth = read.known;
      return { birth, settled: disputesOf(birth, cell, { row, around }) };
    }
    reading.unread('imports.birth-in-future', cell.title, cell.text);
  }
  return birthOfAge(row, around);
}

function birthOfAge(row: OwnRow, { admittedOn, rules, reading }: Around): OwnBirth {
  const [cell] = row.cells('age');
  if (cell === undefined) return { birth: UNKNOWN_DATE, settled: [] };
  const settled = [cell];
  const { mapping, today } = rules;
  const age = writtenAge(cell.text);
  const day = ageDayOf(cell.title, mapping, { admittedOn, today });
  const known = age <= OLDEST ? birthFromAge(age, day.on) : undefined;
  if (known === undefined) {
    reading.unread('imports.age-unreadable', cell.title, cell.text);
    return { birth: UNKNOWN_DATE, settled };
  }
  reading.mend(day.mend);
  return { birth: known, ageSaid: { text: cell.text, on: day.on }, settled };
}

/** The other cells on the birth that cannot be true beside the one taken; each is named and kept. */
function disputesOf(
  birth: PartialDate,
  taken: Cell,
  { row, around }: { readonly row: OwnRow; readonly around: Around },
): readonly Cell[] {
  const dates = (['birthDate', 'birthYear'] as const).flatMap((target) =>
    row.cells(target).filter((cell) => {
      if (cell === taken) return false;
      const read = readBirth(cell.text, row.dayRules(target));
      return read.kind === 'read' && !mayBeSame(birth, read.known);
    }),
  );
  const ages = row.cells('age').filter((cell) => !mayBeAge(birth, cell, around));
  const disputed = [...dates, ...ages];
  for (const { title, text } of disputed)
    around.reading.unread('imports.births-differ', title, text);
  return disputed;
}

function mayBeSame(one: PartialDate, other: PartialDate): boolean {
  const [here, there] = [possibleDays(one), possibleDays(other)];
  if (here === undefined || there === undefined) return true;
  return compareDates(here.first, there.last) <= 0 && compareDates(there.first, here.last) <= 0;
}

/** Within a year of an age possible on the day of the ages; where that day is open, from the admission until today. */
function mayBeAge(birth: PartialDate, cell: Cell, { admittedOn, rules }: Around): boolean {
  const age = writtenAge(cell.text);
  if (!(age <= OLDEST)) return true;
  const { mapping, today } = rules;
  const day = ageDayOf(cell.title, mapping, { admittedOn, today });
  const isOpen = day.mend === 'imports.age-at-admission-assumed';
  const lowest = ageRangeOn(birth, day.on)?.lowest;
  const highest = ageRangeOn(birth, isOpen ? today : day.on)?.highest;
  if (lowest === undefined || highest === undefined) return true;
  const isOtherSide = age < ADULT_AGE ? lowest >= ADULT_AGE : highest < ADULT_AGE;
  return age >= lowest - 1 && age <= highest + 1 && !isOtherSide;
}
