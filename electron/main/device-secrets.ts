// Keeps the secrets of this computer for the vaults opened on it: in the system's key store, else in a private file.
// Main holds a secret only while it passes; text that the key store hands back cannot be wiped from memory.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import { z } from 'zod';
import type { DeviceKeeping, KeptSecret } from '../vault/process/process-messages';

const fileSchema = z.strictObject({
  formatVersion: z.literal(1),
  kept: z
    .array(
      z.strictObject({
        vaultId: z.string().max(64),
        how: z.enum(['os', 'file']),
        /** Which key store, or `none`. */
        backend: z.string().max(64),
        /** The secret, or what the key store made of it. */
        bytes: z.base64(),
      }),
    )
    .max(64),
});
const newerSchema = z.object({ formatVersion: z.int().min(2) });
type Kept = z.output<typeof fileSchema>['kept'][number];

const SECRET_BYTES = 32;

/** The secrets that could be read. The caller passes them on and wipes them. */
export function readDeviceSecrets(): readonly KeptSecret[] {
  return load().flatMap((kept) => {
    const secret = secretOf(kept);
    return secret === undefined ? [] : [{ how: kept.how, secret }];
  });
}

/** Keeps a secret in place of an earlier one of the same vault and wipes it. `typed` when nothing here could keep it. */
export function keepDeviceSecret(vaultId: string, secret: Uint8Array): DeviceKeeping | 'typed' {
  const backend = keyStore();
  try {
    const entry = sealed({ vaultId, secret, backend });
    save([...loadToChange().filter((kept) => kept.vaultId !== vaultId), entry]);
    return entry.how;
  } catch {
    return 'typed';
  } finally {
    secret.fill(0);
  }
}

/** The system's key store, or undefined where there is none worth the name: `basic_text` has a fixed key. */
function keyStore(): string | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  if (process.platform !== 'linux') return process.platform;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown' ? undefined : backend;
}

function sealed(request: {
  readonly vaultId: string;
  readonly secret: Uint8Array;
  readonly backend: string | undefined;
}): Kept {
  const { vaultId, backend } = request;
  const plain = Buffer.from(request.secret).toString('base64');
  if (backend === undefined) return { vaultId, how: 'file', backend: 'none', bytes: plain };
  const bytes = safeStorage.encryptString(plain).toString('base64');
  return { vaultId, how: 'os', backend, bytes };
}

function secretOf({ how, bytes }: Kept): Uint8Array | undefined {
  try {
    const text = how === 'os' ? safeStorage.decryptString(Buffer.from(bytes, 'base64')) : bytes;
    const secret = new Uint8Array(Buffer.from(text, 'base64'));
    return secret.length === SECRET_BYTES ? secret : undefined;
  } catch {
    return undefined;
  }
}

function load(): readonly Kept[] {
  const found = readFound();
  return typeof found === 'string' ? [] : found;
}

/** Before a saving: nothing where there was no file. What cannot be read here is kept all the same. */
function loadToChange(): readonly Kept[] {
  const found = readFound();
  if (found === 'newer') throw new Error('the file of a newer version is left as it is');
  if (found === 'unreadable') setAside();
  return typeof found === 'string' ? [] : found;
}

function readFound(): readonly Kept[] | 'none' | 'newer' | 'unreadable' {
  if (!existsSync(pathOfFile())) return 'none';
  try {
    const found: unknown = JSON.parse(readFileSync(pathOfFile(), 'utf8'));
    const read = fileSchema.safeParse(found);
    if (read.success) return read.data.kept;
    return newerSchema.safeParse(found).success ? 'newer' : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function setAside(): void {
  for (let nth = 1; ; nth += 1) {
    const place = `${pathOfFile()}.unreadable-${nth}`;
    if (existsSync(place)) continue;
    renameSync(pathOfFile(), place);
    return;
  }
}

/** Whole or not at all; private to this account. */
function save(kept: readonly Kept[]): void {
  mkdirSync(app.getPath('userData'), { recursive: true, mode: 0o700 });
  const path = pathOfFile();
  writeFileSync(`${path}.new`, `${JSON.stringify({ formatVersion: 1, kept })}\n`, {
    mode: 0o600,
    flush: true,
  });
  renameSync(`${path}.new`, path);
}

function pathOfFile(): string {
  return join(app.getPath('userData'), 'device-secrets.json');
}
