// Opens an encrypted database file with every required pragma set and read back.
// Must never create a plain file, lower durability, or treat damage as a wrong key.
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { refuse, ok, type Result } from '../../../src/kernel/result';
import { Handle, isDamage, sqliteCode } from './driver';
import { MediumCondition, type MediumConditionKind } from './medium-condition';
import { MEMORY_SECURITY, MEMORY_SECURITY_READS } from './memory-security';

export type OpenRefusal = 'database.missing' | 'database.in-use' | 'database.damaged';

/** What each pragma must read back as, once the file is open (docs/formats/vault.md section 10). */
export const REQUIRED_PRAGMAS: Readonly<Record<string, string | number>> = {
  cipher_memory_security: MEMORY_SECURITY_READS,
  cipher_log_level: 'NONE',
  cipher_page_size: '4096',
  cipher_hmac_algorithm: 'HMAC_SHA512',
  cipher_use_hmac: '1',
  cipher_plaintext_header_size: '0',
  locking_mode: 'exclusive',
  journal_mode: 'wal',
  synchronous: 2,
  checkpoint_fullfsync: 1,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  mmap_size: 0,
  busy_timeout: 0,
  secure_delete: 1,
};

const SETTINGS: readonly string[] = [
  'cipher_log_level = NONE',
  MEMORY_SECURITY,
  'busy_timeout = 0',
  'locking_mode = EXCLUSIVE',
  'journal_mode = WAL',
  'synchronous = FULL',
  'checkpoint_fullfsync = ON',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'mmap_size = 0',
  'secure_delete = ON',
];

const PLAIN_HEADER = 'SQLite format 3';
const IN_USE = new Set(['SQLITE_BUSY', 'SQLITE_LOCKED']);

/** True for what SQLite throws when the disk takes nothing: full, read-only, failing or damaged. */
export function isDiskTrouble(error: unknown): boolean {
  return isDamage(error) || /^SQLITE_(FULL|READONLY|IOERR|CANTOPEN)/.test(sqliteCode(error) ?? '');
}

/** True for whatever SQLite or the system threw: no fault of our own code. */
export function isOfTheDisk(error: unknown): boolean {
  return sqliteCode(error) !== undefined || (error instanceof Error && 'syscall' in error);
}

const NO_ROOM = /^(SQLITE_FULL|ENOSPC|EDQUOT)/;
// A file that could only be opened for reading cannot be locked for writing either: IOERR_LOCK.
const NO_WRITING =
  /^(SQLITE_(READONLY|CANTOPEN|IOERR_(LOCK|WRITE|FSYNC|DIR_FSYNC|TRUNCATE))|EROFS|EACCES|EPERM|EIO)/;

export type MediumRefusal = 'vault.no-room' | 'vault.cannot-write';

const CONDITION_REFUSALS: Readonly<Record<MediumConditionKind, MediumRefusal>> = {
  'no-room': 'vault.no-room',
  'not-kept': 'vault.cannot-write',
  'not-ours': 'vault.cannot-write',
};

/** What the medium refused, where that is what went wrong: it is full, or takes no writing at all. */
export function mediumRefusal(error: unknown): MediumRefusal | undefined {
  if (error instanceof MediumCondition) return CONDITION_REFUSALS[error.kind];
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  // Out of sqlcipher_export the code is the general one; the words are SQLite's own.
  if (NO_ROOM.test(code) || error.message.endsWith('disk is full')) return 'vault.no-room';
  return NO_WRITING.test(code) ? 'vault.cannot-write' : undefined;
}

/** Runs work that follows something kept: where the medium takes nothing, that is its answer, and no fault. */
export async function* orMediumRefusal<Step, Value, Code extends string>(
  work: AsyncGenerator<Step, Result<Value, Code>, void>,
): AsyncGenerator<Step, Result<Value, Code | MediumRefusal>, void> {
  try {
    return yield* work;
  } catch (error) {
    const refusal = mediumRefusal(error);
    if (refusal === undefined) throw error;
    return refuse(refusal);
  }
}

export interface OpenRequest {
  readonly path: string;
  /** The raw 256-bit key as 64 hexadecimal digits. */
  readonly keyHex: string;
  /** `create` demands that no file is there yet; `existing` demands one. */
  readonly file: 'create' | 'existing';
}

/**
 * Opens or creates one encrypted file. The key was already proved by its slot, so a file that
 * does not open with it is damaged. Throws on anything that is not an expected refusal.
 */
export function openDatabase(request: OpenRequest): Result<Handle, OpenRefusal> {
  const there = existsSync(request.path);
  if (request.file === 'existing' && !there) return refuse('database.missing');
  if (request.file === 'create' && there) throw new Error('a database file is already there');
  if (there && hasPlainHeader(request.path)) return refuse('database.damaged');
  if (!there) createEncrypted(request);
  // From here on nothing else may open and close this file: on POSIX that would drop the handle's lock.
  const handle = Handle.at(request.path);
  try {
    prepare(handle, request.keyHex);
    assertRequired(handle);
    return ok(handle);
  } catch (error) {
    handle.close();
    if (IN_USE.has(sqliteCode(error) ?? '')) return refuse('database.in-use');
    if (isDamage(error)) return refuse('database.damaged');
    throw error;
  }
}

/**
 * A page of an open file could not be read: what lies on the other pages can be read on through a fresh connection.
 * Throws where not even that is possible.
 */
export function readOn(handle: Handle, keyHex: string): void {
  handle.readOn((fresh) => {
    prepare(fresh, keyHex);
    assertRequired(fresh);
  });
}

/** Makes the file, closes it and looks at its first bytes: what is on disk must be encrypted. */
function createEncrypted({ path, keyHex }: OpenRequest): void {
  // Made by us with its own mode; the journal beside it inherits the mode.
  closeSync(openSync(path, 'wx', 0o600));
  const handle = Handle.at(path);
  try {
    prepare(handle, keyHex);
  } finally {
    handle.close();
  }
  if (hasPlainHeader(path)) throw new Error('the file on disk is not encrypted');
}

function prepare(handle: Handle, keyHex: string): void {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new RangeError('the key must be 64 hexadecimal digits');
  handle.pragma(`key = "x'${keyHex}'"`);
  for (const setting of SETTINGS) handle.pragma(setting);
  // The first write takes the exclusive lock and makes the WAL; a second opener is refused at once.
  handle.exec('BEGIN EXCLUSIVE');
  const counted = handle.get('SELECT count(*) AS tables FROM sqlite_master');
  handle.exec('COMMIT');
  if (counted === undefined) throw new Error('the schema could not be read');
}

function assertRequired(handle: Handle): void {
  if (handle.pragma('cipher_version') === undefined) throw new Error('this driver has no cipher');
  for (const [name, wanted] of Object.entries(REQUIRED_PRAGMAS)) {
    if (handle.pragma(name) !== wanted) throw new Error(`pragma ${name} did not take`);
  }
}

/** True when the file begins like an unencrypted database. An empty or absent file does not. */
export function hasPlainHeader(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(PLAIN_HEADER.length);
    readSync(file, start, 0, start.length, 0);
    return start.toString('latin1') === PLAIN_HEADER;
  } finally {
    closeSync(file);
  }
}
