// Notes which rows of a file a transaction touched, through temporary triggers in memory. A record store cannot
// forget it: whatever table it writes, the note is there before the commit.
import type { Handle, Row } from './driver';
import { integer, text } from './rows';

/** One touched row as it stands now; `row` is undefined when it is gone. */
export interface TouchedRow {
  readonly table: string;
  /** JSON list of the primary key's values. */
  readonly key: string;
  readonly row: Row | undefined;
}

interface WatchedTable {
  readonly name: string;
  readonly touched: string;
  readonly whole: string;
  readonly count: string;
}

const NOTES =
  'CREATE TEMP TABLE row_notes (note INTEGER PRIMARY KEY, tbl TEXT NOT NULL, key TEXT NOT NULL, rid INTEGER NOT NULL, UNIQUE (tbl, key)) STRICT';
const TABLES = "SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name";
const NOTED = 'SELECT DISTINCT tbl FROM temp.row_notes ORDER BY tbl';
const FORGET = 'DELETE FROM temp.row_notes';
const PLAIN_NAME = /^[a-z][a-z0-9_]*$/;
const BATCH = 2000;

export class RowWatch {
  readonly #handle: Handle;
  readonly #tables = new Map<string, WatchedTable>();

  /** Watches every table that `isWatched` picks. Once per opened file. */
  constructor(handle: Handle, isWatched: (table: string) => boolean) {
    this.#handle = handle;
    // Without this `INSERT OR REPLACE` would remove the old row unnoticed.
    handle.pragma('recursive_triggers = ON');
    handle.exec(NOTES);
    for (const name of tableNames(handle).filter(isWatched)) this.#watch(name);
  }

  get tables(): readonly string[] {
    return [...this.#tables.keys()];
  }

  get hasNotes(): boolean {
    return this.#handle.get(NOTED) !== undefined;
  }

  /** Every row touched since the last `forget`, table by table. */
  *touched(): Generator<TouchedRow> {
    for (const noted of this.#handle.all(NOTED)) {
      const table = this.#tables.get(text(noted, 'tbl'));
      if (table !== undefined) yield* this.#rows(table.name, table.touched);
    }
  }

  /** Every row there is. */
  *everyRow(): Generator<TouchedRow> {
    for (const { name, whole } of this.#tables.values()) yield* this.#rows(name, whole);
  }

  rowCount(): number {
    return [...this.#tables.values()].reduce((sum, { count }) => {
      const row = this.#handle.get(count);
      return sum + (row === undefined ? 0 : integer(row, 'found'));
    }, 0);
  }

  forget(): void {
    this.#handle.run(FORGET);
  }

  *#rows(table: string, sql: string): Generator<TouchedRow> {
    let after = -1;
    for (;;) {
      const batch = this.#handle.all(sql, { after, limit: BATCH });
      for (const found of batch) {
        const { '~note': note, '~key': key, '~there': there, ...row } = found;
        after = Number(note);
        yield { table, key: String(key), row: there === null ? undefined : row };
      }
      if (batch.length < BATCH) return;
    }
  }

  #watch(name: string): void {
    const keys = keyColumns(this.#handle, name);
    for (const statement of triggersOf(name, keys)) this.#handle.exec(statement);
    this.#tables.set(name, {
      name,
      touched: touchedSql(name, keys),
      whole: wholeSql(name, keys),
      count: `SELECT count(*) AS found FROM main.${plain(name)}`,
    });
  }
}

function tableNames(handle: Handle): readonly string[] {
  return handle.all(TABLES).map((row) => text(row, 'name'));
}

/** Columns of the primary key in its order; the row number where a table names none. */
function keyColumns(handle: Handle, table: string): readonly string[] {
  const columns = handle
    .all('SELECT name, pk FROM pragma_table_info($table) WHERE pk > 0 ORDER BY pk', { table })
    .map((row) => plain(text(row, 'name')));
  return columns.length === 0 ? ['rowid'] : columns;
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
      `CREATE TEMP TRIGGER noted_${word.toLowerCase()}_${name} AFTER ${word} ON main.${name}`,
      'BEGIN',
      ...notes,
      'END',
    ].join(' ');
  return [
    trigger('INSERT', noteOf('NEW')),
    trigger('UPDATE', noteOf('OLD'), noteOf('NEW')),
    trigger('DELETE', noteOf('OLD')),
  ];
}

function touchedSql(table: string, keys: readonly string[]): string {
  const name = plain(table);
  return [
    'SELECT n.note AS "~note", n.key AS "~key", t.rowid AS "~there", t.* FROM temp.row_notes n',
    `LEFT JOIN main.${name} t ON t.rowid = n.rid AND ${keyText('t', keys)} = n.key`,
    `WHERE n.tbl = '${name}' AND n.note > $after ORDER BY n.note LIMIT $limit`,
  ].join(' ');
}

function wholeSql(table: string, keys: readonly string[]): string {
  const name = plain(table);
  return [
    `SELECT t.rowid AS "~note", ${keyText('t', keys)} AS "~key", 1 AS "~there", t.*`,
    `FROM main.${name} t WHERE t.rowid > $after ORDER BY t.rowid LIMIT $limit`,
  ].join(' ');
}

function keyText(side: string, keys: readonly string[]): string {
  return `json_array(${keys.map((key) => `${side}.${key}`).join(', ')})`;
}
