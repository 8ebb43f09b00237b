// The list of media that carry backups of this vault, and what each of them carries.
// A medium's name is typed by a worker and is clear: it must not be a resident's name, and the screen says so.
import {
  type EndReason,
  MEDIA,
  type Medium,
  type MediumState,
} from '../../../src/features/backups/index';
import type { MadeBackup } from '../../../src/features/backups/records';
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';
import type { NamedVault, RecordRows } from '../open-vault/store-ground';
import { mediumIdAt } from './medium';
import { erasuresSoFar } from '../keyring/erasures-so-far';

/** All media with what they carry, and how many erasures there were: for everybody who must list stale ones. */
export function mediaRecords(vault: RecordRows): {
  readonly media: readonly Medium[];
  readonly erasures: number;
} {
  return { media: allMedia(vault.records), erasures: erasuresSoFar(vault.records) };
}

export function allMedia(records: Handle): readonly Medium[] {
  return rowsOf(records, MEDIA).list({ oldestBy: 'ordinal' });
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
  const medium = id === undefined ? undefined : rowsOf(records, MEDIA).find(id);
  return medium === undefined ? {} : { medium: medium.label ?? medium.ordinal };
}

export function keepMedium(
  records: Handle,
  made: CarriedBackup,
): { readonly medium: Medium; readonly isNew: boolean } {
  const rows = rowsOf(records, MEDIA);
  const before = rows.find(made.mediumId);
  const medium: Medium = {
    ...(before ?? firstSeen(records, made)),
    kind: made.kind,
    lastBackupAt: made.madeAt,
    backupNumber: made.number,
    keysGeneration: made.headerGeneration,
    erasures: made.erasures,
    manifestSha256: made.manifestSha256,
    ...{ state: 'in-use', stateReason: null, stateAt: null },
  };
  rows.put(medium);
  return { medium, isNew: before === undefined };
}

function firstSeen(records: Handle, { mediumId, madeAt }: CarriedBackup) {
  const ordinal = (allMedia(records).at(-1)?.ordinal ?? 0) + 1;
  const looked = { lastCheckedAt: null, lastDrilledAt: null };
  return { id: mediumId, ordinal, label: null, firstSeenAt: madeAt, ...looked };
}

export function keepLook(
  records: Handle,
  id: string,
  { what, at }: { readonly what: 'check' | 'drill'; readonly at: string },
): void {
  const drilled = what === 'drill' ? { lastDrilledAt: at } : {};
  rowsOf(records, MEDIA).change(id, { lastCheckedAt: at, ...drilled });
}

/** False when there is no such medium. */
export function nameMedium(records: Handle, id: string, label: string): boolean {
  return rowsOf(records, MEDIA).change(id, { label });
}

export function endMedium(
  records: Handle,
  id: string,
  end: { readonly state: MediumState; readonly reason: EndReason; readonly at: string },
): void {
  const { state, reason: stateReason, at: stateAt } = end;
  rowsOf(records, MEDIA).change(id, { state, stateReason, stateAt });
}
