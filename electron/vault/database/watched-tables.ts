// The tables of one file that are watched, with every statement and trigger their watching needs. The one place where SQL
// is put together: from names that our own migrations gave, each checked letter by letter.
import type { Handle, Row } from './driver';
import { text } from './rows';

export interface WatchedTable {
  readonly name: string;
  readonly triggers: readonly string[];
  /** Watched tables whose rows may change with a row of this one. */
  readonly pointing: readonly string[];
  readonly one: string;
  readonly added: string;
  readonly numbered: string | undefined;
  readonly named: string;
  readonly whole: string;
  readonly count: string;
}

/** As in the statements' limits. */
export const BATCH = 2000;

/**
 * A statement that fires a trigger gets a journal of its own, whose pages are encrypted: 0.2 ms a row. Tables that are
 * filled in bulk are noted by what the driver says of each insert instead, and residents by the id
 * of each change.
 */
export const FILLED_IN_BULK = new Set([
  'residents',
  'stays',
  'sealed_parts',
  'archive_cases',
  'resident_keys',
]);
export const CHANGED_BY_ID = new Set(['residents']);
const KEYS = `SELECT m.name AS tbl, c.name FROM main.sqlite_master m JOIN pragma_table_info(m.name) c
  WHERE m.type = 'table' AND c.pk > 0 ORDER BY m.name, c.pk`;
const TABLES = "SELECT name, sql FROM main.sqlite_master WHERE type = 'table' ORDER BY name";
const PLAIN_NAME = /^[a-z][a-z0-9_]*$/;
const PULLED_ALONG = /\bON (?:DELETE|UPDATE)\b/;
const POINTS_AT = /\bREFERENCES ([a-z][a-z0-9_]*)/g;

/** Every table that `isWatched` picks, by its name. */
export function watchedTables(
  handle: Handle,
  isWatched: (table: string) => boolean,
): ReadonlyMap<string, WatchedTable> {
  const keys = keyColumns(handle);
  const tables = tablesOf(handle).filter(({ name }) => isWatched(name));
  const pointingAt = (name: string) =>
    tables.filter(({ pointsAt }) => pointsAt.has(name)).map((table) => table.name);
  return new Map(
    tables.map(({ name }) => [name, watched(name, keys.get(name) ?? ['rowid'], pointingAt(name))]),
  );
}

function watched(name: string, keys: readonly string[], pointing: readonly string[]): WatchedTable {
  return {
    name,
    triggers: triggersOf(name, keys),
    pointing,
    one: oneSql(name, keys),
    added: `SELECT ${keyText('t', keys)} AS "~key", t.* FROM main.${plain(name)} t WHERE t.rowid BETWEEN $from AND $to ORDER BY t.rowid`,
    numbered: CHANGED_BY_ID.has(name)
      ? `SELECT rowid AS rid FROM main.${plain(name)} WHERE id = $id`
      : undefined,
    named: namedSql(name, keys),
    whole: wholeSql(name, keys),
    count: `SELECT count(*) AS found FROM main.${plain(name)}`,
  };
}

/** Every row there is of a table, in the order of the file, each with its key: JSON list of the primary key's values. */
export function* rowsOfTable(
  handle: Handle,
  { whole }: WatchedTable,
): Generator<{ readonly key: string; readonly row: Row }> {
  for (let after = -1; ; ) {
    const batch = handle.all(whole, { after });
    for (const { '~row': number, '~key': key, ...row } of batch) {
      after = Number(number);
      yield { key: String(key), row };
    }
    if (batch.length < BATCH) return;
  }
}

interface Table {
  readonly name: string;
  readonly pointsAt: ReadonlySet<string>;
}

function tablesOf(handle: Handle): readonly Table[] {
  return handle.all(TABLES).map((row) => {
    const sql = text(row, 'sql');
    const pointers = PULLED_ALONG.test(sql) ? sql.matchAll(POINTS_AT) : [];
    return {
      name: text(row, 'name'),
      pointsAt: new Set([...pointers].map((found) => found[1] ?? '')),
    };
  });
}

/** Columns of each table's primary key in its order; a table that names none is not among them. */
function keyColumns(handle: Handle): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const row of handle.all(KEYS)) {
    const table = text(row, 'tbl');
    found.set(table, [...(found.get(table) ?? []), plain(text(row, 'name'))]);
  }
  return found;
}

// Names of tables and columns cannot be bound. They come from our own schema, are checked letter by letter, and
// no value of a record is ever part of these texts.
function plain(name: string): string {
  if (!PLAIN_NAME.test(name)) throw new Error('a table or column has an unusual name');
  return name;
}

function triggersOf(table: string, keys: readonly string[]): readonly string[] {
  const name = plain(table);
  const noteOf = (side: 'NEW' | 'OLD'): string =>
    `INSERT INTO row_notes (tbl, key, rid) VALUES ('${name}', ${keyText(side, keys)}, ${side}.rowid)
      ON CONFLICT (tbl, key) DO UPDATE SET rid = excluded.rid;`;
  const trigger = (word: string, ...notes: readonly string[]): string =>
    [
      `CREATE TEMP TRIGGER IF NOT EXISTS noted_${word.toLowerCase()}_${name} AFTER ${word} ON main.${name}`,
      'BEGIN',
      ...notes,
      'END',
    ].join(' ');
  return [
    ...(FILLED_IN_BULK.has(name) ? [] : [trigger('INSERT', noteOf('NEW'))]),
    ...(CHANGED_BY_ID.has(name) ? [] : [trigger('UPDATE', noteOf('OLD'), noteOf('NEW'))]),
    trigger('DELETE', noteOf('OLD')),
  ];
}

/** The row of a note as it stands; another row that took its number is not it. */
function oneSql(table: string, keys: readonly string[]): string {
  const name = plain(table);
  return `SELECT t.* FROM main.${name} t WHERE t.rowid = $rid AND ${keyText('t', keys)} = $key`;
}

function wholeSql(table: string, keys: readonly string[]): string {
  const name = plain(table);
  return [
    `SELECT t.rowid AS "~row", ${keyText('t', keys)} AS "~key", t.*`,
    `FROM main.${name} t WHERE t.rowid > $after ORDER BY t.rowid LIMIT 2000`,
  ].join(' ');
}

function namedSql(table: string, keys: readonly string[]): string {
  const wanted = keys.map((key, nth) => `t.${key} = $k${nth}`).join(' AND ');
  return `SELECT t.* FROM main.${plain(table)} t WHERE ${wanted}`;
}

function keyText(side: string, keys: readonly string[]): string {
  return `json_array(${keys.map((key) => `${side}.${key}`).join(', ')})`;
}
