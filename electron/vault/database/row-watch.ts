// Notes which rows of a file a transaction touched, through temporary triggers in memory. A record store cannot
// forget it: whatever table it writes, the note is there before the commit. A table gets its triggers right before the
// first statement that names it: with wiped and locked memory all of them together took as long as a derivation.
import type { BoundValue, BoundValues, Handle, RanStatement, Row } from './driver';
import { integer, text } from './rows';
import {
  BATCH,
  CHANGED_BY_ID,
  FILLED_IN_BULK,
  rowsOfTable,
  type WatchedTable,
  watchedTables,
} from './watched-tables';

/** One touched row as it stands now; `row` is undefined when it is gone. */
export interface TouchedRow {
  readonly table: string;
  /** JSON list of the primary key's values. */
  readonly key: string;
  readonly row: Row | undefined;
  /** A row of a table filled in bulk that was not there before. */
  readonly isAdded?: true;
}

const NOTES =
  'CREATE TEMP TABLE row_notes (note INTEGER PRIMARY KEY, tbl TEXT NOT NULL, key TEXT NOT NULL, rid INTEGER NOT NULL, UNIQUE (tbl, key)) STRICT';
// In the order of the notes' own numbers, and with a constant limit: a sorter, or preparing the statement anew for every
// bound limit, would cost more than everything else here together.
const NOTED =
  'SELECT note, tbl, key, rid FROM temp.row_notes WHERE note > $after ORDER BY note LIMIT 2000';
const FORGET = 'DELETE FROM temp.row_notes';
/** Words of a statement that are not bound values. */
const NAMES = /(?<![$\w])[a-z][a-z0-9_]*/g;
const PLAIN_INSERT = /^INSERT INTO ([a-z][a-z0-9_]*) /;
const CHANGE_BY_ID = /^UPDATE ([a-z][a-z0-9_]*) SET .* WHERE id = \$id$/s;

type Heard = { readonly table: string; readonly by: 'insert' | 'id' } | undefined;

export class RowWatch {
  readonly #handle: Handle;
  readonly #inserted = new Map<string, Set<number>>();
  readonly #heard = new Map<string, Heard>();
  readonly #tables: ReadonlyMap<string, WatchedTable>;
  readonly #seen = new Set<string>();
  readonly #armed = new Set<string>();

