// Salvage: what can still be read of a damaged vault is brought into a new folder beside it. The damaged one stays
// as it is; the app goes on in the new one only when the worker says so.
import { open } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { backups } from '../../../src/features/backups/contract';
import type {
  CheckedInputOf,
  OutputOf,
  Progress,
  RefusalCodeOf,
} from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { SalvagedTable } from '../workshop/salvage-rows';
import { workWith } from '../workshop/workshop';
import type { Gate } from '../gate/gate';
import { readDeviceCode } from '../keys/device-code';
import { filesOf, type Header } from '../keys/header';
import { writeHeader } from '../keys/header-file';
import type { PersonSession } from '../open-vault/person-session';
import { noteBaseline } from '../unlock/trail-opening';
import { openProved, type ProvedStaff, proveStaff, type UnlockRequest } from '../unlock/unlocking';
import { besideOf } from './beside';
import { copyWhatReads } from './failing-disk';
import { salvagedKindOf } from './salvaged-kinds';
import { freeBytes, makeFolder, removeFolder, troubleOf } from './medium-files';

type SalvageInput = CheckedInputOf<typeof backups.salvage>;
type Salvaged = Result<OutputOf<typeof backups.salvage>, RefusalCodeOf<typeof backups.salvage>>;
type Steps<Value> = AsyncGenerator<Progress, Value, void>;
type FileName = 'keyring' | 'records';

const MEGABYTE = 1_000_000;
const COPY_FOLDER = 'damaged-copy';

/** Runs inside a job; yields `prove`, `copy` in bytes, `rescue` and `finish`. */
export async function* salvageVault(gate: Gate, request: SalvageInput): Steps<Salvaged> {
  if (gate.open !== undefined) return refuse('backups.vault-open');
  const device = request.deviceCode === undefined ? undefined : readDeviceCode(request.deviceCode);
  if (device?.ok === false) return device;
  yield { step: 'prove', done: 0, total: 1 };
  const { staffCode, passphrase } = request;
  const proof: UnlockRequest = {
    folder: gate.folder,
    staffCode,
    passphrase,
    now: gate.now(),
    clock: () => gate.now(),
    deviceSecret: (header) => device?.value ?? gate.deviceSecret(header),
    formats: gate.formats,
  };
  const proved = await proveStaff(proof);
  if (!proved.ok) return proved;
  const salvage = new Salvage(gate, proof, proved.value);
  try {
    return yield* salvage.run();
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    return refuse(trouble);
  } finally {
    await salvage.dropUnfinished();
  }
}

class Salvage {
  readonly #gate: Gate;
  readonly #proof: UnlockRequest;
  readonly #proved: ProvedStaff;
  readonly #header: Header;
  readonly #folder: string;
  #state: 'not-begun' | 'begun' | 'whole' = 'not-begun';

  constructor(gate: Gate, proof: UnlockRequest, proved: ProvedStaff) {
    this.#gate = gate;
    this.#proof = proof;
    this.#proved = proved;
    this.#header = proved.header.header;
    this.#folder = besideOf(gate);
  }

  async *run(): Steps<Salvaged> {
    const sizes = await this.#sizes();
    const free = await freeBytes(this.#gate.folder);
    if (free < 2 * sizes.total) {
      const needed = Math.ceil((2 * sizes.total) / MEGABYTE);
      return refuse('backups.no-space', { needed, free: Math.floor(free / MEGABYTE) });
    }
    await makeFolder(this.#folder);
    this.#state = 'begun';
    await makeFolder(join(this.#folder, COPY_FOLDER));
    yield* this.#copyAll(sizes.total);
    const keyring = yield* this.#salvageFile('keyring');
    const records = yield* this.#salvageFile('records');
    if (keyring === undefined || records === undefined) return refuse('backups.nothing-readable');
    yield { step: 'finish', done: 0, total: 1 };
    const told = toldOf(this.#folder, { keyring, records });
    const opened = await openProved({ ...this.#proof, folder: this.#folder }, this.#proved);
    if (!opened.ok) return refuse('backups.nothing-readable');
    this.#tell(opened.value, told);
    await removeFolder(join(this.#folder, COPY_FOLDER));
    writeHeader(this.#folder, this.#header);
    this.#state = 'whole';
    return ok(told);
  }

  /** Only what this salvage itself has made is taken away, and only until it is whole. */
  async dropUnfinished(): Promise<void> {
    if (this.#state === 'begun') await removeFolder(this.#folder).catch(() => undefined);
  }

  /** A log beside a file belongs to it: in it is what was saved last. */
  #parts(): readonly string[] {
    const names = filesOf(this.#header.content);
    return [names.keyring, names.records]
      .flatMap((name) => [name, `${name}-wal`])
      .filter((name) => existsSync(join(this.#gate.folder, name)));
  }

  async #sizes(): Promise<{ readonly total: number }> {
    let total = 0;
    for (const name of this.#parts()) {
      const file = await open(join(this.#gate.folder, name), 'r');
      total += (await file.stat()).size;
      await file.close();
    }
    return { total };
  }

  async *#copyAll(total: number): Steps<void> {
    let before = 0;
    for (const name of this.#parts()) {
      const toPath = join(this.#folder, COPY_FOLDER, name);
      let done = 0;
      for await (done of copyWhatReads(join(this.#gate.folder, name), toPath)) {
        yield { step: 'copy', done: before + done, total };
      }
      before += done;
    }
  }

  async *#salvageFile(file: FileName): Steps<readonly SalvagedTable[] | undefined> {
    const name = filesOf(this.#header.content)[file];
    const { keyringKey, databaseKey } = this.#proved.holder.fileKeys;
    const keyHex = (file === 'keyring' ? keyringKey : databaseKey).toString('hex');
    const path = join(this.#folder, COPY_FOLDER, name);
    if (!existsSync(path)) return undefined;
    const task = { kind: 'salvage', path, keyHex, toPath: join(this.#folder, name) } as const;
    const done = yield* workWith(this.#gate.workshop.start(task), 'rescue');
    return done?.salvaged;
  }

  #tell(
    opened: PersonSession,
    { read, lost }: { readonly read: number; readonly lost: number },
  ): void {
    const at = this.#gate.now();
    try {
      opened.writing(() =>
        opened.record({
          at,
          verb: 'vault.salvaged',
          outcome: 'done',
          facts: { read, lost },
          beginsEpoch: true,
        }),
      );
      opened.writing(() => noteBaseline(opened, at));
      opened.writing(() => opened.keepCheckpoint());
    } finally {
      opened.close();
    }
  }
}

function toldOf(
  folder: string,
  files: Readonly<Record<FileName, readonly SalvagedTable[]>>,
): OutputOf<typeof backups.salvage> {
  const tables = (['records', 'keyring'] as const).flatMap((file) =>
    files[file].map((one) => ({
      file,
      kind: salvagedKindOf(one.table) ?? ('house' as const),
      ...one,
    })),
  );
  return {
    folder,
    tables,
    read: tables.reduce((sum, one) => sum + one.read, 0),
    lost: tables.reduce((sum, one) => sum + (one.lost ?? 0), 0),
    uncounted: tables.filter((one) => one.lost === null).length,
  };
}
