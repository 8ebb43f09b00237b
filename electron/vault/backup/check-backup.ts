// Checks a backup where it lies: every byte of it against its signed manifest. Writes nothing to the medium.
import type { Finding } from '../../../src/features/backups/index';
import type { LookedAtBackup } from '../../../src/features/backups/records';
import type { Progress } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { type HashedFile, readThrough } from '../keys/file-hash';
import type { PersonSession } from '../open-vault/person-session';
import {
  chosenMedium,
  type FindRefusal,
  type KeptBackup,
  keptHeader,
  newestBackup,
} from './kept-backup';
import { residentsIn, toldByManifest } from './manifest-facts';
import { hearManifests } from './manifest-witnesses';
import { type MediumTrouble, troubleOf } from './medium-files';

export type CheckRefusal = FindRefusal | MediumTrouble;

/** Runs inside a job; yields `read` in bytes. */
export async function* checkBackup(
  vault: PersonSession,
  chosen: string | undefined,
): AsyncGenerator<Progress, Result<LookedAtBackup, CheckRefusal>, void> {
  const medium = await chosenMedium(chosen, vault.vaultId);
  if (!medium.ok) return medium;
  const manifests = yield* hearManifests(vault, medium.value);
  const kept = newestBackup(medium.value, vault.vaultId);
  if (!kept.ok) return kept;
  try {
    const findings = yield* compareFiles(kept.value);
    const signer = signerFinding(vault, kept.value);
    const told = await toldByManifest(vault, kept.value.data);
    const residents = residentsIn(told?.counts);
    return ok({ ...lookedAt(kept.value, [signer, ...findings]), residents, manifests });
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble === undefined) throw error;
    return refuse(trouble);
  }
}

export function lookedAt(
  kept: KeptBackup,
  findings: readonly Finding[],
): Omit<LookedAtBackup, 'manifests' | 'residents'> {
  const { manifest, sha256 } = kept.data;
  const { mediumId, number, madeAt } = manifest;
  return { mediumId, number, madeAt, manifestSha256: sha256, findings };
}

/** Both manifests signed by the vault's own audit key, which lies in its keyring. */
export function signerFinding(
  { auditSecret }: Pick<PersonSession, 'auditSecret'>,
  { data, keys }: KeptBackup,
): Finding {
  const ours = auditSecret.publicKey.toString('hex');
  return { what: 'signer', good: data.publicKey === ours && keys.publicKey === ours };
}

export interface CopyTo {
  readonly keyring: string;
  readonly records: string;
}

/** Reads both files through, copies them where that is wished, and compares them and the header with the manifests. */
export async function* compareFiles(
  kept: KeptBackup,
  copyTo?: CopyTo,
): AsyncGenerator<Progress, readonly Finding[], void> {
  const wanted = { keyring: kept.keys.manifest.keyring, records: kept.data.manifest.records };
  const total = wanted.keyring.bytes + wanted.records.bytes;
  const { whole } = await keptHeader(kept);
  const keyring = yield* through(kept.keyringPath, { copyTo: copyTo?.keyring, before: 0, total });
  const before = wanted.keyring.bytes;
  const records = yield* through(kept.recordsPath, { copyTo: copyTo?.records, before, total });
  return [
    { what: 'header-file', good: whole === 2, expected: 2, found: whole },
    fileFinding('keyring-file', wanted.keyring, keyring),
    fileFinding('records-file', wanted.records, records),
  ];
}

async function* through(
  path: string,
  {
    copyTo,
    before,
    total,
  }: { readonly copyTo: string | undefined; readonly before: number; readonly total: number },
): AsyncGenerator<Progress, HashedFile, void> {
  const reading = readThrough(path, copyTo);
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return step.value;
    yield { step: 'read', done: Math.min(before + step.value, total), total };
  }
}

function fileFinding(
  what: 'keyring-file' | 'records-file',
  wanted: HashedFile,
  found: HashedFile,
): Finding {
  const good = wanted.sha256 === found.sha256 && wanted.bytes === found.bytes;
  return { what, good, expected: wanted.bytes, found: found.bytes };
}
