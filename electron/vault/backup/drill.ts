// The restore drill: a backup is copied off its medium to a folder aside, opened with today's keys and compared.
// What it leaves behind is the report; the folder goes again whatever happens.
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../../src/features/backups/index';
import type { LookedAtBackup } from '../../../src/features/backups/records';
import type { Progress } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { keyFits } from '../database/key-fits';
import { workWith } from '../workshop/workshop';
import type { FileCheck } from '../workshop/workshop-tasks';
import type { Gate } from '../gate/gate';
import type { PersonSession } from '../open-vault/person-session';
import { formerKeys } from '../keyring/former-keys';
import { openableParts } from '../sealing/openable-parts';
import { Sealing } from '../open-vault/sealing';
import { openPair } from '../platform/vault-files';
import { type CheckRefusal, compareFiles, lookedAt, signerFinding } from './check-backup';
import { chosenMedium, type KeptBackup, newestBackup } from './kept-backup';
import { hearManifests } from './manifest-witnesses';
import { residentsIn, type ToldByManifest, toldByManifest } from './manifest-facts';
import { freeBytes, namesIn, removeFolder, troubleOf } from './medium-files';

export type DrillRefusal = CheckRefusal | 'backups.keys-renewed';
type Drilled = Result<Omit<LookedAtBackup, 'manifests'>, DrillRefusal>;

const MEGABYTE = 1_000_000;
const FILES = { keyring: 'keyring.kanaf', records: 'records.kanaf' } as const;

/** Runs inside a job; yields `read` in bytes, then `check` and `compare`. */
export async function* drillBackup(
  gate: Gate,
  chosen: string | undefined,
): AsyncGenerator<Progress, Result<LookedAtBackup, DrillRefusal>, void> {
  const vault = gate.requireOpen();
  const medium = await chosenMedium(chosen, vault.vaultId);
  if (!medium.ok) return medium;
  const manifests = yield* hearManifests(vault, medium.value);
  const kept = newestBackup(medium.value, vault.vaultId);
  if (!kept.ok) return kept;
  const prefix = `kanaf-drill-${vault.vaultId.slice(0, 8)}-`;
  await dropLeftovers(prefix);
  const needed = kept.value.data.manifest.records.bytes + kept.value.keys.manifest.keyring.bytes;
  const free = await freeBytes(tmpdir());
  if (free < needed) {
    const megabytes = { needed: Math.ceil(needed / MEGABYTE), free: Math.floor(free / MEGABYTE) };
    return refuse('backups.no-space', megabytes);
  }
  const folder = await mkdtemp(join(tmpdir(), prefix));
  try {
    const drilled = yield* new Drill(gate, kept.value, folder).run();
    return drilled.ok ? ok({ ...drilled.value, manifests }) : drilled;
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    return refuse(trouble);
  } finally {
    await removeFolder(folder);
  }
}

