// Makes one backup: copies both files as they stand at one moment, settles and checks the copy, signs what it holds.
// Everything is written under an unfinished name; a kill at any moment leaves the earlier backup as it was.
import { join } from 'node:path';
import type { MadeBackup } from '../../../src/features/backups/records';
import type { MediumKind } from '../../../src/features/backups/index';
import type { Progress } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { workWith } from '../workshop/workshop';
import { filledUpBytes } from '../database/filled-up';
import type { FileCheck } from '../workshop/workshop-tasks';
import type { Gate } from '../gate/gate';
import { genuineHeader } from '../open-vault/genuine-header';
import { headerFileBytes, type Header } from '../keys/header';
import type { PersonSession } from '../open-vault/person-session';
import { erasuresSoFar } from '../keyring/erasures-so-far';
import { Snapshot, type SnapshotFile } from '../open-vault/snapshot';
import { isNetworkPath } from '../platform/network-folder';
import { madeOf, type Moment, toldOf } from './backup-facts';
import { signManifest } from './manifest';
import { openFacts } from './manifest-facts';
import { hearManifests } from './manifest-witnesses';
import {
  HEADER_FILES,
  HIGHEST_NUMBER,
  KEYRING_FILE,
  type KeptFolder,
  MANIFEST_FILE,
  markMedium,
  type Medium,
  mediumPath,
  type MediumMark,
  readMedium,
  RECORDS_FILE,
} from './medium';
import {
  areOnOneDisk,
  freeBytes,
  isFolder,
  isInside,
  makeFolder,
  makeTrue,
  putFile,
  removeFolder,
  syncFolder,
  troubleOf,
  type MediumTrouble,
} from './medium-files';
import { wipeFolder } from '../platform/wiping';

export type MakeRefusal =
  | MediumTrouble
  | 'backups.folder-gone'
  | 'backups.folder-on-network'
  | 'backups.own-folder'
  | 'backups.other-vault-there'
  | 'backups.running'
  | 'backups.copy-not-sound'
  | 'vault.header-damaged';

type Made = Result<MadeBackup, MakeRefusal>;
type Copied = Result<Omit<MadeBackup, 'manifests'>, MakeRefusal>;

/** Manifests, headers and the medium's own bookkeeping. */
const SPARE_BYTES = 2 * 1024 * 1024;
const KEPT_KEYS = 2;
const MEGABYTE = 1_000_000;

const running = new WeakSet<PersonSession>();

/** Runs inside a job; yields `copy` in bytes, then `settle`, `check` and `finish`. */
export async function* makeBackup(
  gate: Gate,
  chosen: string | undefined,
): AsyncGenerator<Progress, Made, void> {
  if (chosen === undefined || !(await isFolder(chosen))) return refuse('backups.folder-gone');
  if (isNetworkPath(chosen)) return refuse('backups.folder-on-network');
  if (await isInside(gate.folder, chosen)) return refuse('backups.own-folder');
  const vault = gate.requireOpen();
  if (running.has(vault)) return refuse('backups.running');
  running.add(vault);
  await gate.idle.stop();
  const backup = new Backup(gate, chosen);
  try {
    return yield* backup.run();
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    return refuse(trouble, trouble === 'backups.no-space' ? await backup.space() : undefined);
  } finally {
    running.delete(vault);
    await backup.dropUnfinished();
  }
}

/** Copies are filled up where they lie. */
function sizeOnMedium(snapshot: Snapshot): number {
  const sizes = (['keyring', 'records'] as const).map((file) => snapshot.bytesOf(file));
  return sizes.reduce((sum, bytes) => sum + filledUpBytes(bytes), 0);
}

class Backup {
  readonly #gate: Gate;
  readonly #vault: PersonSession;
  readonly #chosen: string;
  readonly #path: string;
  #number = 0;
  #needed = 0;
  #begun = false;

  constructor(gate: Gate, chosen: string) {
    this.#gate = gate;
    this.#vault = gate.requireOpen();
    this.#chosen = chosen;
    this.#path = mediumPath(chosen, this.#vault.vaultId);
  }

