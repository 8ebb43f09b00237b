// Brings a vault of a former format up to date: its files are copied beside themselves, the copies are changed step by step,
// compared and opened as a vault of today; then one saving of the header makes them the vault. Until then the vault is the one
// of before, whatever happens; afterwards that one lies whole in a folder of its own until the new one has opened again.
import { rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DoorRefusal } from '../../../src/features/vault/contract';
import type { Progress } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { orMediumRefusal } from '../database/open';
import { nodeDisk } from '../keys/disk';
import { readFormerHeader } from '../keys/former-header';
import { filesOf, type Header, type VaultFileNames } from '../keys/header';
import { wipeHolderKeys } from '../keys/holder-keys';
import { freshId } from '../keys/places';
import { wipe } from '../keys/suite';
import { nameNewFiles } from '../open-vault/naming-files';
import { Snapshot, type SnapshotFile } from '../open-vault/snapshot';
import { filesBeside } from '../open-vault/tidying';
import { beginFormerVault, dropBegunFormerVaults } from '../platform/former-vault';
import { isNetworkPath } from '../platform/network-folder';
import { type ProvedStaff, proveStaffAt, type UnlockRequest } from '../unlock/unlocking';
import type { Workshop } from '../workshop/workshop';
import { type CopiesRefusal, copiesInTodaysFormat } from './copies-brought';
import { FormerPair } from './former-pair';
import type { DueUpgrade } from './format-upgrade';
import type { KnownFormats } from './known-formats';

/** Undefined where the vault is one of today, or one from which there is no way up. */
export function dueUpgrade(folder: string, { upgrades }: KnownFormats): DueUpgrade | undefined {
  return upgrades.length === 0 ? undefined : readFormerHeader(folder, upgrades);
}

/** What the door tells of it. */
export function upgradeDetails({ format, found }: DueUpgrade) {
  return { from: format, to: found.header.content.formatVersion };
}

export interface UpgradeOrder extends UnlockRequest {
  readonly workshop: Workshop;
}

export type UpgradeRefusal =
  | DoorRefusal
  | CopiesRefusal
  | 'vault.upgrade-first'
  | 'vault.upgrade-no-room';

type Steps<Value> = AsyncGenerator<Progress, Value, void>;
type Brought = Result<Pick<ProvedStaff, 'failedTries'>, UpgradeRefusal>;

const MEGABYTE = 1_000_000;

/**
 * Yields `upgrade-copy` in bytes, `upgrade-change`, `upgrade-compare`, `upgrade-switch`. Cancelled, refused or failed, the vault
 * is as it was.
 */
export async function* bringUpToDate(order: UpgradeOrder, due: DueUpgrade): Steps<Brought> {
  if (isNetworkPath(order.folder)) return refuse('vault.lies-on-network');
  const room = roomFor(order.folder, due);
  if (room.missing > 0) return refuse('vault.upgrade-no-room', room);
  const proved = await proveStaffAt(order, due.found);
  if (!proved.ok) return proved;
  const upgrade = new Upgrade(order, due, proved.value);
  try {
    const brought = yield* orMediumRefusal(upgrade.run());
    return brought.ok ? ok({ failedTries: proved.value.failedTries }) : brought;
  } finally {
    upgrade.dropUnfinished();
    const { keys, fileKeys } = proved.value.holder;
    wipeHolderKeys(keys);
    wipe(fileKeys.databaseKey, fileKeys.keyringKey);
  }
}

/** In whole megabytes: each copy, the log of what is changed in it, and as much again for the schema of today. */
export function roomFor(
  folder: string,
  { found }: DueUpgrade,
): { readonly needed: number; readonly free: number; readonly missing: number } {
  const names = Object.values(filesOf(found.header.content));
  const sizes = names.map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size);
  const bytes = 3 * sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  const { bavail, bsize } = statfsSync(folder);
  const needed = Math.ceil(bytes / MEGABYTE);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  return { needed, free, missing: Math.max(0, needed - free) };
}

class Upgrade {
  readonly #order: UpgradeOrder;
  readonly #due: DueUpgrade;
  readonly #proved: ProvedStaff;
  readonly #names: VaultFileNames;
  #unfinished: string[] = [];

  constructor(order: UpgradeOrder, due: DueUpgrade, proved: ProvedStaff) {
    this.#order = order;
    this.#due = due;
    this.#proved = proved;
    const mark = freshId().slice(0, 8);
    this.#names = { records: `records-${mark}.kanaf`, keyring: `keyring-${mark}.kanaf` };
  }

  async *run(): Steps<Result<undefined, UpgradeRefusal>> {
    const { folder } = this.#order;
    const { databaseKey, keyringKey } = this.#proved.holder.fileKeys;
    const keys = {
      databaseKeyHex: databaseKey.toString('hex'),
      keyringKeyHex: keyringKey.toString('hex'),
    };
    const names = filesOf(this.#due.found.header.content);
    const former = FormerPair.open({ folder, names, keys });
    if (!former.ok) return former;
    try {
      // Another process may have been faster, and had closed them again.
      if (!this.#isStillDue()) return refuse('database.in-use');
      this.#clearAway(names);
      yield* this.#copy(former.value);
      const made = yield* copiesInTodaysFormat({
        order: this.#order,
        due: this.#due,
        proved: this.#proved,
        names: this.#names,
        keys,
        isFormerWhole: (file) => former.value.isWhole(file),
      });
      if (!made.ok) return made;
      yield { step: 'upgrade-switch', done: 0, total: 1 };
      this.#switch(made.value);
    } finally {
      former.value.close();
    }
    return ok(undefined);
  }

  /** Takes away what was not made true; after the switch there is nothing. */
  dropUnfinished(): void {
    for (const path of this.#unfinished) {
      for (const part of ['', '-wal', '-shm', '-journal']) rmSync(path + part, { force: true });
    }
    if (this.#unfinished.length > 0) dropBegunFormerVaults(this.#order.folder);
    this.#unfinished = [];
  }

  #isStillDue(): boolean {
    const { folder } = this.#order;
    const now = readFormerHeader(folder, this.#due.steps);
    return now?.found.header.hmac === this.#due.found.header.hmac;
  }

  /** What a try left that was cut short. While a copy of the header is worn it may speak for files that the other does not. */
  #clearAway(names: VaultFileNames): void {
    const { folder } = this.#order;
    dropBegunFormerVaults(folder);
    if (!this.#due.isTwofold) return;
    for (const name of filesBeside(folder, names)) rmSync(join(folder, name), { force: true });
  }

  async *#copy(former: FormerPair): Steps<void> {
    const snapshot = Snapshot.take(former);
    try {
      for (const file of ['keyring', 'records'] as const) {
        yield* this.#copyOne(snapshot, file);
      }
    } finally {
      snapshot.release();
    }
  }

  async *#copyOne(snapshot: Snapshot, file: SnapshotFile): Steps<void> {
    const toPath = join(this.#order.folder, this.#names[file]);
    this.#unfinished.push(toPath);
    const total = snapshot.bytesOf(file);
    for await (const done of snapshot.copy(file, toPath)) {
      yield { step: 'upgrade-copy', done, total };
    }
  }

  #switch(header: Header): void {
    const { folder } = this.#order;
    beginFormerVault(folder, this.#due.format);
    nodeDisk.syncFolder(folder);
    const unfinished = this.#unfinished;
    this.#unfinished = [];
    const named = nameNewFiles(folder, header);
    if (named.kind === 'new') return;
    if (named.kind === 'former') this.#unfinished = unfinished;
    throw named.error;
  }
}
