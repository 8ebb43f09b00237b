// The list of media that carry backups of this vault, and what each of them carries.
// A medium's name is typed by a worker and is clear: it must not be a resident's name, and the screen says so.
import {
  type EndReason,
  type Medium,
  type MediumState,
  MEDIUM_KINDS,
  MEDIUM_STATES,
  END_REASONS,
} from '../../../src/features/backups/index';
import type { MadeBackup } from '../../../src/features/backups/records';
import type { Handle, Row } from '../database/driver';
import { codeIn, integer, maybeCodeIn, maybeText, text } from '../database/rows';
import type { NamedVault, RecordRows } from '../open-vault/store-ground';
import { mediumIdAt } from './medium';
import { erasuresSoFar } from '../keyring/erasures-so-far';

const ALL = 'SELECT * FROM media ORDER BY ordinal';
const FIND = 'SELECT * FROM media WHERE id = $id';
const KEEP =
  "INSERT INTO media (id, ordinal, kind, first_seen_at, last_backup_at, backup_number, keys_generation, erasures, manifest_sha256, state) VALUES ($id, (SELECT coalesce(max(ordinal), 0) + 1 FROM media), $kind, $at, $at, $number, $generation, $erasures, $manifest, 'in-use') ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, last_backup_at = excluded.last_backup_at, backup_number = excluded.backup_number, keys_generation = excluded.keys_generation, erasures = excluded.erasures, manifest_sha256 = excluded.manifest_sha256, state = 'in-use', state_reason = NULL, state_at = NULL";
const CHECKED = 'UPDATE media SET last_checked_at = $at WHERE id = $id';
const DRILLED = 'UPDATE media SET last_checked_at = $at, last_drilled_at = $at WHERE id = $id';
const NAME = 'UPDATE media SET label = $label WHERE id = $id';
const END =
  'UPDATE media SET state = $state, state_reason = $reason, state_at = $at WHERE id = $id';

/** All media with what they carry, and how many erasures there were: for everybody who must list stale ones. */
export function mediaRecords(vault: RecordRows): {
  readonly media: readonly Medium[];
  readonly erasures: number;
} {
  return { media: allMedia(vault.records), erasures: erasuresSoFar(vault.records) };
}

export function allMedia(records: Handle): readonly Medium[] {
  return records.all(ALL).map(mediumOf);
}

/** What a medium carries since its newest backup. */
export type CarriedBackup = Pick<
  MadeBackup,
  'mediumId' | 'kind' | 'number' | 'madeAt' | 'headerGeneration' | 'erasures' | 'manifestSha256'
>;

/**
 * Where something was written, as the list of media calls it: by name, else by number. Empty for a folder that carries
 * no backup of this vault: its path may name a person and stays out of the trail.
 */
export async function mediumFact(
  { records, vaultId }: RecordRows & NamedVault,
  folder: string,
): Promise<{ readonly medium?: string | number }> {
  const id = await mediumIdAt(folder, vaultId);
  const row = id === undefined ? undefined : records.get(FIND, { id });
  if (row === undefined) return {};
  const { label, ordinal } = mediumOf(row);
  return { medium: label ?? ordinal };
}

export function keepMedium(
  records: Handle,
  made: CarriedBackup,
): { readonly medium: Medium; readonly isNew: boolean } {
  const isNew = records.get(FIND, { id: made.mediumId }) === undefined;
  records.run(KEEP, {
    id: made.mediumId,
    kind: made.kind,
    at: made.madeAt,
    number: made.number,
    generation: made.headerGeneration,
    erasures: made.erasures,
    manifest: made.manifestSha256,
  });
  const row = records.get(FIND, { id: made.mediumId });
  if (row === undefined) throw new Error('a medium was not kept');
  return { medium: mediumOf(row), isNew };
}

export function keepLook(
  records: Handle,
  id: string,
  look: { readonly what: 'check' | 'drill'; readonly at: string },
): void {
  records.run(look.what === 'check' ? CHECKED : DRILLED, { id, at: look.at });
}

/** False when there is no such medium. */
export function nameMedium(records: Handle, id: string, label: string): boolean {
  return records.run(NAME, { id, label }) === 1;
}

export function endMedium(
  records: Handle,
  id: string,
  end: { readonly state: MediumState; readonly reason: EndReason; readonly at: string },
): void {
  records.run(END, { id, ...end });
}

function mediumOf(row: Row): Medium {
  return {
    id: text(row, 'id'),
    ordinal: integer(row, 'ordinal'),
    label: maybeText(row, 'label'),
    kind: codeIn(row, 'kind', MEDIUM_KINDS),
    firstSeenAt: text(row, 'first_seen_at'),
    lastBackupAt: text(row, 'last_backup_at'),
    lastCheckedAt: maybeText(row, 'last_checked_at'),
    lastDrilledAt: maybeText(row, 'last_drilled_at'),
    backupNumber: integer(row, 'backup_number'),
    keysGeneration: integer(row, 'keys_generation'),
    erasures: integer(row, 'erasures'),
    manifestSha256: text(row, 'manifest_sha256'),
    state: codeIn(row, 'state', MEDIUM_STATES),
    stateReason: maybeCodeIn(row, 'state_reason', END_REASONS),
    stateAt: maybeText(row, 'state_at'),
  };
}
