// The folder of certificates a computer trusts: plain PEM files, readable while the vault is locked.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CertificatePem,
  certificatesOfPem,
  certificateToPem,
  fingerprintOfPem,
} from './certificate';

/** The folder of certificates this computer trusts, beside the vault's files and readable while it is locked. */
export function trustFolder(vaultFolder: string): string {
  return join(vaultFolder, 'trust');
}

/** What lies in a folder of certificates. */
export interface TrustFolder {
  readonly certificates: readonly CertificatePem[];
  /** Names ending in `.pem` that are no readable file with a certificate. */
  readonly unreadable: readonly string[];
}

/** A file of certificates is small; anything larger is none. */
const PEM_LIMIT = 100_000;

/** Undefined where there is no such folder. Never waits for a pipe and never throws. */
export function readTrustFolder(folder: string): TrustFolder | undefined {
  let names: readonly string[];
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith('.pem'))
      .toSorted();
  } catch {
    return undefined;
  }
  const read = names.map((name) => ({ name, found: certificatesIn(join(folder, name)) }));
  return {
    certificates: read.flatMap(({ found }) => found),
    unreadable: read.filter(({ found }) => found.length === 0).map(({ name }) => name),
  };
}

/** Every certificate in the `.pem` files of a folder; what cannot be read there vouches for nobody. */
export function trustedCertificates(folder: string): readonly CertificatePem[] {
  return readTrustFolder(folder)?.certificates ?? [];
}

function certificatesIn(path: string): readonly CertificatePem[] {
  try {
    const facts = statSync(path);
    if (!facts.isFile() || facts.size > PEM_LIMIT) return [];
    return certificatesOfPem(readFileSync(path, 'utf8')).map(certificateToPem);
  } catch {
    return [];
  }
}

/** Puts the shelter's own certificate where the verify page looks, so that it knows its own summaries. */
export function publishCertificate(vaultFolder: string, pem: CertificatePem): string {
  const folder = trustFolder(vaultFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `${(fingerprintOfPem(pem) ?? '').slice(0, 16)}.pem`;
  writeFileSync(join(folder, name), pem, { mode: 0o600 });
  return name;
}
