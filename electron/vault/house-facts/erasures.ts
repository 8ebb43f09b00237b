// The erasures of this vault: one row each, from the moment the records are gone until the keys' last pages are.
import { type Erasure, ERASURES } from '../../../src/features/retention/index';
import type { ErasureId, ResidentId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';
import { erasuresSoFar, keepErasureCount } from '../keyring/erasures-so-far';

const REMOVE_KEYS = 'DELETE FROM resident_keys WHERE resident_id = $resident';
const REMOVE_MEMBER = 'DELETE FROM segment_members WHERE resident_id = $resident';

export type NewErasure = Pick<
  Erasure,
  'id' | 'residentId' | 'erasedAt' | 'byStaffId' | 'secondStaffId' | 'reason' | 'keyringBefore'
>;

/** Newest first. */
export function allErasures(records: Handle): readonly Erasure[] {
  return rowsOf(records, ERASURES).list({ newestBy: 'number' });
}

export function findErasure(records: Handle, id: ErasureId): Erasure | undefined {
  return rowsOf(records, ERASURES).find(id);
}

export function findErasureOf(records: Handle, residentId: ResidentId): Erasure | undefined {
  return rowsOf(records, ERASURES).list({ where: { residentId } })[0];
}

export function unfinishedErasures(records: Handle): readonly Erasure[] {
  return allErasures(records).filter(({ state }) => state !== 'done');
}

export function addErasure(records: Handle, erasure: NewErasure): void {
  rowsOf(records, ERASURES).add({
    ...erasure,
    number: nextNumber(records),
    state: 'files-gone',
    finishedAt: null,
    keyringAfter: null,
    checkpoint: null,
  });
}

/** After a restore the keys may have seen more erasures than these rows tell: the number must pass what any medium carries. */
function nextNumber(records: Handle): number {
  const last = allErasures(records)[0]?.number ?? 0;
  return Math.max(last, erasuresSoFar(records)) + 1;
}

export function markKeysGone(records: Handle, id: ErasureId): void {
  if (findErasure(records, id)?.state !== 'files-gone') return;
  rowsOf(records, ERASURES).change(id, { state: 'keys-gone' });
}

export function markDone(
  records: Handle,
  id: ErasureId,
  end: Pick<Erasure, 'finishedAt' | 'keyringAfter' | 'checkpoint'>,
): void {
  rowsOf(records, ERASURES).change(id, { ...end, state: 'done' });
  // Only now: a backup made before the key file was renewed still carries the old pages.
  keepErasureCount(records, erasuresSoFar(records) + 1);
}

/** The keys of every compartment, also of those this session does not hold. */
export function destroyResidentKeys(keyring: Handle, resident: ResidentId): void {
  keyring.run(REMOVE_KEYS, { resident });
  keyring.run(REMOVE_MEMBER, { resident });
}
