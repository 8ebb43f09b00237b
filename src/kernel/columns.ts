// Columns of a table, declared once. From this value follow the table's SQL, the reading and writing of its rows, their
// type, and what may be typed into them. A value that is not known is null, in the row as in the window.
import { z } from 'zod';
import { type CalendarDate, calendarDate, parseCalendarDate } from './calendar-date';
import { duration, type Minutes, minutesOf } from './duration';
import {
  chosenResident,
  chosenStaff,
  type Id,
  idOf,
  isId,
  type ResidentId,
  type StaffId,
} from './ids';
import { moment } from './moment';
import { type Money, money, moneyParts } from './money';
import { parsePlace, type Place, place } from './place';
import { nameInSql } from './sql-names';
import { parseTimeOfDay, type TimeOfDay, timeOfDay } from './time-of-day';
import { isInstant, isMoment } from './time-zone';
import type { Instant } from './use-case';

/** What SQLite may hold in a column. */
export type Stored = string | number | null | Uint8Array<ArrayBuffer>;

export interface Column<Value = unknown, Given = unknown> {
  readonly sql: 'TEXT' | 'INTEGER' | 'REAL' | 'BLOB';
  readonly isNullable: boolean;
  /** Where the table calls it otherwise than the code does. */
  readonly inTable?: string;
  /** Table whose `id` it names. */
  readonly references?: string;
  /** The codes it may hold, where there is a closed list. */
  readonly codes?: readonly string[];
  /** How it is asked for; `never`: the program makes it. */
  readonly asked:
    | 'id'
    | 'staff'
    | 'day'
    | 'time'
    | 'duration'
    | 'money'
    | 'place'
    | 'instant'
    | 'moment'
    | 'code'
    | 'codes'
    | 'whole'
    | 'yes-no'
    | 'text'
    | 'never';
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

export const residentColumn = (): Column<ResidentId, string> => ({
  ...refColumn<'resident'>('residents'),
  schema: chosenResident(),
});
export const staffColumn = (): Column<StaffId, string> => ({
  ...refColumn<'staff'>('staff'),
  asked: 'staff',
  schema: chosenStaff(),
});

export function dayColumn(): Column<CalendarDate, string> {
  return textColumn('day', calendarDate(), parseCalendarDate);
}

export function timeColumn(): Column<TimeOfDay, string> {
  return textColumn('time', timeOfDay(), parseTimeOfDay);
}

/** How long, in whole minutes. */
export function durationColumn(): Column<Minutes, string | number> {
  const read = (stored: unknown) => {
    const minutes = typeof stored === 'number' ? minutesOf(stored) : undefined;
    return minutes?.ok === true ? minutes.value : undefined;
  };
  return {
    ...{ sql: 'INTEGER', isNullable: false, asked: 'duration' },
    ...{ schema: duration(), read, write: asIs },
  };
}

/** An amount with its currency, `KWD 1250`. */
export function moneyColumn(): Column<Money, string> {
  return textColumn('money', money(), (stored) =>
    moneyParts(stored) === undefined ? undefined : (stored as Money),
  );
}

/** A country or one of its governorates, `EG-ALX`. */
export function placeColumn(): Column<Place, string> {
  return textColumn('place', place(), (stored) => {
    const read = parsePlace(stored);
    return read.ok && read.value === stored ? read.value : undefined;
  });
}

/** When it was, by the clock on the shelter's wall; kept as the instant. */
export function momentColumn(): Column<Instant, string> {
  return textColumn<Instant>('moment', moment(), (stored) =>
    isMoment(stored) ? stored : undefined,
  );
}

/** An instant of the program's own. */
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

/** One of a few numbers that mean something. */
export function stepColumn<const Step extends number>(steps: readonly Step[]): Column<Step, Step> {
  const read = (stored: unknown) => steps.find((step) => step === stored);
  const schema = z.literal([...steps]) as z.ZodType<Step, Step>;
  return { sql: 'INTEGER', isNullable: false, asked: 'whole', schema, read, write: asIs };
}

/** Any number, such as a weight. */
export function numberColumn(): Column<number, number> {
  const read = (stored: unknown) => (typeof stored === 'number' ? stored : undefined);
  return { sql: 'REAL', isNullable: false, asked: 'never', schema: z.number(), read, write: asIs };
}

/** A table of one row. */
export const onlyRowColumn = (): Column<1, 1> => stepColumn([1]);

/** A number that the program counts, from 0. */
export const countColumn = (): Column<number, number> => wholeColumn(0, Number.MAX_SAFE_INTEGER);

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

/** What the program sealed, signed or hashed, as bytes. */
export function bytesColumn(): Column<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  const schema = z.instanceof(Uint8Array);
  const read = (stored: unknown) => {
    const { success, data } = schema.safeParse(stored);
    return success ? data : undefined;
  };
  return { sql: 'BLOB', isNullable: false, asked: 'never', schema, read, write: asIs };
}

/** A value of the program's own, kept as JSON. */
export function jsonColumn<Value>(schema: z.ZodType<Value>): Column<Value> {
  const read = (stored: unknown) => {
    const { success, data } = schema.safeParse(jsonOf(stored));
    return success ? data : undefined;
  };
  return { ...text, asked: 'never', schema, read, write: (value) => JSON.stringify(value) };
}

/** The same column where the table has another name for it than the code. */
export function namedInTable<Value, Given>(
  name: string,
  column: Column<Value, Given>,
): Column<Value, Given> {
  return { ...column, inTable: name };
}

/** Names a row of another table whose key the program made otherwise than an id. */
export function refTextColumn(table: string): Column<string, string> {
  return { ...madeTextColumn(), references: table };
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

export function nameInTable([field, { inTable }]: readonly [string, Column]): string {
  return inTable ?? columnName(field);
}

export interface Table<C extends Columns> {
  readonly name: string;
  readonly columns: C;
  /** Fields of the primary key. */
  readonly key: readonly string[];
}

/** The first column is the primary key where none is named. */
export function table<const C extends Columns>(
  name: string,
  columns: C,
  key: readonly (keyof C & string)[] = Object.keys(columns).slice(0, 1),
): Table<C> {
  return { name, columns, key };
}

/** Some of a table's columns, for a row that a join gives. */
export function someOf<C extends Columns, const Names extends readonly (keyof C)[]>(
  columns: C,
  names: Names,
): Pick<C, Names[number]> {
  return Object.fromEntries(
    Object.entries(columns).filter(([field]) => names.includes(field)),
  ) as Pick<C, Names[number]>;
}

/** The table as a migration founds it: the words that a step freezes. */
export function createStatement({ name, columns, key }: Table<Columns>): string {
  const lines = Object.entries(columns).map(([field, column]) => {
    const words = [nameInSql(nameInTable([field, column])), column.sql];
    if (key.length === 1 && key.includes(field)) words.push('PRIMARY KEY');
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
  const list = jsonOf(stored);
  if (!Array.isArray(list)) return undefined;
  const found = list.map((one) => codes.find((code) => code === one));
  return found.includes(undefined) ? undefined : found.filter((code) => code !== undefined);
}

function jsonOf(stored: unknown): unknown {
  if (typeof stored !== 'string') return undefined;
  try {
    return JSON.parse(stored);
  } catch {
    return undefined;
  }
}
