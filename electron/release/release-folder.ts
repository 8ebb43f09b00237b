// A release folder from a stick, by the rules of scripts/release/verify.mjs and sharing no line with it: whole, unchanged, signed by
// a key that this installation knows or whose fingerprint was typed, and no step back. It is only read.
import { createPublicKey, verify } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LookedAtRelease, ReleaseRefusal } from '../../src/contract/release';
import { comparedFiles, shownName, type Told } from './compared-files';
import type { FoundFile } from './folder-walk';
import { foldedName, readHashList } from './hash-list';
import { readReleaseKeys, type ReleaseKey, releaseKeyOf } from './release-keys';
import { smallFile } from './small-file';

export interface Brought {
  readonly folder: string;
  /** `release-keys.json` of the installation. */
  readonly keysFile: string;
  /** From the paper, in hex; typed where the installation does not know the key. */
  readonly fingerprint: string | undefined;
  readonly own: { readonly version: string; readonly vaultFormat: number };
}

const SUMS = 'SHA256SUMS';
const SIGNATURE = 'SHA256SUMS.sig';
const MINISIG = 'SHA256SUMS.minisig';
const KEY = 'release-key.pem';
const KEYS = 'release-keys.json';
const ABOUT = 'release.json';
const UNLISTED: ReadonlySet<string> = new Set([SUMS, SIGNATURE, MINISIG]);
const NEEDED = [SUMS, SIGNATURE, MINISIG, KEY, KEYS, ABOUT];
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9_+-]|\.(?!\.|$)){0,120}$/;
const PURPOSE = /^kanaf (\d{1,5}\.\d{1,5}\.\d{1,5}): release folder$/;
const VERSION_IN_NAME = /\d+\.\d+\.\d+/;
const SIGNATURE_BYTES = 64;

const aboutSchema = z.object({
  format: z.int(),
  product: z.string(),
  version: z.string(),
  vaultFormat: z.int(),
  runtime: z.string().max(40),
  date: z.string().max(10),
  source: z.string().max(120),
});
type About = z.output<typeof aboutSchema>;

class Refused extends Error {
  readonly code: ReleaseRefusal;
  readonly about: readonly string[];
  constructor(code: ReleaseRefusal, about: readonly string[] = []) {
    super(code);
    this.code = code;
    this.about = about;
  }
}

export async function lookAtRelease(brought: Brought, tell: Told): Promise<LookedAtRelease> {
  try {
    return await soundRelease(brought, tell);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'refused', code: error.code, about: error.about.slice(0, 20).map(shownName) };
  }
}

async function soundRelease(brought: Brought, tell: Told): Promise<LookedAtRelease> {
  const { folder, own } = brought;
  const found = await filesIn(folder);
  const read = await neededOf(folder, found);
  const key = await trustedKey(brought, read.of(KEY));
  const sums = read.of(SUMS);
  const signature = read.of(SIGNATURE);
  if (signature.length !== SIGNATURE_BYTES || !verify(null, sums, key.key, signature))
    throw new Refused('bad-signature', [SIGNATURE]);
  const list = readHashList(sums);
  if (list === undefined) throw new Refused('bad-form', [SUMS]);
  const version = PURPOSE.exec(list.purpose)?.[1];
  if (version === undefined) throw new Refused('other-purpose', [list.purpose]);
  await allAsListed({ folder, found, hashes: list.hashes, tell });
  const about = aboutIn(read.of(ABOUT), version);
  const mixed = [...list.hashes.keys()].filter(
    (name) => (VERSION_IN_NAME.exec(name)?.[0] ?? version) !== version,
  );
  if (mixed.length > 0) throw new Refused('mixed-versions', mixed);
  if (!list.hashes.has(about.source)) throw new Refused('missing', [about.source]);
  // A release names the keys of its day: its own must not be one that was taken back.
  if (isRevokedIn(readReleaseKeys(read.of(KEYS).toString('utf8')), key))
    throw new Refused('revoked-key', [key.fingerprint]);
  noStepBack(about, own);
  const named = (pattern: RegExp) =>
    [...list.hashes.keys()].find((name) => pattern.test(name)) ?? null;
  return {
    kind: 'sound',
    version,
    fingerprint: key.fingerprint,
    vaultFormat: about.vaultFormat,
    runtime: about.runtime,
    date: about.date,
    isThis: version === own.version,
    deb: named(/\.deb$/),
    rpm: named(/\.rpm$/),
    machineExe: named(/-machine\.exe$/),
    userExe: named(/-user\.exe$/),
  };
}

