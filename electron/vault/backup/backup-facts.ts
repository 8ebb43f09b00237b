// What a backup says of itself: counted from the copy and from the moment it was taken, never from what was wished for.
import type { MadeBackup } from '../../../src/features/backups/records';
import type { FileCheck } from '../workshop/workshop-tasks';
import { headerFileBytes, type Header } from '../keys/header';
import type { HashedFile } from '../keys/file-hash';
import { sha256 } from '../keys/suite';
import type { PersonSession } from '../open-vault/person-session';
import { newestDrop } from '../deeds/vouched-rooms';
import { VAULT_FORMAT } from '../keys/vault-format';
import type { Manifest } from './manifest';
import { type ManifestFacts, residentsIn, sealCounts, sealFacts } from './manifest-facts';
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

/** A manifest before it is signed, with what it seals as it was before the sealing. */
export interface ToldBackup {
  readonly manifest: Manifest;
  readonly facts: ManifestFacts;
  /** Null where this session may not see counts of backups. */
  readonly residents: number | null;
}

/** Undefined when a copy is not sound, or is not of the moment that it is said to be of. */
export async function toldOf(
  vault: PersonSession,
  copy: CopyFacts,
): Promise<ToldBackup | undefined> {
  const { keyring, records, moment } = copy;
  if (keyring.inventory === undefined || records.inventory === undefined) return undefined;
  const { samples, trail } = records.inventory;
  if (trail?.root !== moment.trail.root || trail.size !== moment.trail.size) return undefined;
  const { vaultId } = vault;
  const place = { vaultId, mediumId: copy.mark.mediumId, number: copy.number };
  const counts = { records: { ...records.counts }, keyring: { ...keyring.counts } };
  const facts: ManifestFacts = {
    erasures: moment.erasures,
    headerGeneration: copy.header.content.generation,
    trail: { ...moment.trail, checkpoint: moment.checkpoint },
    samples: [...samples],
  };
  const header = headerFileBytes(copy.header);
  const manifest: Manifest = {
    format: 'kanaf-backup',
    formatVersion: VAULT_FORMAT,
    ...place,
    madeAt: moment.madeAt,
    records: fileOf(records.inventory),
    keyring: fileOf(keyring.inventory),
    header: { bytes: header.length, sha256: sha256(header).toString('hex') },
    facts: sealFacts(vault.auditSecret, place, facts),
    counts: await sealCounts(newestDrop(vault, 'audit'), place, counts),
  };
  const isAuditor = vault.keychain.newest('audit') !== undefined;
  return { manifest, facts, residents: residentsIn(isAuditor ? counts : undefined) };
}

function fileOf({ bytes, sha256: hash }: HashedFile): Manifest['records'] {
  return { bytes, sha256: hash };
}

export function madeOf(
  { manifest, facts, residents }: ToldBackup,
  manifestFile: Uint8Array,
): Omit<MadeBackup, 'removedKeys' | 'kind' | 'manifests'> {
  const { mediumId, number, madeAt, records, keyring } = manifest;
  return {
    mediumId,
    number,
    madeAt,
    erasures: facts.erasures,
    headerGeneration: facts.headerGeneration,
    bytes: records.bytes + keyring.bytes,
    events: facts.trail.size,
    residents,
    manifestSha256: sha256(manifestFile).toString('hex'),
  };
}