/** Of a drill whose process ended in the middle: the vault is open to one process only, so nobody else is at it. */
async function dropLeftovers(prefix: string): Promise<void> {
  const left = (await namesIn(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const name of left) await removeFolder(join(tmpdir(), name)).catch(() => undefined);
}

class Drill {
  readonly #gate: Gate;
  readonly #vault: PersonSession;
  readonly #kept: KeptBackup;
  readonly #folder: string;

  constructor(gate: Gate, kept: KeptBackup, folder: string) {
    this.#gate = gate;
    this.#vault = gate.requireOpen();
    this.#kept = kept;
    this.#folder = folder;
  }

  async *run(): AsyncGenerator<Progress, Drilled, void> {
    const paths = { keyring: this.#path('keyring'), records: this.#path('records') };
    const signer = signerFinding(this.#vault, this.#kept);
    const files = [signer, ...(yield* compareFiles(this.#kept, paths))];
    const data = await toldByManifest(this.#vault, this.#kept.data);
    const keys = await toldByManifest(this.#vault, this.#kept.keys);
    const residents = residentsIn(data?.counts);
    if (files.some(({ good }) => !good)) return ok({ ...lookedAt(this.#kept, files), residents });
    if (data === undefined || keys === undefined) return refuse('backups.manifest-damaged');
    const keyringKeyHex = this.#vault.keys.keyringKeyHex;
    const databaseKeyHex = databaseKeysOf(this.#vault).find((key) => keyFits(paths.records, key));
    if (databaseKeyHex === undefined || !keyFits(paths.keyring, keyringKeyHex)) {
      return refuse('backups.keys-renewed');
    }
    const keyring = yield* this.#check('keyring', keyringKeyHex);
    const records = yield* this.#check('records', databaseKeyHex);
    yield { step: 'compare', done: 0, total: 1 };
    const compared = [...files, ...comparedCounts({ keyring, records }, { data, keys })];
    const opened = this.#opened({ databaseKeyHex, keyringKeyHex });
    return ok({ ...lookedAt(this.#kept, [...compared, opened]), residents });
  }

  async *#check(
    file: keyof typeof FILES,
    keyHex: string,
  ): AsyncGenerator<Progress, FileCheck | undefined, void> {
    const task = { kind: 'check', path: this.#path(file), keyHex, inventory: true } as const;
    return yield* workWith(this.#gate.workshop.start(task), 'check');
  }

  /** Opens the copy as a vault is opened, brought to today's schema, and opens what this session may open. */
  #opened(keys: { readonly databaseKeyHex: string; readonly keyringKeyHex: string }): Finding {
    const now = this.#gate.now();
    const pair = openPair({ folder: this.#folder, names: FILES, keys, file: 'existing', now });
    if (!pair.ok) return { what: 'opened', good: false };
    try {
      const { vaultId, keys: keychain } = this.#vault;
      const sealing = new Sealing({ vaultId, keyring: pair.value.keyring, keychain });
      const { tried, opened } = openableParts(pair.value, sealing);
      return { what: 'opened', good: tried === opened, expected: tried, found: opened };
    } finally {
      pair.value.records.close();
      pair.value.keyring.close();
    }
  }

  #path(file: keyof typeof FILES): string {
    return join(this.#folder, FILES[file]);
  }
}

function databaseKeysOf(vault: PersonSession): readonly string[] {
  const former = formerKeys(vault.keyring).map((key) => Buffer.from(key).toString('hex'));
  return [vault.keys.databaseKeyHex, ...former];
}

interface Checked {
  readonly keyring: FileCheck | undefined;
  readonly records: FileCheck | undefined;
}

interface Wanted {
  readonly data: ToldByManifest;
  readonly keys: ToldByManifest;
}

/** What the manifests say and what the copy holds, in the numbers that a person can compare. */
export function comparedCounts(found: Checked, wanted: Wanted): readonly Finding[] {
  const { trail, samples = [] } = found.records?.inventory ?? {};
  const { facts } = wanted.data;
  const known = new Map(samples.map((sample) => [sample.row, sample.sha256]));
  const equal = facts.samples.filter(({ row, sha256 }) => known.get(row) === sha256).length;
  const isSameTrail = trail?.root === facts.trail.root && trail.size === facts.trail.size;
  return [
    { what: 'keyring-sound', good: found.keyring?.sound === true },
    { what: 'records-sound', good: found.records?.sound === true },
    ...comparedRows(found, wanted),
    finding('trail', isSameTrail, { expected: facts.trail.size, found: trail?.size ?? 0 }),
    finding('samples', equal === facts.samples.length, {
      expected: facts.samples.length,
      found: equal,
    }),
  ];
}

/** Only where this session opens the counts: without the key of `audit` there is nothing to compare with. */
function comparedRows({ keyring, records }: Checked, { data, keys }: Wanted): readonly Finding[] {
  if (data.counts === undefined || keys.counts === undefined) return [];
  const wanted = { records: data.counts.records, keyring: keys.counts.keyring };
  const areSame =
    sameCounts(records?.counts, wanted.records) && sameCounts(keyring?.counts, wanted.keyring);
  const residents = {
    expected: wanted.records['residents'] ?? 0,
    found: records?.counts['residents'] ?? 0,
  };
  const rows = {
    expected: rowsOf(wanted.records) + rowsOf(wanted.keyring),
    found: rowsOf(records?.counts) + rowsOf(keyring?.counts),
  };
  return [
    finding('rows', areSame, rows),
    finding(
      'residents',
      records !== undefined && residents.expected === residents.found,
      residents,
    ),
  ];
}

function finding(
  what: Finding['what'],
  good: boolean,
  numbers: { readonly expected: number; readonly found: number },
): Finding {
  return { what, good, ...numbers };
}

function rowsOf(counts: Readonly<Record<string, number>> = {}): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function sameCounts(
  found: Readonly<Record<string, number>> | undefined,
  wanted: Readonly<Record<string, number>>,
): boolean {
  const names = new Set([...Object.keys(found ?? {}), ...Object.keys(wanted)]);
  return [...names].every((name) => found?.[name] === wanted[name]);
}
