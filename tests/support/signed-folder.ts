// Folders whose files are listed with their hashes and signed by a key made for the test: an installed app, a release.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export interface TestKey {
  readonly fingerprint: string;
  /** SPKI in DER. */
  readonly spki: Buffer;
  readonly pem: string;
  sign(bytes: Uint8Array): Buffer;
}

export function testKey(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = spkiOf(publicKey);
  const fingerprint = createHash('sha256').update(spki).digest('hex');
  const pem = String(publicKey.export({ format: 'pem', type: 'spki' }));
  return { fingerprint, spki, pem, sign: (bytes) => sign(null, bytes, privateKey) };
}

function spkiOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' });
}

/** As `release-keys.json` holds it. */
export function keyEntry({ fingerprint, spki }: TestKey, revokedOn: string | null = null) {
  return { fingerprint, publicKey: spki.toString('base64'), since: '2026-01-01', revokedOn };
}

export function put(folder: string, name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

/** The list of every plain file beneath a folder, but those named. */
export function hashListOf(folder: string, purpose: string, but: readonly string[] = []): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !but.includes(name))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const lines = names.map((name) => `${sha256(readFileSync(join(folder, name)))}  ${name}\n`);
  return `# ${purpose}\n${lines.join('')}`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