  async *run(): AsyncGenerator<Progress, Made, void> {
    const { vaultId } = this.#vault;
    const found = await readMedium(this.#path);
    if (found?.mark !== undefined && found.mark.vaultId !== vaultId) {
      return refuse('backups.other-vault-there');
    }
    const manifests = yield* hearManifests(this.#vault, found);
    // Header and files of one moment: with a slot less or papers of before, a restore would shut somebody out.
    const header = genuineHeader(this.#vault.files);
    if (!header.ok) return header;
    this.#vault.writing(() => this.#vault.keepCheckpoint());
    const snapshot = Snapshot.take(this.#vault.files);
    try {
      const copied = yield* this.#copyAll(snapshot, { found, header: header.value });
      return copied.ok ? ok({ ...copied.value, manifests }) : copied;
    } finally {
      snapshot.release();
    }
  }

  /** What is needed and what is free, in megabytes, for the sentence. */
  async space(): Promise<Readonly<Record<string, number>>> {
    const free = await freeBytes(this.#chosen).catch(() => 0);
    return { needed: Math.ceil(this.#needed / MEGABYTE), free: Math.floor(free / MEGABYTE) };
  }

  async dropUnfinished(): Promise<void> {
    if (!this.#begun) return;
    for (const kind of ['keys', 'data'] as const) {
      // A medium that was pulled out cannot be tidied now; the next backup on it does that.
      await removeFolder(this.#partial(kind)).catch(() => undefined);
    }
  }

  async *#copyAll(
    snapshot: Snapshot,
    { found, header }: { readonly found: Medium | undefined; readonly header: Header },
  ): AsyncGenerator<Progress, Copied, void> {
    const moment = this.#moment();
    const total = snapshot.bytesOf('keyring') + snapshot.bytesOf('records');
    this.#needed = sizeOnMedium(snapshot) + SPARE_BYTES;
    for (const path of found?.unfinished ?? []) await removeFolder(path);
    if ((await freeBytes(this.#chosen)) < this.#needed) {
      return refuse('backups.no-space', await this.space());
    }
    const mark = found?.mark ?? (await this.#mark(moment.madeAt));
    this.#number = 1 + (found?.lastNumber ?? 0);
    if (this.#number > HIGHEST_NUMBER) return refuse('backups.medium-failed');
    this.#begun = true;
    await makeFolder(this.#partial('keys'));
    await makeFolder(this.#partial('data'));
    yield* this.#copyFile(snapshot, 'keyring', { before: 0, total });
    yield* this.#copyFile(snapshot, 'records', { before: snapshot.bytesOf('keyring'), total });
    const keyring = yield* this.#settleAndCheck('keyring');
    const records = yield* this.#settleAndCheck('records');
    yield { step: 'finish', done: 0, total: 1 };
    const facts = { keyring, records, header, mark, moment };
    const told = await toldOf(this.#vault, { ...facts, number: this.#number });
    if (told === undefined) return refuse('backups.copy-not-sound');
    const bytes = signManifest(told.manifest, this.#vault.auditSecret);
    await this.#finish(header, bytes);
    const removedKeys = await this.#takeOldKeys(found, told.facts.erasures);
    return ok({ ...madeOf(told, bytes), removedKeys, kind: await this.#kind() });
  }

  /** What is true at the moment of the snapshot; taken before the first wait. */
  #moment(): Moment {
    const { records } = this.#vault;
    return {
      madeAt: this.#gate.now(),
      erasures: erasuresSoFar(records),
      trail: this.#vault.audit.head(),
      checkpoint: this.#vault.audit.lastCheckpoint()?.note ?? '',
    };
  }

  #mark(createdAt: string): Promise<MediumMark> {
    return markMedium(this.#path, { vaultId: this.#vault.vaultId, createdAt });
  }

  async *#copyFile(
    snapshot: Snapshot,
    file: SnapshotFile,
    { before, total }: { readonly before: number; readonly total: number },
  ): AsyncGenerator<Progress, void, void> {
    for await (const done of snapshot.copy(file, this.#file(file))) {
      yield { step: 'copy', done: before + done, total };
    }
  }

  async *#settleAndCheck(file: SnapshotFile): AsyncGenerator<Progress, FileCheck, void> {
    const { databaseKeyHex, keyringKeyHex } = this.#vault.keys;
    const keyHex = file === 'keyring' ? keyringKeyHex : databaseKeyHex;
    const path = this.#file(file);
    const { workshop } = this.#gate;
    yield* workWith(workshop.start({ kind: 'settle', path, keyHex }), 'settle');
    const task = { kind: 'check', path, keyHex, inventory: true } as const;
    const check = yield* workWith(workshop.start(task), 'check');
    if (check === undefined) throw new Error('a check answered nothing');
    return check;
  }

  /** Keys first: newest keys open older data, but older keys may not open the newest data. */
  async #finish(header: Header, manifest: Uint8Array): Promise<void> {
    for (const name of HEADER_FILES) {
      await putFile(join(this.#partial('keys'), name), headerFileBytes(header));
    }
    for (const kind of ['keys', 'data'] as const) {
      await putFile(join(this.#partial(kind), MANIFEST_FILE), manifest);
    }
    for (const kind of ['keys', 'data'] as const) {
      await makeTrue(this.#partial(kind), this.#kept(kind), this.#path);
    }
  }

  /** Two generations of keys stay, and none from before the last erasure. */
  async #takeOldKeys(found: Medium | undefined, erasures: number): Promise<number> {
    const gone = (found?.keys ?? []).filter(
      (keys, index) => index >= KEPT_KEYS - 1 || this.#erasuresOf(keys) < erasures,
    );
    for (const { path } of gone) await wipeFolder(path);
    if (gone.length > 0) await syncFolder(this.#path);
    return gone.length;
  }

  /** None where nobody can tell any more: where there was an erasure, such keys go. */
  #erasuresOf({ manifest }: KeptFolder): number {
    if (manifest === undefined) return 0;
    return openFacts(this.#vault.auditSecret, manifest.manifest)?.erasures ?? 0;
  }

  async #kind(): Promise<MediumKind> {
    return (await areOnOneDisk(this.#gate.folder, this.#path)) ? 'same-disk' : 'other-disk';
  }

  #file(file: SnapshotFile): string {
    return file === 'keyring'
      ? join(this.#partial('keys'), KEYRING_FILE)
      : join(this.#partial('data'), RECORDS_FILE);
  }

  #kept(kind: 'keys' | 'data'): string {
    return join(this.#path, `${kind}-${this.#number}`);
  }

  #partial(kind: 'keys' | 'data'): string {
    return `${this.#kept(kind)}.partial`;
  }
}
