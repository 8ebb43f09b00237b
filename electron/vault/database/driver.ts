// The one place that knows which database driver we use. Everything else speaks to `Handle`.
// Bound parameters only: a value inlined into SQL would reach SQLite's error log in clear.
import { Database, type SqliteValue } from '@signalapp/sqlcipher';

export type BoundValue = SqliteValue<object>;
export type BoundValues = Readonly<Record<string, BoundValue>>;
export type Row = Readonly<Record<string, BoundValue>>;

/** SQLite's own result code of a failed call, such as `SQLITE_FULL`. */
export function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

const ONLY_READS = /^SELECT\b/;
const DAMAGED = /^SQLITE_(NOTADB|CORRUPT)/;

/** True for what SQLite throws when a page is not as it was written. */
export function isDamage(error: unknown): boolean {
  return DAMAGED.test(sqliteCode(error) ?? '');
}

/** Thrown when a query use case reaches for a write. The host turns it into a fault. */
export class WriteInQuery extends Error {
  override name = 'WriteInQuery';
}

export interface RanStatement {
  readonly sql: string;
  readonly values: BoundValues | undefined;
  /** Row number of the connection's last insert. */
  readonly rowid: number;
}

/** One open database file. Not shared between processes or threads. */
export class Handle {
  #database: Database;
  readonly #path: string;
  /** By their text: the driver's own memory puts a longer text together and looks that up, for every call. */
  readonly #statements = new Map<string, ReturnType<Database['prepare']>>();
  #reading = false;
  #onlyReads = false;
  #isSpoiled = false;
  #hasUnreadableRow = false;
  #inTransaction = false;
  #ran: ((ran: RanStatement) => void) | undefined;
  #beforeWrite: ((sql: string) => void) | undefined;

  private constructor(path: string) {
    this.#path = path;
    this.#database = connectionTo(path);
  }

  /** Opens the file without key or pragmas; only `open.ts` and the bench's bare driver use this. */
  static at(path: string): Handle {
    return new Handle(path);
  }

  /** True once a page was not as it was written: SQLCipher then refuses every other page of this connection too. */
  get isSpoiled(): boolean {
    return this.#isSpoiled;
  }

  /** True once a declared table gave a row that is not one of its columns: somebody wrote it with another program. */
  get hasUnreadableRow(): boolean {
    return this.#hasUnreadableRow;
  }

  noteUnreadableRow(): void {
    this.#hasUnreadableRow = true;
  }

  /** Takes a fresh connection in place of a spoiled one. `prepare` gives it key and pragmas; afterwards it only reads. Also within `reading`. */
  readOn(prepare: (handle: Handle) => void): void {
    const isReading = this.#reading;
    this.#inTransaction = false;
    this.#onlyReads = false;
    this.#reading = false;
    this.#database.close();
    this.#database = connectionTo(this.#path);
    this.#statements.clear();
    prepare(this);
    this.#database.pragma('query_only = ON');
    this.#onlyReads = true;
    this.#reading = isReading;
    this.#isSpoiled = false;
  }

  all(sql: string, values?: BoundValues): readonly Row[] {
    try {
      return this.#prepared(sql).all(values);
    } catch (error) {
      throw this.#judged(error);
    }
  }

  get(sql: string, values?: BoundValues): Row | undefined {
    try {
      return this.#prepared(sql).get(values);
    } catch (error) {
      throw this.#judged(error);
    }
  }

  /** The one column of every row. For very many rows: an object for each would take longer than reading it. */
  column(sql: string, values?: BoundValues): readonly BoundValue[] {
    try {
      return this.#database.prepare(sql, { pluck: true }).all<BoundValue>(values);
    } catch (error) {
      throw this.#judged(error);
    }
  }

