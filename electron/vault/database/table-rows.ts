// The rows of one declared table: every statement is made once from the declaration's own names, never from a value,
// and every row is checked column by column as it is read.
import {
  type Column,
  type Columns,
  nameInTable,
  type RowOf,
  type Table,
} from '../../../src/kernel/columns';
import { nameInSql } from '../../../src/kernel/sql-names';
import type { BoundValue, BoundValues, Handle, Row } from './driver';
import { UnexpectedColumn } from './rows';

/** Which rows, and in which order; rows of one day stand as they were written. */
export interface Wanted<C extends Columns> {
  readonly where?: Partial<RowOf<C>>;
  /** From this day on, up to that day, both included. */
  readonly between?: {
    readonly field: keyof C & string;
    readonly from: string;
    readonly to: string;
  };
  readonly newestBy?: keyof C & string;
  readonly oldestBy?: (keyof C & string) | readonly (keyof C & string)[];
}

/** The value of a key of one column; every column's where it has more. */
export type KeyOf<C extends Columns> = string | number | Partial<RowOf<C>>;

export interface TableRows<C extends Columns> {
  add(row: RowOf<C>): void;
  /** In place of the row with the same key, where there is one. */
  put(row: RowOf<C>): void;
  find(key: KeyOf<C>): RowOf<C> | undefined;
  list(wanted?: Wanted<C>): readonly RowOf<C>[];
  /** Sets these columns of one row; answers whether there was such a row. */
  change(key: KeyOf<C>, to: Partial<RowOf<C>>): boolean;
  remove(key: KeyOf<C>): boolean;
  /** Answers how many there were. */
  removeAll(where: Partial<RowOf<C>>): number;
}

const PLAIN_NAME = /^[a-z][a-z0-9_]*$/;

export function rowsOf<const C extends Columns>(handle: Handle, table: Table<C>): TableRows<C> {
  const sql = statementsOf(table);
  const read = (row: Row) => {
    try {
      return readRow(table.columns, row);
    } catch (error) {
      handle.noteUnreadableRow();
      throw error;
    }
  };
  const bound = (row: object) => boundOf(table.columns, row);
  const keyed = (key: KeyOf<C>) => bound(keyFields(table, key));
  return {
    add: (row) => void handle.run(sql.add, bound(row)),
    put: (row) => void handle.run(sql.put, bound(row)),
    find: (key) => {
      const row = handle.get(sql.find, keyed(key));
      return row === undefined ? undefined : read(row);
    },
    list: (wanted = {}) =>
      handle.all(sql.list(wanted), listValues(table.columns, wanted)).map(read),
    change: (key, to) =>
      handle.run(sql.change(Object.keys(to)), { ...bound(to), ...keyed(key) }) > 0,
    remove: (key) => handle.run(sql.remove, keyed(key)) > 0,
    removeAll: (where) => handle.run(sql.removeAll(where), boundOf(table.columns, known(where))),
  };
}

/** Rows as they lie, with the table's own names and values: for what is put back exactly as it was. */
export function unreadRowsOf(handle: Handle, table: Table<Columns>) {
  const sql = statementsOf(table);
  const names = table.key.map((field) => nameOf(table.columns, field));
  return {
    keyOf: (row: Row): Row => Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
    all: () => handle.all(sql.list({})),
    put: (row: BoundValues) => void handle.run(sql.put, row),
    remove: (key: BoundValues) => void handle.run(sql.remove, key),
  };
}

function keyFields({ key }: Pick<Table<Columns>, 'key'>, given: KeyOf<Columns>): object {
  if (typeof given === 'object')
    return Object.fromEntries(key.map((field) => [field, given[field]]));
  return Object.fromEntries(key.map((field) => [field, given]));
}

/** One row as the declaration types it. Throws `UnexpectedColumn` where a value is not one of its column. */
export function readRow<C extends Columns>(columns: C, row: Row): RowOf<C> {
  const values: Record<string, unknown> = {};
  for (const [field, { name, column }] of namedColumns(columns)) {
    const value = column.read(row[name]);
    if (value === undefined) throw new UnexpectedColumn(name);
    values[field] = value;
  }
  // Each field was read by its own column just now.
  return values as RowOf<C>;
}

interface NamedColumn {
  readonly name: string;
  readonly column: Column;
}
type ByField = ReadonlyMap<string, NamedColumn>;
const named = new WeakMap<Columns, ByField>();

function namedColumns(columns: Columns): ByField {
  const before = named.get(columns);
  if (before !== undefined) return before;
  const byField = new Map(
    Object.entries(columns).map((entry) => {
      const [field, column] = entry;
      return [field, { name: plain(nameInTable(entry)), column }];
    }),
  );
  named.set(columns, byField);
  return byField;
}

