// Reads every row that can still be read out of a damaged file into a fresh one, row by row.
// A damaged page loses the rows on it and no others: indexes tell which rows there were, a search finds what lies beyond a gap.
import { closeSync, existsSync, openSync } from 'node:fs';
import { Handle, type Row, sqliteCode } from '../database/driver';
import { integer, text } from '../database/rows';
import { MEMORY_SECURITY } from '../database/memory-security';

export interface SalvagedTable {
  readonly table: string;
  readonly read: number;
  /** Rows that were there and could not be read; null where only that some are missing is known. */
  readonly lost: number | null;
}

export interface SalvageRequest {
  /** A copy that nobody else has open; its log, if it has one, lies beside it. */
  readonly path: string;
  /** Raw key of both files, 64 hexadecimal digits. */
  readonly keyHex: string;
  /** Must not be there yet. */
  readonly toPath: string;
}

const PLAIN_NAME = /^[a-z_][a-z0-9_]*$/;
const INDEX_NAME = /^[a-z_][a-z0-9_]*$/;
const UNREADABLE = /^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR)/;
const SCHEMA =
  "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index', rowid";
const INDEXES =
  "SELECT name FROM pragma_index_list($table) WHERE partial = 0 ORDER BY origin = 'c'";
const COLUMNS = 'SELECT name, type, pk FROM pragma_table_info($table) ORDER BY cid';
const ROWS_PER_COMMIT = 500;
/** Beyond any row number that a table of ours reaches. */
const FARTHEST = 2 ** 52;

/** Undefined when not even the list of tables can be read. */
export function salvageRows(request: SalvageRequest): readonly SalvagedTable[] | undefined {
  const source = new Source(request);
  try {
    const schema = source.attempt((handle) => handle.all(SCHEMA));
    if (schema === undefined || schema.length === 0) return undefined;
    return withTarget(request, (target) => {
      const salvaged = tablesOf(schema).map(({ name, sql }) => {
        target.exec(sql);
        return salvageTable(source, target, name);
      });
      for (const row of schema) if (text(row, 'type') !== 'table') target.exec(text(row, 'sql'));
      return salvaged;
    });
  } finally {
    source.close();
  }
}

function tablesOf(schema: readonly Row[]): readonly { name: string; sql: string }[] {
  return schema
    .filter((row) => text(row, 'type') === 'table')
    .map((row) => ({ name: plain(text(row, 'name')), sql: text(row, 'sql') }));
}

/** The damaged file. After a page that does not open its handle is of no use any more: a fresh one is taken. */
class Source {
  readonly #request: SalvageRequest;
  #handle: Handle;

  constructor(request: SalvageRequest) {
    this.#request = request;
    this.#handle = openWith(request.path, request.keyHex);
  }

