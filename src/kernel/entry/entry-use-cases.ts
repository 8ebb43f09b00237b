// Listing, writing, opening and correcting the entries of any kind. What is corrected keeps its earlier state beside it.
import type { CalendarDate } from '../calendar-date';
import type { Columns } from '../columns';
import { changedFields, type FormerFields, formerFields, viewOfCorrection } from '../corrections';
import { isId, type ResidentId } from '../ids';
import type { Permission, Progress } from '../operation';
import { ok, refuse, type Result } from '../result';
import type { CommandContext, JobContext, QueryContext, Session } from '../use-case';
import { type EntryId, type EntryKind, type EntryRow } from './entry-kind';
import { dayToCome } from './day-to-come';
import { entriesWith } from './entry-counts';
import type {
  CorrectCode,
  Corrected,
  EntryContent,
  EntryList,
  ListWanted,
  OpenCode,
  OpenedEntry,
  WriteCode,
} from './entry-operations';
import { type PrintAsked, type PrintCode, type PrintDone, sheetOf } from './entry-print';
import type { EntryRead, EntryWrite } from './entry-records';
import type { EntryView } from './entry-view';
import type { WordFields } from './words';

/** As a room's contract has them: what is asked, the store, what is answered. */
export interface EntryUseCases<Who, C, W, Code extends string> {
  readonly list: (
    wanted: ListWanted,
    context: QueryContext<EntryRead<Who, C, W>>,
  ) => Result<EntryList<Who, C, W>, 'resident.not-found'>;
  readonly open: (
    asked: { readonly id: EntryId },
    context: QueryContext<EntryRead<Who, C, W>>,
  ) => Result<OpenedEntry<Who, C, W>, OpenCode>;
  readonly write: (
    content: EntryContent<Who, C, W>,
    context: CommandContext<EntryWrite<Who, C, W>>,
  ) => Result<{ readonly id: EntryId }, WriteCode | Code>;
  readonly correct: (
    content: Corrected<C, W>,
    context: CommandContext<EntryWrite<Who, C, W>>,
  ) => Result<{ readonly version: number }, CorrectCode | Code>;
  readonly print: (
    asked: PrintAsked,
    context: JobContext<EntryRead<Who, C, W>, EntryWrite<Who, C, W>, PrintDone>,
  ) => AsyncGenerator<Progress, Result<PrintDone, PrintCode>, void>;
}

type Fields = Readonly<Record<string, unknown>>;
type AnyRow = EntryRow<ResidentId | null, Columns>;
type AnyKind<Code extends string> = EntryKind<ResidentId | null, Columns, WordFields, Code>;
type Any<Code extends string> = EntryUseCases<ResidentId | null, Columns, WordFields, Code>;

export function entryUseCases<
  Who extends ResidentId | null,
  C extends Columns,
  W extends WordFields,
  Code extends string,
>(kind: EntryKind<Who, C, W, Code>): EntryUseCases<Who, C, W, Code> {
  // Written once for all kinds; the contract's schemas have checked every field by the kind's own columns and words.
  return {
    list: listOf(kind),
    open: openOf(kind),
    write: writeOf(kind),
    correct: correctOf(kind),
    print: printOf(kind),
  };
}

function listOf<Who extends ResidentId | null, C extends Columns, W extends WordFields>({
  listed,
  may,
}: Pick<EntryKind, 'listed' | 'may'>): EntryUseCases<Who, C, W, never>['list'] {
  return (wanted, { records, session, today }) => {
    const { residentId } = wanted;
    if (residentId !== null && !records.residentExists(residentId))
      return refuse('resident.not-found');
    return ok({
      entries: records
        .list(wanted)
        .map((row) => viewOf(row, { records, opens: listed === 'words' })),
      mayWrite: mayOf(session, may.write),
      mayOpen: mayOf(session, may.open),
      today,
    });
  };
}

function openOf<Who extends ResidentId | null, C extends Columns, W extends WordFields>({
  may,
}: Pick<EntryKind, 'listed' | 'may'>): EntryUseCases<Who, C, W, never>['open'] {
  return ({ id }, { records, session }) => {
    const row = records.find(id);
    if (row === undefined) return refuse('entry.not-found');
    const corrections = records
      .correctionsOf(id)
      .map((one) => viewOfCorrection(one, (staff) => records.staffCode(staff)));
    const mayCorrect = mayOf(session, may.correct);
    return ok({ entry: viewOf(row, { records, opens: true }), corrections, mayCorrect });
  };
}

function writeOf<Code extends string>(kind: AnyKind<Code>): Any<Code>['write'] {
  return (input, { records, session, now, today, newId }) => {
    const { residentId } = input;
    if (residentId !== null && !records.residentExists(residentId))
      return refuse('resident.not-found');
    const checked = checkOf(kind, input, { today, records });
    if (!checked.ok) return checked;
    const id = newId<'entry'>();
    const facts = pick(kind.counted, input);
    const entry = rowOf({
      ...{ id, residentId, version: 1, authorStaffId: session.staffId, writtenAt: now },
      ...facts,
    });
    records.add(entry, pick(kind.words, input));
    return ok({ id });
  };
}