interface Statements {
  readonly add: string;
  readonly put: string;
  readonly find: string;
  readonly remove: string;
  readonly list: (wanted: Wanted<Columns>) => string;
  readonly change: (fields: readonly string[]) => string;
  readonly removeAll: (where: Where) => string;
}
type Where = Readonly<Record<string, unknown>>;

const made = new WeakMap<object, Statements>();

function statementsOf(table: Table<Columns>): Statements {
  const known = made.get(table);
  if (known !== undefined) return known;
  const fresh = makeStatements(table);
  made.set(table, fresh);
  return fresh;
}

function makeStatements({ name, columns, key }: Table<Columns>): Statements {
  const own = plain(name);
  const names = [...namedColumns(columns).values()].map((column) => column.name);
  const places = names.map((column) => `$${column}`);
  const keys = key.map((field) => nameOf(columns, field));
  const others = names.filter((column) => !keys.includes(column)).map(nameInSql);
  const select = `SELECT ${listOf(names)} FROM ${own}`;
  const add = `INSERT INTO ${own} (${listOf(names)}) VALUES (${places.join(', ')})`;
  const ofKey = `WHERE ${keys.map(isBound).join(' AND ')}`;
  const texts = new Map<string, string>();
  const once = (text: string): string => {
    const before = texts.get(text) ?? text;
    texts.set(text, before);
    return before;
  };
  return {
    add,
    put: `${add} ON CONFLICT (${listOf(keys)}) DO UPDATE SET ${others.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    find: `${select} ${ofKey}`,
    remove: `DELETE FROM ${own} ${ofKey}`,
    list: (wanted) => once(`${select}${clausesOf(columns, wanted)}`),
    change: (fields) => {
      const sets = fields.map((field) => nameOf(columns, field));
      if (sets.some((column) => keys.includes(column)))
        throw new Error('the key of a row never changes');
      return once(`UPDATE ${own} SET ${sets.map(isBound).join(', ')} ${ofKey}`);
    },
    removeAll: (where) =>
      once(`DELETE FROM ${own} WHERE ${conditionsOf(columns, where).join(' AND ')}`),
  };
}

function listOf(names: readonly string[]): string {
  return names.map(nameInSql).join(', ');
}

function isBound(name: string): string {
  return `${nameInSql(name)} = $${name}`;
}

function conditionsOf(columns: Columns, where: Where): string[] {
  return Object.entries(where).map(([field, value]) => {
    const column = nameOf(columns, field);
    return value === null ? `${nameInSql(column)} IS NULL` : isBound(column);
  });
}

function clausesOf(columns: Columns, wanted: Wanted<Columns>): string {
  const { where = {}, between, newestBy, oldestBy } = wanted;
  const conditions = conditionsOf(columns, where);
  if (between !== undefined)
    conditions.push(`${sqlOf(columns, between.field)} BETWEEN $_from AND $_to`);
  const asked = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  if (newestBy !== undefined)
    return `${asked} ORDER BY ${sqlOf(columns, newestBy)} DESC, rowid DESC`;
  const first = [oldestBy ?? []].flat().map((field) => sqlOf(columns, field));
  return `${asked} ORDER BY ${[...first, 'rowid'].join(', ')}`;
}

function listValues(columns: Columns, { where = {}, between }: Wanted<Columns>) {
  const bound = boundOf(columns, known(where));
  if (between === undefined) return bound;
  // No column's name begins so.
  return { ...bound, _from: between.from, _to: between.to };
}

function known(where: object): Where {
  return Object.fromEntries(Object.entries(where).filter(([, value]) => value !== null));
}

/** Undefined where nothing is bound: the driver takes an empty list of names for a mistake. */
function boundOf(columns: Columns, row: object): BoundValues | undefined {
  const given = Object.entries(row);
  if (given.length === 0) return undefined;
  const bound: Record<string, BoundValue> = {};
  for (const [field, value] of given) {
    const { name, column } = columnOf(columns, field);
    bound[name] = column.write(value);
  }
  return bound;
}

function columnOf(columns: Columns, field: string): NamedColumn {
  const found = namedColumns(columns).get(field);
  if (found === undefined) throw new Error('a row has a field that its table does not declare');
  return found;
}

function nameOf(columns: Columns, field: string): string {
  return columnOf(columns, field).name;
}

function sqlOf(columns: Columns, field: string): string {
  return nameInSql(nameOf(columns, field));
}

// Names cannot be bound. They come from declarations in our own code and are checked letter by letter.
function plain(name: string): string {
  if (!PLAIN_NAME.test(name)) throw new Error('a table or column has an unusual name');
  return name;
}