  /** Undefined when a page that is needed for this cannot be read. */
  attempt<Value>(work: (handle: Handle) => Value): Value | undefined {
    try {
      return work(this.#handle);
    } catch (error) {
      if (!UNREADABLE.test(sqliteCode(error) ?? '')) throw error;
      this.#handle.close();
      this.#handle = openWith(this.#request.path, this.#request.keyHex);
      return undefined;
    }
  }

  close(): void {
    this.#handle.close();
  }
}

function salvageTable(source: Source, target: Handle, table: string): SalvagedTable {
  const put = writerOf(target, table);
  const known = knownRows(source, table);
  target.begin();
  let read = 0;
  const keep = (row: Row): void => {
    put(row);
    read += 1;
    if (read % ROWS_PER_COMMIT !== 0) return;
    target.commit();
    target.begin();
  };
  const lost =
    known === undefined
      ? walkRows(source, { table, keep })
      : readKnown(source, { table, keep, known });
  target.commit();
  return { table, read, lost };
}

interface Reading {
  readonly table: string;
  readonly keep: (row: Row) => void;
}

/** Row numbers as an index knows them; undefined when no index of the table can be read to its end. */
function knownRows(source: Source, table: string): readonly number[] | undefined {
  const indexes = source.attempt((handle) => handle.all(INDEXES, { table })) ?? [];
  for (const row of indexes) {
    const index = text(row, 'name');
    if (!INDEX_NAME.test(index)) continue;
    const sql = ['SELECT rowid AS place FROM', plain(table), 'INDEXED BY', index].join(' ');
    const found = source.attempt((handle) => handle.all(sql));
    if (found !== undefined) {
      return found.map((one) => integer(one, 'place')).toSorted((left, right) => left - right);
    }
  }
  return undefined;
}

function readKnown(
  source: Source,
  { table, keep, known }: Reading & { readonly known: readonly number[] },
): number {
  const sql = ['SELECT rowid AS "~place", * FROM', plain(table), 'WHERE rowid = $place'].join(' ');
  let lost = 0;
  for (const place of known) {
    const row = source.attempt((handle) => handle.get(sql, { place }));
    if (row === undefined) lost += 1;
    else keep(row);
  }
  return lost;
}

/** In the order of row numbers, over every gap. Where numbers are dense, what is missing is counted. */
function walkRows(source: Source, { table, keep }: Reading): number | null {
  const sql = [
    'SELECT rowid AS "~place", * FROM',
    plain(table),
    'WHERE rowid >= $from ORDER BY rowid LIMIT 1',
  ].join(' ');
  const from = (place: number): Row | 'unreadable' | undefined => {
    const found = source.attempt((handle) => handle.all(sql, { from: place }));
    return found === undefined ? 'unreadable' : found[0];
  };
  let hasGap = false;
  let next = 1;
  for (;;) {
    const row = from(next);
    if (row === undefined) return hasGap ? null : 0;
    if (row === 'unreadable') {
      hasGap = true;
      const beyond = beyondGap(next, (place) => from(place) !== 'unreadable');
      if (beyond === undefined) return null;
      next = beyond;
      continue;
    }
    keep(row);
    next = integer(row, '~place') + 1;
  }
}

/** The first row number from which reading works again: in doubling steps, then halving back. */
function beyondGap(start: number, isReadable: (place: number) => boolean): number | undefined {
  let low = start;
  let high = start + 1;
  for (let step = 1; !isReadable(high); step *= 2) {
    if (high > FARTHEST) return undefined;
    low = high;
    high += step;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isReadable(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Keeps row numbers, so that what names a row by its number still finds it. */
function writerOf(target: Handle, table: string): (row: Row) => void {
  const columns = target.all(COLUMNS, { table });
  const names = columns.map((column) => plain(text(column, 'name')));
  const keys = columns.filter((column) => integer(column, 'pk') > 0);
  const hasOwnNumber = keys.length === 1 && keys[0]?.['type'] === 'INTEGER';
  const into = hasOwnNumber ? names : ['rowid', ...names];
  const places = into.map((name) => `$${name}`);
  const sql = [
    'INSERT INTO',
    plain(table),
    '(',
    into.join(', '),
    ') VALUES (',
    places.join(', '),
    ')',
  ].join(' ');
  return (row) => {
    const values = Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
    target.run(sql, hasOwnNumber ? values : { ...values, rowid: integer(row, '~place') });
  };
}

function withTarget<Value>(request: SalvageRequest, work: (target: Handle) => Value): Value {
  if (existsSync(request.toPath)) throw new Error('a salvaged file is already there');
  closeSync(openSync(request.toPath, 'wx', 0o600));
  const target = openWith(request.toPath, request.keyHex);
  try {
    // A child may be salvaged where its parent was lost.
    target.pragma('foreign_keys = OFF');
    return work(target);
  } finally {
    target.close();
  }
}

function openWith(path: string, keyHex: string): Handle {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new RangeError('the key must be 64 hexadecimal digits');
  const handle = Handle.at(path);
  handle.pragma(`key = "x'${keyHex}'"`);
  handle.pragma('cipher_log_level = NONE');
  handle.pragma(MEMORY_SECURITY);
  handle.pragma('trusted_schema = OFF');
  return handle;
}

// Names cannot be bound. They come from our own schema and are checked letter by letter.
function plain(name: string): string {
  if (!PLAIN_NAME.test(name)) throw new Error('a table or column has an unusual name');
  return name;
}
