// Columns of a table, declared once. From this value follow the table's SQL, the reading and writing of its rows, their
// type, and what may be typed into them. A value that is not known is null, in the row as in the window.
import { z } from 'zod';
import { type CalendarDate, calendarDate, parseCalendarDate } from './calendar-date';
import { type Id, idOf, isId, type ResidentId, type StaffId } from './ids';
import { parseTimeOfDay, type TimeOfDay, timeOfDay } from './time-of-day';
import { isInstant } from './time-zone';
import type { Instant } from './use-case';

/** What SQLite may hold in a clear column. */
export type Stored = string | number | null;

export interface Column<Value = unknown, Given = unknown> {
  readonly sql: 'TEXT' | 'INTEGER';
  readonly isNullable: boolean;
  /** Table whose `id` it names. */
  readonly references?: string;
  /** The codes it may hold, where there is a closed list. */
  readonly codes?: readonly string[];
  /** How it is asked for. */
  readonly asked:
    | 'id'
    | 'day'
    | 'time'
    | 'instant'
    | 'code'
    | 'codes'
    | 'whole'
    | 'yes-no'
    | 'text';
  /** What a worker may hand in. */
  readonly schema: z.ZodType<Value, Given>;
  /** Undefined where the stored value is not one of this column: the reader says so, nothing is guessed. */
  read(stored: unknown): Value | undefined;
  write(value: Value): Stored;
}

export type ValueOf<C> = C extends Column<infer Value, infer _Given> ? Value : never;
export type Columns = Readonly<Record<string, Column>>;
export type RowOf<C> = { readonly [K in keyof C]: ValueOf<C[K]> };

const text = { sql: 'TEXT', isNullable: false } as const;
const asIs = <Value extends Stored>(value: Value): Stored => value;

function textColumn<Value extends string>(
  asked: Column['asked'],
  schema: z.ZodType<Value, string>,
  read: (stored: string) => Value | undefined,
): Column<Value, string> {
  const checked = (stored: unknown) => (typeof stored === 'string' ? read(stored) : undefined);
  return { ...text, asked, schema, read: checked, write: asIs };
}

/** The row's own name. */
export function idColumn<Kind extends string>(): Column<Id<Kind>, string> {
  return textColumn('id', idOf<Kind>(), (stored) => (isId<Kind>(stored) ? stored : undefined));
}

/** Names a row of another table. */
export function refColumn<Kind extends string>(table: string): Column<Id<Kind>, string> {
  return { ...idColumn<Kind>(), references: table };
}

export const residentColumn = (): Column<ResidentId, string> => refColumn<'resident'>('residents');
export const staffColumn = (): Column<StaffId, string> => refColumn<'staff'>('staff');

export function dayColumn(): Column<CalendarDate, string> {
  return textColumn('day', calendarDate(), parseCalendarDate);
}

export function timeColumn(): Column<TimeOfDay, string> {
  return textColumn('time', timeOfDay(), parseTimeOfDay);
}

export function instantColumn(): Column<Instant, string> {
  return textColumn<Instant>('instant', z.string(), (stored) =>
    isInstant(stored) ? stored : undefined,
  );
}

export function codeColumn<const Codes extends readonly string[]>(
  codes: Codes,
): Column<Codes[number], Codes[number]> {
  const schema = z.enum(codes, { error: 'choice.invalid' });
  const read = (stored: unknown) => codes.find((code) => code === stored);
  return { ...text, asked: 'code', codes, schema, read, write: asIs };
}

/** Several codes of one list; kept as a JSON list in the list's own order. */
export function codesColumn<const Codes extends readonly string[]>(
  codes: Codes,
): Column<readonly Codes[number][], readonly Codes[number][]> {
  const schema = z.array(z.enum(codes, { error: 'choice.invalid' })).max(codes.length);
  return {
    ...text,
    asked: 'codes',
    codes,
    schema,
    read: (stored) => readCodes(codes, stored),
    write: (value) => JSON.stringify(codes.filter((code) => value.includes(code))),
  };
}

/** A whole number between two bounds, both included. */
export function wholeColumn(least: number, most: number): Column<number, number> {
  const schema = z.int().min(least).max(most);
  const read = (stored: unknown) => {
    const isOne = typeof stored === 'number' && Number.isInteger(stored);
    return isOne && stored >= least && stored <= most ? stored : undefined;
  };
  return { sql: 'INTEGER', isNullable: false, asked: 'whole', schema, read, write: asIs };
}

/** How often the record was saved, from 1. */
export const versionColumn = (): Column<number, number> => wholeColumn(1, Number.MAX_SAFE_INTEGER);

export function yesNoColumn(): Column<boolean, boolean> {
  return {
    sql: 'INTEGER',
    isNullable: false,
    asked: 'yes-no',
    schema: z.boolean(),
    read: (stored) => (stored === 0 || stored === 1 ? stored === 1 : undefined),
    write: (value) => (value ? 1 : 0),
  };
}

/** Text that the program itself makes: a hash, a code of the shelter's own. Never words about a person. */
export function madeTextColumn(): Column<string, string> {
  return textColumn('text', z.string(), (stored) => stored);
}

/** The same column where it may be unknown. */
export function orNull<Value, Given>(
  column: Column<Value, Given>,
): Column<Value | null, Given | null> {
  return {
    ...column,
    isNullable: true,
    schema: column.schema.nullable(),
    read: (stored) => (stored === null ? null : column.read(stored)),
    write: (value) => (value === null ? null : column.write(value)),
  };
}

/** `heldOn` in the code is `held_on` in the table. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export interface Table<C extends Columns> {
  readonly name: string;
  readonly columns: C;
}

/** The first column is the primary key. */
export function table<const C extends Columns>(name: string, columns: C): Table<C> {
  return { name, columns };
}

/** The table as a migration founds it: the words that a step freezes. */
export function createStatement({ name, columns }: Table<Columns>): string {
  const lines = Object.entries(columns).map(([field, column], at) => {
    const words = [columnName(field), column.sql];
    if (at === 0) words.push('PRIMARY KEY');
    else if (!column.isNullable) words.push('NOT NULL');
    if (column.references !== undefined) words.push(`REFERENCES ${column.references} (id)`);
    return `      ${words.join(' ')}`;
  });
  return `CREATE TABLE ${name} (\n${lines.join(',\n')}\n    ) STRICT`;
}

/** The codes of a stored JSON list; undefined where one of them is none of the list. */
export function readCodes<const Codes extends readonly string[]>(
  codes: Codes,
  stored: unknown,
): readonly Codes[number][] | undefined {
  if (typeof stored !== 'string') return undefined;
  const found = jsonListOf(stored)?.map((one) => codes.find((code) => code === one));
  return found === undefined || found.includes(undefined)
    ? undefined
    : found.filter((code) => code !== undefined);
}

function jsonListOf(stored: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(stored);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
