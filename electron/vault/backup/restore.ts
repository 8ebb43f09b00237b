// Restores one backup into the empty vault folder of this computer, or into a new one beside a vault that does not open:
// all of it aside first, the header last.
// Nothing is ever written over; a restore that is cut short leaves a folder in which the next one can begin.
import { existsSync, renameSync } from 'node:fs';
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { backups } from '../../../src/features/backups/contract';
import type { MediumKind } from '../../../src/features/backups/index';
import type {
  CheckedInputOf,
  OutputOf,
  Progress,
  RefusalCodeOf,
} from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Finding } from '../audit/alarm';
import { keyFits } from '../database/key-fits';
import { openDatabase } from '../database/open';
import { workWith } from '../workshop/workshop';
import type { FileCheck } from '../workshop/workshop-tasks';
import type { Gate } from '../gate/gate';
import { readDeviceCode } from '../keys/device-code';
import { filesOf, type Header, headerFileBytes, type VaultFileNames } from '../keys/header';
import { writeHeader } from '../keys/header-file';
import type { PersonSession } from '../open-vault/person-session';
import { vouchedOwners } from '../deeds/vouched-rooms';
import { fitToHeader, withoutKeys } from '../unlock/after-restore';
import { formerKeys } from '../keyring/former-keys';
import { type CarriedBackup, keepMedium } from './media';
import { isNetworkPath } from '../platform/network-folder';
import { beginHeaderMemory, rememberedOf } from '../keyring/header-known';
import { noteBaseline, raiseAlarm } from '../unlock/trail-opening';
import { openProved, type ProvedStaff, proveStaff, type UnlockRequest } from '../unlock/unlocking';
import {
  beginFounding,
  endFounding,
  makeVaultFolder,
  setAsideUnfinished,
} from '../platform/vault-files';
import { compareFiles, signerFinding } from './check-backup';
import { besideOf } from './beside';
import { comparedCounts } from './drill';
import { type KeptBackup, keptBackup, keptHeader } from './kept-backup';
import { lookedAtMedium } from './look';
import type { SignedManifest } from './manifest';
import { residentsIn, type ToldByManifest, toldByManifest } from './manifest-facts';
import { HEADER_FILES } from './medium';
import {
  areOnOneDisk,
  freeBytes,
  makeFolder,
  putFile,
  removeFolder,
  syncFolder,
  troubleOf,
} from './medium-files';

type RestoreRequest = CheckedInputOf<typeof backups.restore>;
type Restored = Result<OutputOf<typeof backups.restore>, RefusalCodeOf<typeof backups.restore>>;
type Steps<Value> = AsyncGenerator<Progress, Value, void>;
type Stop = { readonly ok: false; readonly refusal: Extract<Restored, { ok: false }>['refusal'] };

type ProvableRequest = RestoreRequest & {
  readonly folder: string;
  readonly deviceSecret: Uint8Array | undefined;
};

interface Checks {
  readonly keyring: FileCheck | undefined;
  readonly records: FileCheck | undefined;
}

interface Told {
  readonly data: ToldByManifest;
  readonly keys: ToldByManifest;
}

const STAGE = 'restoring';
const MEGABYTE = 1_000_000;

/** Runs inside a job; yields `prove`, `read` in bytes, `encrypt`, `check` and `finish`. */
export async function* restoreBackup(gate: Gate, request: RestoreRequest): Steps<Restored> {
  const folder = targetOf(gate, request);
  if (folder === undefined) return refuse('vault.already-there');
  if (isNetworkPath(folder)) return refuse('vault.folder-on-network');
  const device = request.deviceCode === undefined ? undefined : readDeviceCode(request.deviceCode);
  if (device?.ok === false) return device;
  const medium = await lookedAtMedium(gate, request);
  if (medium === undefined) return refuse('backups.choice-gone');
  const data = medium.data.find(({ number }) => number === request.number);
  const kept = keptBackup(medium, data);
  if (!kept.ok) return kept;
  const restore = new Restore(gate, kept.value, {
    ...request,
    folder,
    deviceSecret: device?.value,
  });
  try {
    return yield* restore.run();
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    return refuse(trouble);
  } finally {
    await restore.dropStage();
  }
}

class Restore {
  readonly #gate: Gate;
  readonly #kept: KeptBackup;
  readonly #request: ProvableRequest;
  readonly #stage: string;