  /** Watches every table that `isWatched` picks. Once per opened file. */
  constructor(handle: Handle, isWatched: (table: string) => boolean) {
    this.#handle = handle;
    // Without this `INSERT OR REPLACE` would remove the old row unnoticed.
    handle.pragma('recursive_triggers = ON');
    this.#tables = watchedTables(handle, isWatched);
    handle.exec(NOTES);
    handle.hearBeforeWrites((sql) => this.#armFor(sql));
    handle.hearRuns((ran) => this.#hear(ran));
  }

  get tables(): readonly string[] {
    return [...this.#tables.keys()];
  }

  /** Every row touched since the last `forget`. */
  *touched(): Generator<TouchedRow> {
    const told = new Map<string, Set<string>>();
    for (let after = -1; ; ) {
      const batch = this.#handle.all(NOTED, { after });
      for (const note of batch) {
        after = integer(note, 'note');
        const table = this.#tables.get(text(note, 'tbl'));
        if (table === undefined) continue;
        const row = this.#noted(table, note);
        told.set(row.table, (told.get(row.table) ?? new Set()).add(row.key));
        yield row;
      }
      if (batch.length < BATCH) break;
    }
    for (const row of this.#inserts()) if (told.get(row.table)?.has(row.key) !== true) yield row;
  }

  /** Every row there is. */
  *everyRow(): Generator<TouchedRow> {
    for (const table of this.#tables.values()) {
      for (const found of rowsOfTable(this.#handle, table)) yield { table: table.name, ...found };
    }
  }

  /** One row by its key, JSON list of the primary key's values; undefined when it is not there. */
  rowOf(table: string, key: string): Row | undefined {
    const sql = this.#tables.get(table)?.named;
    if (sql === undefined) return undefined;
    const values = JSON.parse(key) as readonly BoundValue[];
    const bound = Object.fromEntries(values.map((value, nth) => [`k${nth}`, value]));
    return this.#handle.get(sql, bound);
  }

  rowCount(): number {
    return [...this.#tables.values()].reduce((sum, { count }) => {
      const row = this.#handle.get(count);
      return sum + (row === undefined ? 0 : integer(row, 'found'));
    }, 0);
  }

  forget(): void {
    this.#handle.run(FORGET);
    this.#inserted.clear();
  }

  /** The transaction was undone: its notes went with it, and the triggers that it was the first to need. */
  undone(): void {
    this.#inserted.clear();
    this.#seen.clear();
    this.#armed.clear();
  }

  /** Whatever a statement may write, it names; so does what it names pull along. */
  #armFor(sql: string): void {
    if (this.#seen.has(sql)) return;
    this.#seen.add(sql);
    for (const name of sql.match(NAMES) ?? []) this.#arm(name);
  }

  #arm(name: string): void {
    const table = this.#tables.get(name);
    if (table === undefined || this.#armed.has(name)) return;
    this.#armed.add(name);
    this.#handle.exec(table.triggers.join(';\n'));
    for (const other of table.pointing) this.#arm(other);
  }

  #hear({ sql, values, rowid }: RanStatement): void {
    const known = this.#heard.has(sql);
    const heard = known ? this.#heard.get(sql) : this.#meaningOf(sql);
    if (!known) this.#heard.set(sql, heard);
    if (heard === undefined) return;
    if (heard.by === 'insert') this.#note(heard.table, rowid);
    else this.#noteById(heard.table, values?.['id']);
  }

  #noteById(table: string, id: BoundValue | undefined): void {
    const sql = this.#tables.get(table)?.numbered;
    if (sql === undefined || typeof id !== 'string') throw new Error('a change without its id');
    const row = this.#handle.get(sql, { id });
    if (row !== undefined) this.#note(table, integer(row, 'rid'));
  }

  #note(table: string, rowid: number): void {
    const rows = this.#inserted.get(table);
    if (rows === undefined) this.#inserted.set(table, new Set([rowid]));
    else rows.add(rowid);
  }

  /** Throws for a statement on a table filled in bulk of which it cannot be told which rows it touches. */
  #meaningOf(sql: string): Heard {
    const inserted = [...FILLED_IN_BULK].find((table) => sql.includes(`INTO ${table} `));
    const changed = [...CHANGED_BY_ID].find((table) => new RegExp(`\\bUPDATE ${table} `).test(sql));
    if (inserted !== undefined && this.#tables.has(inserted)) {
      const isPlain =
        PLAIN_INSERT.exec(sql)?.[1] === inserted && !/\bCONFLICT\b|\bSELECT\b/.test(sql);
      if (isPlain) return { table: inserted, by: 'insert' };
      throw new Error('rows filled in bulk are added one by one, by a plain insert');
    }
    if (changed !== undefined && this.#tables.has(changed)) {
      if (CHANGE_BY_ID.exec(sql)?.[1] === changed) return { table: changed, by: 'id' };
      throw new Error('rows filled in bulk are changed one by one, by their id');
    }
    return undefined;
  }

  *#inserts(): Generator<TouchedRow> {
    for (const [name, rows] of this.#inserted) {
      const sql = this.#tables.get(name)?.added;
      if (sql === undefined) continue;
      // Whoever was added and taken out again in one transaction is not among them.
      for (const stretch of stretchesOf(rows)) {
        for (const { '~key': key, ...row } of this.#handle.all(sql, stretch)) {
          yield { table: name, key: String(key), row, isAdded: true };
        }
      }
    }
  }

  #noted({ name, one }: WatchedTable, note: Row): TouchedRow {
    const key = text(note, 'key');
    return { table: name, key, row: this.#handle.get(one, { rid: integer(note, 'rid'), key }) };
  }
}

interface Stretch extends BoundValues {
  readonly from: number;
  readonly to: number;
}

/** Row numbers that follow one another, no more than a batch of them: an import adds ten thousand rows in a row. */
function* stretchesOf(numbers: Iterable<number>): Generator<Stretch> {
  let stretch: Stretch | undefined;
  for (const number of numbers) {
    if (stretch?.to === number - 1 && number - stretch.from < BATCH) {
      stretch = { from: stretch.from, to: number };
      continue;
    }
    if (stretch !== undefined) yield stretch;
    stretch = { from: number, to: number };
  }
  if (stretch !== undefined) yield stretch;
}
