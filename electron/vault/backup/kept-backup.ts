// Finds a backup on a medium: one data folder and the newest keys, both with a whole manifest of this vault.
import { join } from 'node:path';
import { ok, type Refusal, refuse, type Result } from '../../../src/kernel/result';
import { type Header, readHeaderCopy } from '../keys/header';
import { formatRefusal, type HeaderRefusal } from '../keys/header-file';
import { sha256 } from '../keys/suite';
import { OWN_FORMAT, type VaultFormats } from '../keys/vault-format';
import { isNetworkPath } from '../platform/network-folder';
import type { ManifestRefusal, SignedManifest } from './manifest';
import {
  HEADER_FILES,
  KEYRING_FILE,
  type KeptFolder,
  type Medium,
  mediumPath,
  readMedium,
  RECORDS_FILE,
} from './medium';
import { isFolder, readSmall } from './medium-files';

/** A header with hundreds of slots is far smaller; a larger one is not read. */
const MAX_HEADER_BYTES = 4 * 1024 * 1024;

export interface KeptBackup {
  readonly data: SignedManifest;
  readonly keys: SignedManifest;
  readonly recordsPath: string;
  readonly keyringPath: string;
  readonly keysPath: string;
}

export type FindRefusal =
  | 'backups.folder-gone'
  | 'backups.folder-on-network'
  | 'backups.nothing-there'
  | 'backups.other-vault-there'
  | ManifestRefusal;

/** What lies of this vault on the chosen medium. */
export async function chosenMedium(
  chosen: string | undefined,
  vaultId: string,
): Promise<Result<Medium, FindRefusal>> {
  if (chosen === undefined || !(await isFolder(chosen))) return refuse('backups.folder-gone');
  if (isNetworkPath(chosen)) return refuse('backups.folder-on-network');
  const medium = await readMedium(mediumPath(chosen, vaultId));
  return medium === undefined ? refuse('backups.nothing-there') : ok(medium);
}

/** The newest backup on it. */
export function newestBackup(medium: Medium, vaultId: string): Result<KeptBackup, FindRefusal> {
  const kept = keptBackup(medium, medium.data[0]);
  if (kept.ok && kept.value.data.manifest.vaultId !== vaultId) {
    return refuse('backups.other-vault-there');
  }
  return kept;
}

/** One data folder with the newest keys of the same medium. */
export function keptBackup(
  medium: Medium,
  data: KeptFolder | undefined,
): Result<KeptBackup, 'backups.nothing-there' | 'backups.other-vault-there' | ManifestRefusal> {
  const [keys] = medium.keys;
  if (data === undefined || keys === undefined) return refuse('backups.nothing-there');
  if (data.manifest === undefined) return withoutManifest(data);
  if (keys.manifest === undefined) return withoutManifest(keys);
  if (data.manifest.manifest.vaultId !== keys.manifest.manifest.vaultId) {
    return refuse('backups.other-vault-there');
  }
  return ok({
    data: data.manifest,
    keys: keys.manifest,
    recordsPath: join(data.path, RECORDS_FILE),
    keyringPath: join(keys.path, KEYRING_FILE),
    keysPath: keys.path,
  });
}

function withoutManifest({ problem }: KeptFolder) {
  return { ok: false, refusal: problem ?? { code: 'backups.manifest-damaged' } } as const;
}

export interface KeptHeader {
  readonly header: Header | undefined;
  /** Why there is none. */
  readonly refusal: Refusal<HeaderRefusal>;
  /** Copies whose bytes are those that the manifest names. */
  readonly whole: number;
}

export async function keptHeader(
  { keysPath, keys }: KeptBackup,
  formats: VaultFormats = OWN_FORMAT,
): Promise<KeptHeader> {
  let whole = 0;
  let header: Header | undefined;
  let refusal: Refusal<HeaderRefusal> = { code: 'vault.header-damaged' };
  for (const name of HEADER_FILES) {
    const bytes = await readSmall(join(keysPath, name), MAX_HEADER_BYTES);
    if (bytes === undefined) continue;
    if (sha256(bytes).toString('hex') !== keys.manifest.header.sha256) continue;
    whole += 1;
    const copy = readHeaderCopy(bytes);
    if (copy.state === 'good') header = copy.header;
    else if (copy.state !== 'damaged') refusal = formatRefusal(copy, formats);
  }
  return { header, refusal, whole };
}