function correctOf<Code extends string>(kind: AnyKind<Code>): Any<Code>['correct'] {
  return (input, { records, now, today, newId }) => {
    const { id, expectedVersion, reason } = input;
    const before = records.find(id);
    if (before === undefined) return refuse('entry.not-found');
    if (before.version !== expectedVersion) return refuse('correction.changed-meanwhile');
    const words = records.wordsOf(id);
    if (words.state !== 'open' && words.state !== 'lost') return refuse('entry.unreadable');
    const checked = checkOf(kind, input, { today, records });
    if (!checked.ok) return checked;
    const was = { ...pick(kind.counted, before), ...(words.state === 'open' ? words.value : {}) };
    const is = { ...pick(kind.counted, input), ...pick(kind.words, input) };
    const former = changedFields(plain(was), plain(is));
    if (former === undefined) return refuse('correction.no-change');
    const version = before.version + 1;
    const entry = rowOf({ ...before, ...pick(kind.counted, input), version });
    const correction = { id: newId<'correction'>(), correctedAt: now, former, reason };
    records.correct({ ...correction, entry, words: pick(kind.words, input) });
    return ok({ version });
  };
}

function printOf(kind: EntryKind): Any<string>['print'] {
  return async function* print(asked, { records, now, commit }) {
    yield { step: 'printing', done: 0, total: 1 };
    const { residentId } = asked;
    if (residentId !== null && !records.residentExists(residentId))
      return refuse('resident.not-found');
    const opens = kind.listed === 'words';
    const { from, to, isOpen } = asked;
    const rows = records.list({ residentId, from, to, isOpen });
    const entries = entriesWith(rows, asked.only).map((row) => viewOf(row, { records, opens }));
    const of = residentId === null ? null : records.residentLabel(residentId);
    const sheet = sheetOf(kind, entries.toReversed(), { ...asked, of, printedAt: now });
    const printed = await records.print(sheet, asked.folder);
    if (!printed.ok) return printed;
    const told = commit(() => ok(printed.value));
    // Where the disk takes nothing the paper is there all the same: its event goes beside the trail.
    return told.ok ? told : ok(printed.value);
  };
}

interface Checking {
  readonly today: CalendarDate;
  readonly records: Pick<EntryRead<unknown, unknown, unknown>, 'wasEverStaff'>;
}

/** A day that has not come is an entry's only where its kind says so, and nobody is named who never worked here; after that the room's own rule. */
export function checkOf<Code extends string>(
  kind: AnyKind<Code>,
  input: Fields,
  { today, records }: Checking,
): Result<undefined, Code | 'entry.day-in-future' | 'staff.not-found'> {
  if (dayToCome(kind, input, today) !== undefined) return refuse('entry.day-in-future');
  const named = Object.entries(kind.counted).flatMap(([field, { asked }]) =>
    asked === 'staff' ? [input[field]] : [],
  );
  const isStranger = (id: unknown) =>
    typeof id === 'string' && !(isId<'staff'>(id) && records.wasEverStaff(id));
  if (named.some(isStranger)) return refuse('staff.not-found');
  const code = kind.rules?.check(
    { ...pick(kind.counted, input), ...pick(kind.words, input) },
    today,
  );
  return code === undefined ? ok(undefined) : refuse(code);
}

interface Viewing<Who, C, W> {
  readonly records: EntryRead<Who, C, W>;
  /** Whether the words may be read with the facts. */
  readonly opens: boolean;
}

function viewOf<Who extends ResidentId | null, C extends Columns, W extends WordFields>(
  row: EntryRow<Who, C>,
  { records, opens }: Viewing<Who, C, W>,
): EntryView<Who, C, W> {
  const { authorStaffId, ...shown } = row;
  return {
    ...shown,
    resident: row.residentId === null ? null : records.residentLabel(row.residentId),
    authorCode: records.staffCode(authorStaffId),
    words: opens ? records.wordsOf(row.id) : ({ state: 'closed' } as const),
  } as EntryView<Who, C, W>;
}

/** Whether the session may ask an operation with this permission. */
export function mayOf(session: Session, permission: Permission): boolean {
  if (permission.to !== 'holders') return true;
  return Object.entries(permission.of).every(([compartment, access]) =>
    session.may(compartment as keyof typeof permission.of, access),
  );
}

function pick(fields: Fields, from: Fields): Fields {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, from[name] ?? null]));
}

function plain(fields: Fields): FormerFields {
  return formerFields.parse(fields);
}

function rowOf(row: Fields & { readonly id: EntryId }): AnyRow {
  return row as AnyRow;
}
