// A release folder with a few small files in the place of the real ones, signed with a key made for the test.
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { signingKey } from '../../scripts/release/signing-key.mjs';
import { signList, SUMS, writeSums } from '../../scripts/release/sums.mjs';
import { verifyFolder } from '../../scripts/release/verify.mjs';

export const VERSION = '0.1.0';
export const SOURCE = `kanaf-${VERSION}-source.tar.gz`;
export const DEB = `kanaf_${VERSION}_amd64.deb`;

export interface TestKey {
  readonly pem: string;
  readonly fingerprint: string;
  readonly entry: KeyEntry;
  readonly signing: ReturnType<typeof signingKey>;
}

export interface KeyEntry {
  readonly fingerprint: string;
  readonly publicKey: string;
  readonly since: string;
  readonly revokedOn: string | null;
}

export function newKey(): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signing = signingKey(privateKey);
  const { fingerprint, spki } = signing;
  const since = '2026-01-01';
  return {
    pem: String(publicKey.export({ format: 'pem', type: 'spki' })),
    fingerprint,
    entry: { fingerprint, publicKey: spki.toString('base64'), since, revokedOn: null },
    signing,
  };
}

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The files before anybody signs; `changed` puts others in their place, or adds some. */
export function unsignedFolder(key: TestKey, changed: Record<string, string> = {}): string {
  const folder = join(emptyFolder(), `kanaf-${VERSION}`);
  mkdirSync(folder);
  const files = {
    [DEB]: 'a package for Debian\n'.repeat(20),
    [`kanaf-${VERSION}-linux-x64.tar.gz`]: 'an archive\n',
    'release-key.pem': key.pem,
    'release-keys.json': JSON.stringify({ keys: [key.entry] }),
    'release.json': JSON.stringify(aboutRelease()),
    'sbom.linux-x64.cdx.json': '{}',
    [`kanaf-${VERSION}-win32-x64-user.exe`]: 'an installer\n',
    [SOURCE]: 'the source\n',
    'verify.mjs': '// the program\n',
    ...changed,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export const aboutRelease = (): Record<string, unknown> => ({
  format: 1,
  product: 'kanaf',
  version: VERSION,
  vaultFormat: 1,
  runtime: '45.4.1',
  madeOf: 'a'.repeat(40),
  source: SOURCE,
  date: '2026-01-02',
});

export function signedFolder(key: TestKey, changed: Record<string, string> = {}): string {
  const folder = unsignedFolder(key, changed);
  writeSums(folder, VERSION);
  signList(join(folder, SUMS), key.signing);
  return folder;
}

/** Signs a list that the release's own program would not write. */
export function signWrongList(folder: string, key: TestKey, list: string): void {
  writeFileSync(join(folder, SUMS), list);
  try {
    signList(join(folder, SUMS), key.signing);
  } catch {
    writeFileSync(join(folder, `${SUMS}.sig`), key.signing.sign(Buffer.from(list)));
  }
}

/** The codes of all refusals, each with what it is about. */
export function refusalsOf(
  folder: string,
  key: TestKey,
  known: readonly KeyEntry[] = [],
): readonly string[] {
  const { refusals } = verifyFolder(folder, key.fingerprint, known);
  return refusals.map(({ code, about }) => `${code} ${about}`);
}

export function flipByte(path: string, at: number, by = 1): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ by;
  writeFileSync(path, bytes);
}