/** A release has no folders inside and no names that a system could read otherwise. */
async function filesIn(folder: string): Promise<readonly FoundFile[]> {
  // Where it leads may change after it was looked at; with a slash at the end the system would follow it.
  const itself = await lstat(folder.replace(/(?<=.)[/\\]+$/, '')).catch(() => undefined);
  if (itself?.isSymbolicLink() === true) throw new Refused('folder-link', [folder]);
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined) throw new Refused('no-folder');
  const odd = names.filter((name) => !NAME.test(name));
  if (odd.length > 0) throw new Refused('odd-name', odd);
  const found = await Promise.all(
    names.map(async (name): Promise<FoundFile> => {
      const file = await lstat(join(folder, name));
      return { name, bytes: file.size, isPlain: file.isFile() };
    }),
  );
  const others = found.filter(({ isPlain }) => !isPlain).map(({ name }) => name);
  if (others.length > 0) throw new Refused('no-file', others);
  return found;
}

async function neededOf(folder: string, found: readonly FoundFile[]) {
  const missing = NEEDED.filter((name) => !found.some((file) => file.name === name));
  if (missing.length > 0) throw new Refused('missing', missing);
  const files = new Map<string, Buffer>();
  for (const name of NEEDED) {
    const bytes = await smallFile(join(folder, name));
    if (bytes === undefined) throw new Refused('too-long', [name]);
    files.set(name, bytes);
  }
  return { of: (name: string): Buffer => files.get(name) ?? Buffer.alloc(0) };
}

async function trustedKey({ keysFile, fingerprint }: Brought, pem: Buffer): Promise<ReleaseKey> {
  const key = keyIn(pem);
  if (key === undefined) throw new Refused('no-key', [KEY]);
  const file = await smallFile(keysFile);
  const known = file === undefined ? [] : (readReleaseKeys(file.toString('utf8')) ?? []);
  if (isRevokedIn(known, key)) throw new Refused('revoked-key', [key.fingerprint]);
  const isKnown = known.some((one) => one.fingerprint === key.fingerprint);
  if (!isKnown && fingerprint !== key.fingerprint)
    throw new Refused('foreign-key', [key.fingerprint]);
  return key;
}

/** Only in the one form in which it is written. */
function keyIn(pem: Buffer): ReleaseKey | undefined {
  try {
    const text = pem.toString('latin1');
    const key = createPublicKey(text);
    if (key.export({ format: 'pem', type: 'spki' }) !== text) return undefined;
    return releaseKeyOf(key.export({ format: 'der', type: 'spki' }));
  } catch {
    return undefined;
  }
}

function isRevokedIn(keys: readonly ReleaseKey[] | undefined, key: ReleaseKey): boolean {
  if (keys === undefined) throw new Refused('bad-form', [KEYS]);
  return keys.some((one) => one.fingerprint === key.fingerprint && one.revokedOn !== null);
}

interface Listed {
  readonly folder: string;
  readonly found: readonly FoundFile[];
  readonly hashes: ReadonlyMap<string, string>;
  readonly tell: Told;
}

async function allAsListed(order: Listed): Promise<void> {
  const { found, hashes } = order;
  if (
    [KEY, KEYS, ABOUT].some((name) => !hashes.has(name)) ||
    [...UNLISTED].some((name) => hashes.has(name))
  )
    throw new Refused('bad-form', [SUMS]);
  const folded = new Map([...hashes.keys()].map((name) => [foldedName(name), name]));
  const twins = found.filter(({ name }) => (folded.get(foldedName(name)) ?? name) !== name);
  if (twins.length > 0)
    throw new Refused(
      'other-case',
      twins.map(({ name }) => name),
    );
  const [trouble] = await comparedFiles({ ...order, beside: UNLISTED });
  if (trouble === undefined) return;
  const codes = { differs: 'changed', linked: 'no-file' } as const;
  const code = trouble.trouble in codes ? codes[trouble.trouble as keyof typeof codes] : undefined;
  throw new Refused(code ?? (trouble.trouble as ReleaseRefusal), trouble.names);
}

function aboutIn(bytes: Buffer, version: string): About {
  const read = aboutSchema.safeParse(jsonIn(bytes));
  if (!read.success || read.data.format !== 1) throw new Refused('bad-form', [ABOUT]);
  if (read.data.product !== 'kanaf') throw new Refused('other-product', [read.data.product]);
  if (read.data.version !== version) throw new Refused('mixed-versions', [ABOUT]);
  return read.data;
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** An older program leaves a later vault untouched: whoever went back could not open it any more. */
function noStepBack({ version, vaultFormat }: About, own: Brought['own']): void {
  if (vaultFormat < own.vaultFormat) throw new Refused('lower-format', [String(vaultFormat)]);
  if (isOlder(version, own.version)) throw new Refused('older-version', [version]);
}

function isOlder(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  const at = [0, 1, 2].find((nth) => left?.[nth] !== right?.[nth]);
  return at !== undefined && (left?.[at] ?? 0) < (right?.[at] ?? 0);
}
