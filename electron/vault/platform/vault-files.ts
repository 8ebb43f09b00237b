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
import { ok, type Refusal, refuse, type Result } from '../../../src/kernel/result';
import type { Handle } from '../database/driver';
import { isUnreadable } from '../database/rows';
import {
  type Migration,
  type MigrateRefusal,
  type MigrateDependencies,
  migrate,
  pendingSteps,
} from '../database/migrate';
import { KEYRING_MIGRATIONS } from '../database/migrations/keyring-migrations';
import { RECORDS_MIGRATIONS } from '../database/migrations/records-migrations';
import { copyDurably } from '../keys/disk';
import { openDatabase, type OpenRefusal, type OpenRequest } from '../database/open';
import type { VaultFileNames } from '../keys/header';
import { sha256 } from '../keys/suite';

export interface FilePair {
  readonly records: Handle;
  readonly keyring: Handle;
  /** True when the schema of either was raised at this opening. */
  readonly raised: boolean;
}

/** A copy of a file as it was before its schema was raised; `before-<first step applied>-<file>`. */
const BEFORE = /^before-\d+-(?:records|keyring)(?:-[0-9a-z]{8})?\.kanaf$/;

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

/** Told apart, since without the keyring nothing can be rescued. */
export type DamagedFile = 'database.damaged' | 'database.keyring-damaged';

export const FIRST_FILES: VaultFileNames = { records: 'records.kanaf', keyring: 'keyring.kanaf' };
const DATABASE_FILE = /^(?:records|keyring)(?:-[0-9a-z]{8})?\.kanaf$/;
const FOUNDING_MARK = 'founding.unfinished';

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
export function openPair(request: PairRequest): Result<FilePair, OneRefusal | DamagedFile> {
  const { records: recordsFile, keyring: keyringFile } = request.names ?? FIRST_FILES;
  const keyring = openOne(request, {
    file: keyringFile,
    keyHex: request.keys.keyringKeyHex,
    migrations: KEYRING_MIGRATIONS,
  });
  if (!keyring.ok) return keyringRefusal(keyring);
  let isWhole = false;
  try {
    const records = openOne(request, {
      file: recordsFile,
      keyHex: request.keys.databaseKeyHex,
      migrations: RECORDS_MIGRATIONS,
    });
    if (!records.ok) return records;
    isWhole = true;
    return ok({
      records: records.value.handle,
      keyring: keyring.value.handle,
      raised: records.value.raised || keyring.value.raised,
    });
  } finally {
    if (!isWhole) keyring.value.handle.close();
  }
}

/** Vaults made before are kept beside the raised ones until these have opened once more. */
export function beforeCopies(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => BEFORE.test(name));
}

/** Never in place of an earlier copy: that one is of before a raising that was cut short. */
function keepBefore(folder: string, file: string, step: number): void {
  const path = join(folder, `before-${step}-${file}`);
  if (existsSync(path)) return;
  copyDurably(join(folder, file), path);
}

interface OneFile {
  readonly file: string;
  readonly keyHex: string;
  readonly migrations: readonly Migration[];
}

interface OneOpened {
  readonly handle: Handle;
  readonly raised: boolean;
}

type OneRefusal = OpenRefusal | MigrateRefusal;

function keyringRefusal<Code extends string>(refused: {
  readonly ok: false;
  readonly refusal: Refusal<Code>;
}): Result<never, Code | DamagedFile> {
  return refused.refusal.code === 'database.damaged' ? refuse('database.keyring-damaged') : refused;
}

function openOne(request: PairRequest, one: OneFile): Result<OneOpened, OneRefusal> {
  const asked = { path: join(request.folder, one.file), keyHex: one.keyHex, file: request.file };
  const looked = openAnd(asked, (handle) => pendingSteps(handle, one.migrations, toolsOf(request)));
  if (!looked.ok) return looked;
  const { handle, outcome } = looked.value;
  const first = outcome[0]?.number;
  if (first === undefined) return ok({ handle, raised: false });
  // Closed while it is copied: closing a second descriptor would drop the lock, and closing empties the log.
  handle.close();
  if (first > 1) keepBefore(request.folder, one.file, first);
  const raised = openAnd({ ...asked, file: 'existing' }, (again) =>
    migrate(again, one.migrations, toolsOf(request)),
  );
  return raised.ok ? ok({ handle: raised.value.handle, raised: first > 1 }) : raised;
}

/** Opens one file and works on it; on a refusal or a fault it is closed again. */
function openAnd<Outcome>(
  asked: OpenRequest,
  work: (handle: Handle) => Result<Outcome, MigrateRefusal>,
): Result<{ readonly handle: Handle; readonly outcome: Outcome }, OneRefusal> {
  const opened = openDatabase(asked);
  if (!opened.ok) return opened;
  const handle = opened.value;
  try {
    const done = work(handle);
    if (done.ok) return ok({ handle, outcome: done.value });
    handle.close();
    return done;
  } catch (error) {
    handle.close();
    if (isUnreadable(error)) return refuse('database.damaged');
    throw error;
  }
}

function toolsOf({ now }: PairRequest): MigrateDependencies {
  return { fingerprint: (text) => sha256(Buffer.from(text, 'utf8')).toString('hex'), now };
}
