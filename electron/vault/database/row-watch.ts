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
  readonly one: string;
  readonly whole: string;
  readonly count: string;
}

const NOTES =
  'CREATE TEMP TABLE row_notes (note INTEGER PRIMARY KEY, tbl TEXT NOT NULL, key TEXT NOT NULL, rid INTEGER NOT NULL, UNIQUE (tbl, key)) STRICT';
const TABLES = "SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name";
// In the order of the notes' own numbers, and with a constant limit: a sorter, or preparing the statement anew for every
// bound limit, would cost more than everything else here together.
const NOTED =
  'SELECT note, tbl, key, rid FROM temp.row_notes WHERE note > $after ORDER BY note LIMIT 2000';
const FORGET = 'DELETE FROM temp.row_notes';
const PLAIN_NAME = /^[a-z][a-z0-9_]*$/;
/** As in the statements' limits. */
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

  /** Every row touched since the last `forget`. */
  *touched(): Generator<TouchedRow> {
    for (let after = -1; ; ) {
      const batch = this.#handle.all(NOTED, { after });
      for (const note of batch) {
        after = integer(note, 'note');
        const table = this.#tables.get(text(note, 'tbl'));
        if (table !== undefined) yield this.#noted(table, note);
      }
      if (batch.length < BATCH) return;
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

  #noted({ name, one }: WatchedTable, note: Row): TouchedRow {
    const key = text(note, 'key');
    return { table: name, key, row: this.#handle.get(one, { rid: integer(note, 'rid'), key }) };
  }

  *#rows(table: string, sql: string): Generator<TouchedRow> {
    for (let after = -1; ; ) {
      const batch = this.#handle.all(sql, { after });
      for (const { '~row': number, '~key': key, ...row } of batch) {
        after = Number(number);
        yield { table, key: String(key), row };
      }
      if (batch.length < BATCH) return;
    }
  }

  #watch(name: string): void {
    const keys = keyColumns(this.#handle, name);
    for (const statement of triggersOf(name, keys)) this.#handle.exec(statement);
    this.#tables.set(name, {
      name,
      one: oneSql(name, keys),
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

function keyText(side: string, keys: readonly string[]): string {
  return `json_array(${keys.map((key) => `${side}.${key}`).join(', ')})`;
}
