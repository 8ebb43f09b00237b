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
import type { OpenVault } from '../open-vault/open-vault';
import { formerKeys } from '../keyring/former-keys';
import { openableParts } from '../sealing/openable-parts';
import { Sealing } from '../open-vault/sealing';
import { openPair } from '../platform/vault-files';
import { type CheckRefusal, compareFiles, lookedAt, signerFinding } from './check-backup';
import { chosenMedium, type KeptBackup, newestBackup } from './kept-backup';
import { hearManifests } from './manifest-witnesses';
import type { Manifest } from './manifest';
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
  readonly #vault: OpenVault;
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
    if (files.some(({ good }) => !good)) return ok(lookedAt(this.#kept, files));
    const keyringKeyHex = this.#vault.keys.keyringKeyHex;
    const databaseKeyHex = databaseKeysOf(this.#vault).find((key) => keyFits(paths.records, key));
    if (databaseKeyHex === undefined || !keyFits(paths.keyring, keyringKeyHex)) {
      return refuse('backups.keys-renewed');
    }
    const keyring = yield* this.#check('keyring', keyringKeyHex);
    const records = yield* this.#check('records', databaseKeyHex);
    yield { step: 'compare', done: 0, total: 1 };
    const wanted = { data: this.#kept.data.manifest, keys: this.#kept.keys.manifest };
    const compared = [...files, ...comparedCounts({ keyring, records }, wanted)];
    return ok(lookedAt(this.#kept, [...compared, this.#opened({ databaseKeyHex, keyringKeyHex })]));
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

function databaseKeysOf(vault: OpenVault): readonly string[] {
  const former = formerKeys(vault.keyring).map((key) => Buffer.from(key).toString('hex'));
  return [vault.keys.databaseKeyHex, ...former];
}

/** What the manifests say and what the copy holds, in the numbers that a person can compare. */
export function comparedCounts(
  found: { readonly keyring: FileCheck | undefined; readonly records: FileCheck | undefined },
  wanted: { readonly data: Manifest; readonly keys: Manifest },
): readonly Finding[] {
  const { keyring, records } = found;
  const rows = (counts: Readonly<Record<string, number>> = {}): number =>
    Object.values(counts).reduce((sum, count) => sum + count, 0);
  const expected = rows(wanted.data.records.counts) + rows(wanted.keys.keyring.counts);
  const there = rows(records?.counts) + rows(keyring?.counts);
  const { trail, samples = [] } = records?.inventory ?? {};
  const known = new Map(samples.map((sample) => [sample.row, sample.sha256]));
  const equal = wanted.data.samples.filter(({ row, sha256 }) => known.get(row) === sha256);
  const residents = wanted.data.records.counts['residents'] ?? 0;
  const residentsThere = records?.counts['residents'] ?? 0;
  const sameRows =
    sameCounts(records?.counts, wanted.data.records.counts) &&
    sameCounts(keyring?.counts, wanted.keys.keyring.counts);
  const sampleCount = wanted.data.samples.length;
  return [
    { what: 'keyring-sound', good: keyring?.sound === true },
    { what: 'records-sound', good: records?.sound === true },
    { what: 'rows', good: sameRows, expected, found: there },
    {
      what: 'residents',
      good: residents === residentsThere,
      expected: residents,
      found: residentsThere,
    },
    {
      what: 'trail',
      good: trail?.root === wanted.data.trail.root && trail.size === wanted.data.trail.size,
      expected: wanted.data.trail.size,
      found: trail?.size ?? 0,
    },
    {
      what: 'samples',
      good: equal.length === sampleCount,
      expected: sampleCount,
      found: equal.length,
    },
  ];
}

function sameCounts(
  found: Readonly<Record<string, number>> | undefined,
  wanted: Readonly<Record<string, number>>,
): boolean {
  const names = new Set([...Object.keys(found ?? {}), ...Object.keys(wanted)]);
  return [...names].every((name) => found?.[name] === wanted[name]);
}
