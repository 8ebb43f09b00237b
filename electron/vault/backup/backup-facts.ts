// What a backup says of itself: counted from the copy and from the moment it was taken, never from what was wished for.
import type { MadeBackup } from '../../../src/features/backups/records';
import { APP_VERSION } from '../platform/app-version';
import type { FileCheck } from '../workshop/workshop-tasks';
import { headerFileBytes, type Header } from '../keys/header';
import { sha256 } from '../keys/suite';
import type { OpenVault } from '../open-vault/open-vault';
import { type Manifest, readManifest } from './manifest';
import type { MediumMark } from './medium';

export interface Moment {
  readonly madeAt: string;
  readonly erasures: number;
  readonly trail: { readonly size: number; readonly root: string };
  readonly checkpoint: string;
}

export interface CopyFacts {
  readonly keyring: FileCheck;
  readonly records: FileCheck;
  readonly header: Header;
  readonly mark: MediumMark;
  readonly moment: Moment;
  readonly number: number;
}

/** Undefined when a copy is not sound, or is not of the moment that it is said to be of. */
export function manifestOf(vault: OpenVault, facts: CopyFacts): Manifest | undefined {
  const { keyring, records, moment } = facts;
  if (keyring.inventory === undefined || records.inventory === undefined) return undefined;
  const { samples, trail } = records.inventory;
  if (trail?.root !== moment.trail.root || trail.size !== moment.trail.size) return undefined;
  const header = headerFileBytes(facts.header);
  return {
    format: 'kanaf-backup',
    formatVersion: 1,
    vaultId: vault.vaultId,
    training: vault.training,
    mediumId: facts.mark.mediumId,
    number: facts.number,
    madeAt: moment.madeAt,
    madeBy: vault.session.staffCode,
    appVersion: APP_VERSION,
    erasures: moment.erasures,
    headerGeneration: facts.header.content.generation,
    records: databaseOf(records),
    keyring: databaseOf(keyring),
    header: { bytes: header.length, sha256: sha256(header).toString('hex') },
    trail: { ...moment.trail, checkpoint: moment.checkpoint },
    samples: [...samples],
  };
}

function databaseOf({ counts, inventory }: FileCheck): Manifest['records'] {
  const { bytes, sha256: hash, schema } = inventory ?? { bytes: 0, sha256: '', schema: 0 };
  return { bytes, sha256: hash, schema, counts: { ...counts } };
}

export function madeOf(
  manifest: Manifest,
  bytes: Uint8Array,
): Omit<MadeBackup, 'removedKeys' | 'kind' | 'manifests'> {
  const signed = readManifest(bytes);
  if (!signed.ok) throw new Error('a manifest of ours does not read');
  const { mediumId, number, madeAt, erasures, headerGeneration, records, keyring } = manifest;
  return {
    mediumId,
    number,
    madeAt,
    erasures,
    headerGeneration,
    bytes: records.bytes + keyring.bytes,
    events: manifest.trail.size,
    residents: records.counts['residents'] ?? 0,
    manifestSha256: signed.value.sha256,
  };
}
