// The folder of certificates a computer trusts: plain PEM files, readable while the vault is locked.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Every certificate in the `.pem` files of a folder; a folder that is not there trusts nobody. */
export function trustedCertificates(folder: string): readonly CertificatePem[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.pem'));
  } catch {
    return [];
  }
  return names
    .toSorted()
    .flatMap((name) => certificatesOfPem(readFileSync(join(folder, name), 'utf8')))
    .map(certificateToPem);
}

/** Puts the shelter's own certificate where the verify page looks, so that it knows its own summaries. */
export function publishCertificate(vaultFolder: string, pem: CertificatePem): string {
  const folder = trustFolder(vaultFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `${(fingerprintOfPem(pem) ?? '').slice(0, 16)}.pem`;
  writeFileSync(join(folder, name), pem, { mode: 0o600 });
  return name;
}
