// The files of one vault folder, and opening its two databases together or not at all.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { ok, refuse, type Result } from '../../src/kernel/result';
import type { Handle } from './database/driver';
import { type Migration, type MigrateRefusal, migrate } from './database/migrate';
import { KEYRING_MIGRATIONS } from './database/migrations/keyring-migrations';
import { RECORDS_MIGRATIONS } from './database/migrations/records-migrations';
import { isDamage, openDatabase, type OpenRefusal } from './database/open';
import type { VaultFileNames } from './keys/header';
import { sha256 } from './keys/suite';

export interface FilePair {
  readonly records: Handle;
  readonly keyring: Handle;
}

export interface PairKeys {
  readonly databaseKeyHex: string;
  readonly keyringKeyHex: string;
}

export interface PairRequest {
  readonly folder: string;
  /** Left out where a vault is founded: the first names. */
  readonly names?: VaultFileNames;
  readonly keys: PairKeys;
  readonly file: 'create' | 'existing';
  readonly now: string;
}

export const FIRST_FILES: VaultFileNames = { records: 'records.kanaf', keyring: 'keyring.kanaf' };
const DATABASE_FILE = /^(?:records|keyring)(?:-[0-9a-z]{8})?\.kanaf$/;
const FOUNDING_MARK = 'founding.unfinished';

/** `\\\\server\\share` and its kin: SQLite must not be opened over a network share. */
export function isNetworkPath(folder: string): boolean {
  return /^(\\\\|\/\/)/.test(folder);
}

export function makeVaultFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

export function hasDatabases(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((name) => DATABASE_FILE.test(name));
}

/** From here until the header is written the folder holds no vault yet, only the beginning of one. */
export function beginFounding(folder: string): void {
  closeSync(openSync(join(folder, FOUNDING_MARK), 'w', 0o600));
}

export function endFounding(folder: string): void {
  rmSync(join(folder, FOUNDING_MARK), { force: true });
}

/** True when a founding was cut short: the files beside the mark hold nothing anybody entered. */
export function foundingCutShort(folder: string): boolean {
  return existsSync(join(folder, FOUNDING_MARK));
}

/** Files of a founding or restore that never got its header are kept under another name. */
export function setAsideUnfinished(folder: string, now: string): void {
  const mark = now.replace(/[^0-9]/g, '');
  for (const name of readdirSync(folder)) {
    if (!DATABASE_FILE.test(name.replace(/-(?:wal|shm)$/, ''))) continue;
    renameSync(join(folder, name), join(folder, `${name}.unfinished-${mark}`));
  }
}

/** Opens keyring and records and brings both to today's schema. On a refusal nothing stays open. */
export function openPair(request: PairRequest): Result<FilePair, OpenRefusal | MigrateRefusal> {
  const { records: recordsFile, keyring: keyringFile } = request.names ?? FIRST_FILES;
  const keyring = openOne(request, {
    file: keyringFile,
    keyHex: request.keys.keyringKeyHex,
    migrations: KEYRING_MIGRATIONS,
  });
  if (!keyring.ok) return keyring;
  let isWhole = false;
  try {
    const records = openOne(request, {
      file: recordsFile,
      keyHex: request.keys.databaseKeyHex,
      migrations: RECORDS_MIGRATIONS,
    });
    if (!records.ok) return records;
    isWhole = true;
    return ok({ records: records.value, keyring: keyring.value });
  } finally {
    if (!isWhole) keyring.value.close();
  }
}

interface OneFile {
  readonly file: string;
  readonly keyHex: string;
  readonly migrations: readonly Migration[];
}

function openOne(request: PairRequest, one: OneFile): Result<Handle, OpenRefusal | MigrateRefusal> {
  const path = join(request.folder, one.file);
  const opened = openDatabase({ path, keyHex: one.keyHex, file: request.file });
  if (!opened.ok) return opened;
  const fingerprint = (text: string): string => sha256(Buffer.from(text, 'utf8')).toString('hex');
  try {
    const migrated = migrate(opened.value, one.migrations, { fingerprint, now: request.now });
    if (migrated.ok) return opened;
    opened.value.close();
    return migrated;
  } catch (error) {
    opened.value.close();
    if (isDamage(error)) return refuse('database.damaged');
    throw error;
  }
}