  constructor(gate: Gate, kept: KeptBackup, request: ProvableRequest) {
    this.#gate = gate;
    this.#kept = kept;
    this.#request = request;
    this.#stage = join(request.folder, STAGE);
  }

  async *run(): Steps<Restored> {
    yield { step: 'prove', done: 0, total: 1 };
    const { header, refusal } = await keptHeader(this.#kept, this.#gate.formats);
    if (header === undefined) return { ok: false, refusal };
    makeVaultFolder(this.#request.folder);
    await removeFolder(this.#stage);
    const room = await this.#room();
    if (room !== undefined) return room;
    await makeFolder(this.#stage);
    for (const name of HEADER_FILES) {
      await putFile(join(this.#stage, name), headerFileBytes(header));
    }
    const proved = await proveStaff(this.#proof());
    if (!proved.ok) return proved;
    const brought = yield* this.#bring(proved.value, filesOf(header.content));
    if (!brought.ok) return brought;
    yield { step: 'finish', done: 0, total: 1 };
    const opened = await openProved(this.#proof(), proved.value);
    if (!opened.ok) return opened;
    // Anybody can sign with a key of their own; whose it should be lies in the keyring, which only now is open.
    if (!signerFinding(opened.value, this.#kept).good) {
      opened.value.close();
      return refuse('backups.signed-by-other');
    }
    const compared = await this.#compare(opened.value, brought.value);
    if (!compared.ok) {
      opened.value.close();
      return compared;
    }
    const told = this.#tell(opened.value, {
      header,
      kind: await this.#kind(),
      ...compared.value,
    });
    await this.#moveIn(header);
    return ok(told);
  }

  async dropStage(): Promise<void> {
    await removeFolder(this.#stage).catch(() => undefined);
    // Goes only where it is empty: a folder beside a vault into which nothing came.
    if (this.#request.folder !== this.#gate.folder) {
      await rmdir(this.#request.folder).catch(() => undefined);
    }
  }

  /** Copies and checks both files under their names; afterwards the records have today's key. */
  async *#bring(
    { holder }: ProvedStaff,
    names: VaultFileNames,
  ): Steps<{ readonly ok: true; readonly value: Checks } | Stop> {
    const keyring = join(this.#stage, names.keyring);
    const records = join(this.#stage, names.records);
    const compared = yield* compareFiles(this.#kept, { keyring, records });
    if (compared.some(({ what, good }) => !good && what !== 'header-file')) {
      return refuse('backups.copy-damaged');
    }
    const keyringKeyHex = holder.fileKeys.keyringKey.toString('hex');
    const databaseKeyHex = holder.fileKeys.databaseKey.toString('hex');
    const known = knownKeys(keyring, keyringKeyHex);
    if (known === undefined) return refuse('backups.copy-damaged');
    const fitting = [databaseKeyHex, ...known].find((keyHex) => keyFits(records, keyHex));
    if (fitting === undefined) return refuse('backups.no-key-for-data');
    const { workshop } = this.#gate;
    if (fitting !== databaseKeyHex) {
      const task = { path: records, keyHex: fitting, newKeyHex: databaseKeyHex };
      yield* workWith(workshop.start({ kind: 'rekey', ...task }), 'encrypt');
    }
    const checks = {
      keyring: yield* this.#check(keyring, keyringKeyHex),
      records: yield* this.#check(records, databaseKeyHex),
    };
    return ok(checks);
  }

  /** What the lists seal can be read only now that the keyring is open; the files were counted before. */
  async #compare(
    opened: PersonSession,
    checks: Checks,
  ): Promise<{ readonly ok: true; readonly value: Told } | Stop> {
    const data = await toldByManifest(opened, this.#kept.data);
    const keys = await toldByManifest(opened, this.#kept.keys);
    if (data === undefined || keys === undefined) return refuse('backups.manifest-damaged');
    const findings = comparedCounts(checks, { data, keys });
    if (findings.some(({ good }) => !good)) return refuse('backups.copy-damaged');
    return ok({ data, keys });
  }

  async *#check(path: string, keyHex: string): Steps<FileCheck | undefined> {
    const task = { kind: 'check', path, keyHex, inventory: true } as const;
    return yield* workWith(this.#gate.workshop.start(task), 'check');
  }

  /** The restored vault's own trail says that it was restored, from where, and how much of it is missing. */
  #tell(
    opened: PersonSession,
    { header, kind, data, keys }: Told & { readonly header: Header; readonly kind: MediumKind },
  ): OutputOf<typeof backups.restore> {
    const at = this.#gate.now();
    const { madeAt } = this.#kept.data.manifest;
    const { size, root } = data.facts.trail;
    const missingEvents = Math.max(0, keys.facts.trail.size - size);
    const slots = vouchedOwners(opened, header.content.slots);
    try {
      opened.writing(() => {
        const isNewer = data.facts.headerGeneration < header.content.generation;
        fitToHeader(opened.records, { slots, erasures: keys.facts.erasures, at, isNewer });
        keepMedium(opened.records, carriedBy(this.#kept.keys, keys, kind));
        beginHeaderMemory(opened.records, rememberedOf(header.content, 0));
        opened.record({
          at,
          verb: 'vault.restored',
          outcome: 'done',
          object: { kind: 'backup', id: this.#kept.data.sha256 },
          facts: { size, root, missing: missingEvents },
          beginsEpoch: true,
        });
        if (missingEvents > 0) raiseAlarm(opened, at, lossOf(size, missingEvents, madeAt));
      });
      opened.writing(() => noteBaseline(opened, at));
      opened.writing(() => opened.keepCheckpoint());
      return {
        folder: this.#request.folder,
        residents: residentsIn(data.counts),
        events: size,
        missingEvents,
        withoutKeys: withoutKeys(opened),
        madeAt,
      };
    } finally {
      opened.close();
    }
  }

  async #kind(): Promise<MediumKind> {
    const medium = this.#kept.keysPath;
    return (await areOnOneDisk(this.#request.folder, medium)) ? 'same-disk' : 'other-disk';
  }

  /** Until the header is written the folder holds no vault, and a mark says so. */
  async #moveIn(header: Header): Promise<void> {
    const { folder } = this.#request;
    setAsideUnfinished(folder, this.#gate.now());
    beginFounding(folder);
    const names = filesOf(header.content);
    for (const name of [names.keyring, names.records]) {
      if (existsSync(join(this.#stage, `${name}-wal`))) throw new Error('a log was left beside');
      renameSync(join(this.#stage, name), join(folder, name));
    }
    await syncFolder(folder);
    writeHeader(folder, header);
    endFounding(folder);
  }

  #proof(): UnlockRequest {
    const { staffCode, passphrase, deviceSecret } = this.#request;
    return {
      folder: this.#stage,
      staffCode,
      passphrase,
      now: this.#gate.now(),
      clock: () => this.#gate.now(),
      deviceSecret: (header) => deviceSecret ?? this.#gate.deviceSecret(header),
    };
  }

  async #room(): Promise<Stop | undefined> {
    const { data, keys } = this.#kept;
    const needed = data.manifest.records.bytes + keys.manifest.keyring.bytes;
    const free = await freeBytes(this.#request.folder);
    if (free >= needed) return undefined;
    const megabytes = { needed: Math.ceil(needed / MEGABYTE), free: Math.floor(free / MEGABYTE) };
    return refuse('backups.no-space', megabytes);
  }
}

/** The medium restored from, as its newest backup left it: older data does not know it yet. */
function carriedBy(
  { manifest, sha256 }: SignedManifest,
  { facts }: ToldByManifest,
  kind: MediumKind,
): CarriedBackup {
  const { mediumId, number, madeAt } = manifest;
  const { headerGeneration, erasures } = facts;
  return { mediumId, kind, number, madeAt, headerGeneration, erasures, manifestSha256: sha256 };
}

/** One person alone can bring old data back: what the newest keys know beyond them is answered for by two. */
function lossOf(size: number, missing: number, madeAt: string): Finding {
  return { kind: 'restored', size, firstBad: size + 1, restored: { missing, since: madeAt } };
}

/** Undefined where a vault is in the way. Nothing is ever restored over one, sound or not. */
function targetOf(gate: Gate, { beside }: RestoreRequest): string | undefined {
  const { state } = gate.status();
  if (state === 'none') return gate.folder;
  if (!beside || state === 'open') return undefined;
  const folder = besideOf(gate);
  return existsSync(folder) ? undefined : folder;
}

/** Earlier keys of the records file that the keyring keeps; undefined where the keyring does not open. */
function knownKeys(keyring: string, keyHex: string): readonly string[] | undefined {
  const opened = openDatabase({ path: keyring, keyHex, file: 'existing' });
  if (!opened.ok) return undefined;
  try {
    return formerKeys(opened.value).map((key) => Buffer.from(key).toString('hex'));
  } finally {
    opened.value.close();
  }
}