  /** Runs a writing statement; answers how many rows changed. Throws `WriteInQuery` inside `reading`. */
  run(sql: string, values?: BoundValues): number {
    if (this.#reading) throw new WriteInQuery();
    const { changes, lastInsertRowid } = this.#write(sql, values);
    this.#ran?.({ sql, values, rowid: Number(lastInsertRowid) });
    return changes;
  }

  /** Calls back after every `run`. */
  hearRuns(ran: (statement: RanStatement) => void): void {
    this.#ran = ran;
  }

  /** Calls back with each statement that may write, before it is prepared. */
  hearBeforeWrites(prepare: (sql: string) => void): void {
    this.#beforeWrite = prepare;
  }

  /** A read that hides a write (`… RETURNING`) is a write. */
  #prepared(sql: string) {
    if (this.#beforeWrite !== undefined && !ONLY_READS.test(sql)) this.#beforeWrite(sql);
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#database.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  exec(sql: string): void {
    if (this.#reading) throw new WriteInQuery();
    this.#beforeWrite?.(sql);
    try {
      this.#database.exec(sql);
    } catch (error) {
      throw this.#judged(error);
    }
  }

  /** How many rows a table has. The one text that is put together: a name cannot be bound, and this one is ours. */
  countRows(table: string): number {
    if (!/^[a-z_]+$/.test(table)) throw new Error('a table that no migration made');
    const sql = ['SELECT count(*) FROM', table].join(' ');
    return Number(this.#database.prepare(sql, { pluck: true }).get());
  }

  pragma(source: string): BoundValue | undefined {
    return this.#database.pragma(source, { simple: true });
  }

  pragmaRows(source: string): readonly Row[] {
    return this.#database.pragma(source);
  }

  /** Runs `work` with every write refused: what makes a query a query. */
  reading<Value>(work: () => Value): Value {
    if (this.#reading) return work();
    this.#reading = true;
    // SQLite refuses too, for a write hidden in a reading call (`… RETURNING`).
    this.#database.pragma('query_only = ON');
    try {
      return work();
    } finally {
      this.#reading = false;
      if (!this.#onlyReads) this.#database.pragma('query_only = OFF');
    }
  }

  get inTransaction(): boolean {
    return this.#inTransaction;
  }

  begin(): void {
    this.exec('BEGIN IMMEDIATE');
    this.#inTransaction = true;
  }

  commit(): void {
    this.exec('COMMIT');
    this.#inTransaction = false;
  }

  /** Undoes an open transaction; harmless where SQLite already did so itself (full disk). */
  rollback(): void {
    if (!this.#inTransaction) return;
    this.#inTransaction = false;
    try {
      this.#database.exec('ROLLBACK');
    } catch (error) {
      if (sqliteCode(error) === undefined) throw error;
    }
  }

  close(): void {
    this.#database.close();
  }

  #write(sql: string, values: BoundValues | undefined) {
    try {
      return this.#prepared(sql).run(values);
    } catch (error) {
      throw this.#judged(error);
    }
  }

  /** Where a damaged page continues another one SQLCipher says only SQLITE_ERROR: the next page tells. */
  #judged(error: unknown): unknown {
    if (isDamage(error)) this.#isSpoiled = true;
    if (sqliteCode(error) !== 'SQLITE_ERROR' || this.#stillReads()) return error;
    this.#isSpoiled = true;
    const told = new Error('a page is not as it was written', { cause: error });
    return Object.assign(told, { code: 'SQLITE_CORRUPT' });
  }

  #stillReads(): boolean {
    try {
      this.#database.prepare('SELECT count(*) FROM sqlite_master').get();
      return true;
    } catch (error) {
      return !isDamage(error);
    }
  }
}

function connectionTo(path: string): Database {
  try {
    return new Database(path, { cacheStatements: true });
  } catch (error) {
    // The driver gives no code where the file itself cannot be opened: a folder that is gone, a medium pulled out.
    if (sqliteCode(error) !== undefined) throw error;
    throw Object.assign(new Error('the file cannot be opened'), { code: 'SQLITE_CANTOPEN' });
  }
}
