// A kind of entry: dated, written by somebody, about a resident or about nobody on file, some counted facts, some sealed words;
// corrected, never overwritten. This one value gives a room its table, store, operations, history, screens and paper.
import {
  type Column,
  type Columns,
  idColumn,
  instantColumn,
  type RowOf,
  staffColumn,
  type Table,
  table,
  versionColumn,
} from '../columns';
import type { Compartment } from '../compartments';
import type { Id, ResidentId, StaffId } from '../ids';
import type { Permission } from '../operation';
import { ofResidentOr, type Owner } from '../owner';
import type { CalendarDate } from '../calendar-date';
import type { Instant } from '../use-case';
import type { WordFields, WordsOf } from './words';

export type EntryId = Id<'entry'>;

/** Who may see that there are entries, open one, write one, correct one. */
export interface EntryPermissions {
  readonly list: Permission;
  readonly open: Permission;
  readonly write: Permission;
  readonly correct: Permission;
}

/** A room's own rule over what is written or corrected; undefined where it is in order. */
export interface EntryRules<Entry, Code extends string> {
  readonly refusals: readonly Code[];
  readonly check: (entry: Entry, today: CalendarDate) => Code | undefined;
}

/** A counted field that stays unknown until the matter is over (gone out, given back): filled in once, which is no correction. */
export interface EntryEnd<C extends Columns> {
  readonly field: keyof C & string;
  /** Only entries with these facts can be open; left out: all. */
  readonly among?: Readonly<Partial<RowOf<C>>>;
}

export interface EntrySpec<
  Who extends ResidentId | null,
  C extends Columns,
  W extends WordFields,
  Code extends string,
> {
  /** The room: its folder, its book of words, the first part of its operations' names. */
  readonly room: string;
  /** One entry, in the trail and among the sealed parts. */
  readonly name: string;
  readonly table: string;
  /** `residentColumn()`, or `orNull(residentColumn())` where it may be about nobody on file. */
  readonly about: Column<Who, string | (null extends Who ? null : never)>;
  /** The counted field by which entries are ordered: a day, not in the future unless `mayLieAhead`. */
  readonly on: keyof C & string;
  /** What is agreed for a day to come: a hearing, an appointment. */
  readonly mayLieAhead?: true;
  readonly counted: C;
  readonly compartment: Compartment;
  readonly words: W;
  /** Whether the list shows the words, or only that there is an entry. */
  readonly listed: 'words' | 'facts';
  /** Columns of the printed sheet, in order; left out: all that the list may show. */
  readonly sheet?: readonly ((keyof C | keyof W | 'residentId') & string)[];
  readonly may: EntryPermissions;
  /**
   * Invented entries, as a worker would hand them in, without the day: the demo shows them, and tests write each.
   * `residentId: null` in one that is about nobody on file; the others are given somebody who lives in the house.
   */
  readonly examples: readonly (Readonly<Partial<Record<keyof C | keyof W, unknown>>> & {
    readonly residentId?: null;
  })[];
  readonly rules?: EntryRules<RowOf<C> & WordsOf<W>, Code>;
  readonly ends?: EntryEnd<C>;
}

/** A type and not an interface: an entry of any kind can then be read field by field. */
type Common<Who> = {
  readonly id: EntryId;
  readonly residentId: Who;
  readonly version: number;
  readonly authorStaffId: StaffId;
  readonly writtenAt: Instant;
};

/** The clear columns of one entry. */
export type EntryRow<Who, C> = Common<Who> & RowOf<C>;

export interface EntryKind<
  Who extends ResidentId | null = ResidentId | null,
  C extends Columns = Columns,
  W extends WordFields = WordFields,
  Code extends string = string,
> extends Omit<EntrySpec<Who, C, W, Code>, 'table' | 'rules'> {
  readonly table: Table<Columns>;
  readonly rules?: CheckedRules<RowOf<C> & WordsOf<W>, Code>;
}

/** A method: it is asked about entries that the kind's own columns and words have checked, also where any kind is spoken of. */
interface CheckedRules<Entry, Code extends string> {
  readonly refusals: readonly Code[];
  check(entry: Entry, today: CalendarDate): Code | undefined;
}

/** What entries and their operations call by these words themselves. */
const TAKEN: readonly string[] = [
  ...['id', 'residentId', 'resident', 'version', 'expectedVersion', 'reason', 'words'],
  ...['authorStaffId', 'authorCode', 'writtenAt', 'last'],
];

/** Throws where a field bears a name that means something else in every entry: a correction's `reason` would write over it. */
export function entryKind<
  Who extends ResidentId | null,
  const C extends Columns,
  const W extends WordFields,
  const Code extends string = never,
>(spec: EntrySpec<Who, C, W, Code>): EntryKind<Who, C, W, Code> {
  refuseUnaskable(spec);
  const fields = [...Object.keys(spec.counted), ...Object.keys(spec.words)];
  const taken = fields.find((field) => TAKEN.includes(field));
  if (taken !== undefined) throw new Error(`${spec.room}: no field can be called "${taken}"`);
  const columns: Columns = {
    id: idColumn<'entry'>(),
    residentId: spec.about,
    version: versionColumn(),
    authorStaffId: staffColumn(),
    writtenAt: instantColumn(),
    ...spec.counted,
  };
  return { ...spec, table: table(spec.table, columns) };
}

const MADE_BY_THE_PROGRAM: readonly Column['asked'][] = ['id', 'instant', 'text', 'never'];

/** Nobody can be asked to type an id or what the program makes: such a field has no place on a form. */
function refuseUnaskable({ room, counted }: { readonly room: string; readonly counted: Columns }) {
  for (const [field, { asked, references }] of Object.entries(counted)) {
    if (!MADE_BY_THE_PROGRAM.includes(asked)) continue;
    const more = references === undefined ? '' : ` (there is no picker for ${references})`;
    throw new Error(`${room}: nobody can be asked for the field "${field}"${more}`);
  }
}

/** Whose the words of one entry are: a resident's, or the entry's own. */
export function ownerOfEntry(entry: {
  readonly id: string;
  readonly residentId: ResidentId | null;
}): Owner {
  return ofResidentOr(entry.residentId, entry.id);
}

/** What its counted facts are while its end is still to come; undefined for a kind whose entries are over when written. */
export function factsWhileOpen({
  ends,
}: {
  readonly ends?: EntryEnd<Columns>;
}): Readonly<Record<string, unknown>> | undefined {
  return ends === undefined ? undefined : { ...ends.among, [ends.field]: null };
}

/** Whether its end is still to come. */
export function isOpenEntry(
  kind: { readonly ends?: EntryEnd<Columns> },
  entry: Readonly<Record<string, unknown>>,
): boolean {
  const open = factsWhileOpen(kind);
  if (open === undefined) return false;
  return Object.entries(open).every(([field, fact]) => entry[field] === fact);
}
