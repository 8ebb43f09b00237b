// The rows of one declared table: every statement is made once from the declaration's own names, never from a value,
// and every row is checked column by column as it is read.
import { columnName, type Columns, type RowOf, type Table } from '../../../src/kernel/columns';
import type { BoundValues, Handle, Row } from './driver';
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
  readonly oldestBy?: keyof C & string;
}

export interface TableRows<C extends Columns> {
  add(row: RowOf<C>): void;
  find(id: string): RowOf<C> | undefined;
  list(wanted?: Wanted<C>): readonly RowOf<C>[];
  /** Sets these columns of one row; answers whether there was such a row. */
  change(id: string, to: Partial<RowOf<C>>): boolean;
  remove(id: string): boolean;
}

const PLAIN_NAME = /^[a-z][a-z0-9_]*$/;

export function rowsOf<const C extends Columns>(handle: Handle, table: Table<C>): TableRows<C> {
  const { columns } = table;
  const sql = statementsOf(table);
  const read = (row: Row) => readRow(columns, row);
  return {
    add: (row) => void handle.run(sql.add, boundOf(columns, row)),
    find: (id) => {
      const row = handle.get(sql.find, { id });
      return row === undefined ? undefined : read(row);
    },
    list: (wanted = {}) => handle.all(sql.list(wanted), listValues(columns, wanted)).map(read),
    change: (id, to) =>
      handle.run(sql.change(Object.keys(to)), { ...boundOf(columns, to), id }) > 0,
    remove: (id) => handle.run(sql.remove, { id }) > 0,
  };
}

/** One row as the declaration types it. Throws `UnexpectedColumn` where a value is not one of its column. */
export function readRow<C extends Columns>(columns: C, row: Row): RowOf<C> {
  const values = Object.entries(columns).map(([field, column]) => {
    const name = columnName(field);
    const value = column.read(row[name]);
    if (value === undefined) throw new UnexpectedColumn(name);
    return [field, value];
  });
  // Each field was read by its own column just now.
  return Object.fromEntries(values) as RowOf<C>;
}

interface Statements {
  readonly add: string;
  readonly find: string;
  readonly remove: string;
  readonly list: (wanted: Wanted<Columns>) => string;
  readonly change: (fields: readonly string[]) => string;
}

const made = new WeakMap<object, Statements>();

function statementsOf(table: Table<Columns>): Statements {
  const known = made.get(table);
  if (known !== undefined) return known;
  const fresh = makeStatements(table);
  made.set(table, fresh);
  return fresh;
}

function makeStatements({ name, columns }: Table<Columns>): Statements {
  const own = plain(name);
  const names = Object.keys(columns).map(plainColumn);
  const places = names.map((column) => `$${column}`);
  const select = `SELECT ${names.join(', ')} FROM ${own}`;
  const texts = new Map<string, string>();
  const once = (key: string, make: () => string): string => {
    const text = texts.get(key) ?? make();
    texts.set(key, text);
    return text;
  };
  return {
    add: `INSERT INTO ${own} (${names.join(', ')}) VALUES (${places.join(', ')})`,
    find: `${select} WHERE id = $id`,
    remove: `DELETE FROM ${own} WHERE id = $id`,
    list: (wanted) => {
      const clauses = clausesOf(wanted);
      return once(clauses, () => `${select}${clauses}`);
    },
    change: (fields) => {
      const sets = fields.map(plainColumn).map((column) => `${column} = $${column}`);
      return once(sets.join(), () => `UPDATE ${own} SET ${sets.join(', ')} WHERE id = $id`);
    },
  };
}

function clausesOf({ where = {}, between, newestBy, oldestBy }: Wanted<Columns>): string {
  const conditions = Object.entries(where).map(([field, value]) => {
    const column = plainColumn(field);
    return value === null ? `${column} IS NULL` : `${column} = $${column}`;
  });
  if (between !== undefined) conditions.push(`${plainColumn(between.field)} BETWEEN $from AND $to`);
  const asked = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  if (newestBy !== undefined) return `${asked} ORDER BY ${plainColumn(newestBy)} DESC, rowid DESC`;
  return `${asked} ORDER BY ${oldestBy === undefined ? '' : `${plainColumn(oldestBy)}, `}rowid`;
}

/** Undefined where nothing is bound: the driver takes an empty list of names for a mistake. */
function listValues(
  columns: Columns,
  { where = {}, between }: Wanted<Columns>,
): BoundValues | undefined {
  const known = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== null));
  const bound = boundOf(columns, known);
  if (between !== undefined) return { ...bound, from: between.from, to: between.to };
  return Object.keys(bound).length === 0 ? undefined : bound;
}

function boundOf(columns: Columns, row: Readonly<Record<string, unknown>>): BoundValues {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => {
      const column = columns[field];
      if (column === undefined)
        throw new Error('a row has a field that its table does not declare');
      return [columnName(field), column.write(value)];
    }),
  );
}

// Names cannot be bound. They come from declarations in our own code and are checked letter by letter.
function plain(name: string): string {
  if (!PLAIN_NAME.test(name)) throw new Error('a table or column has an unusual name');
  return name;
}

function plainColumn(field: string): string {
  return plain(columnName(field));
}
