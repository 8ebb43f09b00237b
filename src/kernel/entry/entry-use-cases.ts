// Listing, writing, opening and correcting the entries of any kind. What is corrected keeps its earlier state beside it.
import type { CalendarDate } from '../calendar-date';
import type { Columns } from '../columns';
import { changedFields, type FormerFields, formerFields, viewOfCorrection } from '../corrections';
import type { ResidentId } from '../ids';
import type { Contract, Permission } from '../operation';
import { ok, refuse, type Result } from '../result';
import type { CommandUseCase, JobUseCase, QueryUseCase, Session } from '../use-case';
import { type EntryId, type EntryKind, type EntryRow } from './entry-kind';
import { entriesWith } from './entry-counts';
import type { EntryOperationsOf } from './entry-operations';
import { sheetOf } from './entry-print';
import type { EntryRead, EntryWrite } from './entry-records';
import type { WordFields } from './words';

type Operations<Who, C, W, Code extends string> = Contract<EntryOperationsOf<Who, C, W, Code>>;

export interface EntryUseCases<Who, C, W, Code extends string> {
  readonly list: QueryUseCase<Operations<Who, C, W, Code>['list'], EntryRead<Who, C, W>>;
  readonly open: QueryUseCase<Operations<Who, C, W, Code>['open'], EntryRead<Who, C, W>>;
  readonly write: CommandUseCase<Operations<Who, C, W, Code>['write'], EntryWrite<Who, C, W>>;
  readonly correct: CommandUseCase<Operations<Who, C, W, Code>['correct'], EntryWrite<Who, C, W>>;
  readonly print: JobUseCase<
    Operations<Who, C, W, Code>['print'],
    EntryRead<Who, C, W>,
    EntryWrite<Who, C, W>
  >;
}

type Fields = Readonly<Record<string, unknown>>;
type AnyRow = EntryRow<ResidentId | null, Columns>;
type Any = EntryUseCases<ResidentId | null, Columns, WordFields, string>;

export function entryUseCases<
  Who extends ResidentId | null,
  C extends Columns,
  W extends WordFields,
  Code extends string,
>(kind: EntryKind<Who, C, W, Code>): EntryUseCases<Who, C, W, Code> {
  // Written once for all kinds; the contract's schemas have checked every field by the kind's own columns and words.
  const any = kind as unknown as EntryKind;
  const made: Any = {
    list: listOf(any),
    open: openOf(any),
    write: writeOf(any),
    correct: correctOf(any),
    print: printOf(any),
  };
  return made as unknown as EntryUseCases<Who, C, W, Code>;
}

function listOf(kind: EntryKind): Any['list'] {
  return (wanted, { records, session, today }) => {
    const { residentId } = wanted;
    if (residentId !== null && !records.residentExists(residentId))
      return refuse('resident.not-found');
    return ok({
      entries: records
        .list(wanted)
        .map((row) => viewOf(row, { records, opens: kind.listed === 'words' })),
      mayWrite: mayOf(session, kind.may.write),
      mayOpen: mayOf(session, kind.may.open),
      today,
    });
  };
}

function openOf(kind: EntryKind): Any['open'] {
  return ({ id }, { records, session }) => {
    const row = records.find(id);
    if (row === undefined) return refuse('entry.not-found');
    const corrections = records
      .correctionsOf(id)
      .map((one) => viewOfCorrection(one, (staff) => records.staffCode(staff)));
    const mayCorrect = mayOf(session, kind.may.correct);
    return ok({ entry: viewOf(row, { records, opens: true }), corrections, mayCorrect });
  };
}

function writeOf(kind: EntryKind): Any['write'] {
  return (input, { records, session, now, today, newId }) => {
    const { residentId } = input;
    if (residentId !== null && !records.residentExists(residentId))
      return refuse('resident.not-found');
    const checked = checkOf(kind, input, today);
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

function correctOf(kind: EntryKind): Any['correct'] {
  return (input, { records, now, today, newId }) => {
    const { id, expectedVersion, reason } = input;
    const before = records.find(id);
    if (before === undefined) return refuse('entry.not-found');
    if (before.version !== expectedVersion) return refuse('correction.changed-meanwhile');
    const words = records.wordsOf(id);
    if (words.state !== 'open' && words.state !== 'lost') return refuse('entry.unreadable');
    const checked = checkOf(kind, input, today);
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

function printOf(kind: EntryKind): Any['print'] {
  return async function* print(asked, { records, now, commit }) {
    yield { step: 'printing', done: 0, total: 1 };
    const opens = kind.listed === 'words';
    const rows = records.list({ residentId: null, from: asked.from, to: asked.to });
    const entries = entriesWith(rows, asked.only).map((row) => viewOf(row, { records, opens }));
    const sheet = sheetOf(kind, entries.toReversed(), { ...asked, printedAt: now });
    const printed = await records.print(sheet, asked.folder);
    if (!printed.ok) return printed;
    const told = commit(() => ok(printed.value));
    // Where the disk takes nothing the paper is there all the same: its event goes beside the trail.
    return told.ok ? told : ok(printed.value);
  };
}

/** A day that has not come is no entry's; after that the room's own rule. */
export function checkOf(
  kind: EntryKind,
  input: Fields,
  today: CalendarDate,
): Result<undefined, string> {
  const on = input[kind.on];
  if (typeof on === 'string' && on > today) return refuse('entry.day-in-future');
  const code = kind.rules?.check(
    { ...pick(kind.counted, input), ...pick(kind.words, input) },
    today,
  );
  return code === undefined ? ok(undefined) : refuse(code);
}

function viewOf(
  row: AnyRow,
  {
    records,
    opens,
  }: {
    readonly records: EntryRead<ResidentId | null, Columns, WordFields>;
    readonly opens: boolean;
  },
) {
  const { authorStaffId, ...shown } = row;
  return {
    ...shown,
    resident: row.residentId === null ? null : records.residentLabel(row.residentId),
    authorCode: records.staffCode(authorStaffId),
    words: opens ? records.wordsOf(row.id) : ({ state: 'closed' } as const),
  };
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
