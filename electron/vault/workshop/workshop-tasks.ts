// The heavy work on database files that nobody else has open: checking, re-encrypting, rewriting.
// It blocks for seconds, so it runs in a thread of the vault process and dies with it at a lock.
import { closeSync, openSync } from 'node:fs';
import { hashFile, type HashedFile } from '../keys/file-hash';
import { Handle, sqliteCode } from '../database/driver';
import { fillUp } from '../database/filled-up';
import { type Inventory, inventoryOf } from './inventory';
import { isDamage } from '../database/driver';
import { text } from '../database/rows';
import { MEMORY_SECURITY } from '../database/memory-security';
import { hashesOfTables, type TableHashes } from './table-hashes';
import { salvageRows, type SalvagedTable, type SalvageRequest } from './salvage-rows';

interface KeyedFile {
  readonly path: string;
  /** Raw key, 64 hexadecimal digits. */
  readonly keyHex: string;
}

export type WorkshopTask =
  /** Both integrity checks and a count of every table; on wish also what a backup's manifest names, or what every table says. */
  | (KeyedFile & { readonly kind: 'check'; readonly inventory?: true; readonly tables?: true })
  /** Of a copy that nobody needs afterwards: also whether every index says the same as its table. */
  | (KeyedFile & { readonly kind: 'check-entries' })
  /** The same pages under another key, in place. */
  | (KeyedFile & { readonly kind: 'rekey'; readonly newKeyHex: string })
  /** A fresh file under another key: nothing that was ever deleted is in it. */
  | (KeyedFile & { readonly kind: 'rewrite'; readonly toPath: string; readonly newKeyHex: string })
  /** Without a write-ahead log, so that it opens from a medium that cannot be written, and filled up to one of a few sizes. */
  | (KeyedFile & { readonly kind: 'settle' })
  /** Every row that can still be read, into a fresh file under the same key. */
  | (SalvageRequest & { readonly kind: 'salvage' });

export interface FileCheck {
  readonly sound: boolean;
  /** Pages of 4096 bytes. */
  readonly pages: number;
  /** Rows by table, in the order of table names. */
  readonly counts: Readonly<Record<string, number>>;
  /** What the checks complained of, in SQLite's words and without any value. */
  readonly complaints: readonly string[];
  /** On wish, of a sound file. */
  readonly inventory?: Inventory & HashedFile;
  /** On wish, of a sound file: what each table says and how it is built. */
  readonly tables?: Readonly<Record<string, TableHashes>>;
  /** Of a salvage: what was read and lost, table by table. `sound` then says that there was anything to read. */
  readonly salvaged?: readonly SalvagedTable[];
}

const TABLES =
  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
const UNSOUND: FileCheck = { sound: false, pages: 0, counts: {}, complaints: ['not readable'] };

/** Does one task to its end. Throws what SQLite throws; only `check` answers damage as a value. */
export function doWorkshopTask(task: WorkshopTask): FileCheck | undefined {
  switch (task.kind) {
    case 'check':
      return check(task);
    case 'check-entries':
      return checkEntries(task);
    case 'rekey':
      withFile(task, (handle) => void handle.pragma(`rekey = "x'${keyText(task.newKeyHex)}'"`));
      return undefined;
    case 'rewrite':
      rewrite(task);
      return undefined;
    case 'settle':
      withFile(task, settle);
      return undefined;
    case 'salvage': {
      const salvaged = salvageRows(task);
      return salvaged === undefined ? UNSOUND : { ...UNSOUND, sound: true, salvaged };
    }
  }
}

function settle(handle: Handle): void {
  handle.pragma('journal_mode = DELETE');
  fillUp(handle);
}

function check(file: Extract<WorkshopTask, { kind: 'check' }>): FileCheck {
  return unlessUnreadable(file, (handle) => {
    const found = verdictOf(handle, 'quick_check');
    if (!found.sound) return found;
    const sound = { ...found, counts: countsOf(handle) };
    if (file.tables !== undefined) return { ...sound, tables: hashesOfTables(handle) };
    if (file.inventory === undefined) return sound;
    return { ...sound, inventory: { ...inventoryOf(handle), ...hashFile(file.path) } };
  });
}

function checkEntries(file: KeyedFile): FileCheck {
  return unlessUnreadable(file, (handle) => {
    // The first check reads the file itself, past any log.
    handle.pragma('journal_mode = DELETE');
    return verdictOf(handle, 'integrity_check');
  });
}

function unlessUnreadable(file: KeyedFile, work: (handle: Handle) => FileCheck): FileCheck {
  try {
    return withFile(file, work);
  } catch (error) {
    if (isDamage(error) || sqliteCode(error)?.startsWith('SQLITE_IOERR') === true) return UNSOUND;
    throw error;
  }
}

function verdictOf(handle: Handle, question: 'quick_check' | 'integrity_check'): FileCheck {
  // A page that does not open to its key makes the second check throw: the first one's word is enough.
  const unopened = complaintsOf(handle, 'cipher_integrity_check', 'cipher_integrity_check');
  const complaints =
    unopened.length > 0
      ? unopened
      : complaintsOf(handle, question, question).filter((line) => line !== 'ok');
  const pages = Number(handle.pragma('page_count') ?? 0);
  return { sound: complaints.length === 0, pages, counts: {}, complaints };
}

function complaintsOf(handle: Handle, pragma: string, column: string): readonly string[] {
  return handle.pragmaRows(pragma).map((row) => text(row, column));
}

function countsOf(handle: Handle): Readonly<Record<string, number>> {
  const names = handle.all(TABLES).map((row) => text(row, 'name'));
  return Object.fromEntries(names.map((name) => [name, handle.countRows(name)]));
}

function rewrite(task: Extract<WorkshopTask, { kind: 'rewrite' }>): void {
  closeSync(openSync(task.toPath, 'wx', 0o600));
  withFile(task, (handle) => {
    handle.run('ATTACH DATABASE $path AS fresh KEY $key', {
      path: task.toPath,
      key: `x'${keyText(task.newKeyHex)}'`,
    });
    handle.get("SELECT sqlcipher_export('fresh') AS done");
    handle.exec('DETACH DATABASE fresh');
  });
  withFile({ path: task.toPath, keyHex: task.newKeyHex }, fillUp);
}

function withFile<Value>({ path, keyHex }: KeyedFile, work: (handle: Handle) => Value): Value {
  const handle = Handle.at(path);
  try {
    handle.pragma(`key = "x'${keyText(keyHex)}'"`);
    handle.pragma('cipher_log_level = NONE');
    handle.pragma(MEMORY_SECURITY);
    handle.pragma('trusted_schema = OFF');
    handle.pragma('synchronous = FULL');
    handle.pragma('secure_delete = ON');
    return work(handle);
  } finally {
    handle.close();
  }
}

function keyText(keyHex: string): string {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new RangeError('the key must be 64 hexadecimal digits');
  return keyHex;
}
