// What a row of a shelter's own list says of a departure: by the day of exit, its reason, the state of the stay, or a remark.
import type { CalendarDate } from '../../kernel/calendar-date';
import { type PartialDate, UNKNOWN_DATE } from '../../kernel/partial-date';
import { readDay } from './day-reading';
import { type DepartureRules, departureOf, type Told } from './departure';
import { mayTellLeaving } from './leaving-remark';
import { leavingBehindName } from './written-name';
import { isBlankSign, saysNothing } from './nothing-words';
import type { Cell, OwnRow } from './own-row';
import type { RowReading } from './row-reading';
import { mayBeAboutStay } from './stay-title';
import { stayStateOf } from './stay-state';
import type { StayState } from './stay-words';

/** The day the stay ended. What becomes no field stays readable in the note. */
export function ownDeparture(
  row: OwnRow,
  rules: DepartureRules,
  reading: RowReading,
): CalendarDate | undefined {
  const state = stateOf(row);
  const told = toldBy(row, state, reading);
  const day = departureOf(told, row.line, { rules, reading });
  const isDropped = day === undefined && told.exitedOn.precision === 'day';
  const kept = [
    ...(isDropped ? row.cells('exitedOn') : []),
    ...(day === undefined ? row.cells('exitReason') : []),
    ...(isPlain(state, day) ? [] : row.cells('stayState')),
  ];
  for (const { title, text } of kept) reading.keep(title, text);
  return day;
}

/** A day known to the day; a month or a year alone is no day of admission or exit: it is said and kept. */
export function readWholeDay(
  row: OwnRow,
  target: 'admittedOn' | 'exitedOn',
  reading: RowReading,
): PartialDate {
  const [cell] = row.cells(target);
  if (cell === undefined) return UNKNOWN_DATE;
  const read = readDay(cell.text, row.dayRules(target));
  // No shelter took anybody in, or let anybody go, on the first day that programs count from.
  if (read.kind === 'read' && read.doubt === 'imports.date-perhaps-placeholder') {
    reading.unread('imports.date-placeholder', cell.title, cell.text);
    return UNKNOWN_DATE;
  }
  if (read.kind === 'read' && read.known.precision === 'day') {
    reading.take(read, cell);
    return read.known;
  }
  const code = read.kind === 'unread' ? read.code : 'imports.date-unreadable';
  reading.unread(code, cell.title, cell.text);
  return read.kind === 'read' ? read.known : UNKNOWN_DATE;
}

interface State {
  /** `open`: words that say neither. */
  readonly is: StayState | 'open' | undefined;
  readonly cell: Cell | undefined;
}

function stateOf(row: OwnRow): State {
  const [cell] = row.cells('stayState');
  if (cell === undefined) return { is: undefined, cell };
  const code = row.lookup('stayState', cell) ?? stayStateOf(cell.text, cell.title);
  if (code === 'left' || code === 'present') return { is: code, cell };
  // "No" is an answer to its title, where the title asks; elsewhere it says nothing.
  const isOpen = code === undefined && !saysNothing(cell.text);
  return { is: isOpen ? 'open' : undefined, cell };
}

/** One known word is what it was read as; more words say more, and a departure without a day is not yet told by it. */
function isPlain({ is, cell }: State, day: CalendarDate | undefined): boolean {
  const isRead = is === 'present' || (is === 'left' && day !== undefined);
  return isRead && cell !== undefined && !/\s/.test(cell.text);
}

function toldBy(row: OwnRow, state: State, reading: RowReading): Told {
  const [exit] = row.cells('exitedOn');
  // "Still here" under a day of exit is an answer and no day.
  const stays = exit !== undefined && stayStateOf(exit.text) === 'present';
  if (stays) reading.keep(exit.title, exit.text);
  const exitedOn = stays ? UNKNOWN_DATE : readWholeDay(row, 'exitedOn', reading);
  const sure = [
    stays ? undefined : exit,
    state.is === 'left' ? state.cell : undefined,
    reasonOf(row),
  ].find((cell) => cell !== undefined);
  const perhaps = state.is === 'open' ? state.cell : remarkOf(row, state);
  const said = sure ?? perhaps;
  return {
    isLeft: sure !== undefined ? 'yes' : perhaps !== undefined ? 'perhaps' : 'no',
    column: said?.title ?? '',
    words: said?.text ?? '',
    exitedOn,
    isDisputed: state.is === 'present' && exitedOn.precision === 'day',
  };
}

/** A reason for leaving that says one; "unknown", "none" and "still here" are none. */
function reasonOf(row: OwnRow): Cell | undefined {
  return row.cells('exitReason').find((cell) => {
    const code = row.lookup('exitReason', cell);
    if (code === '' || code === 'unknown' || isBlankSign(cell.text)) return false;
    return !saysNothing(cell.text) && stayStateOf(cell.text) !== 'present';
  });
}

/** Where lists also write that somebody has left: behind the name, in a remark, over the room, or under no title. */
function remarkOf(row: OwnRow, { is }: State): Cell | undefined {
  if (is === 'present') return undefined;
  const written = (['note', 'room', 'phone'] as const).flatMap((target) => row.cells(target));
  const named = row.cells('fullName').find(({ text }) => leavingBehindName(text) !== undefined);
  const dropped = row.leftOut().filter(({ title }) => mayBeAboutStay(title));
  const texts = [...written, ...row.untitled(), ...dropped];
  return named ?? texts.find(({ text }) => mayTellLeaving(text));
}
