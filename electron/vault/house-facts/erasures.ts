// The erasures of this vault: one row each, from the moment the records are gone until the keys' last pages are.
import {
  type Erasure,
  type ErasureReason,
  ERASURE_REASONS,
  ERASURE_STATES,
} from '../../../src/features/retention/index';
import type { ErasureId, ResidentId, StaffId } from '../../../src/kernel/ids';
import type { Handle, Row } from '../database/driver';
import { codeIn, idIn, integer, maybeText, text } from '../database/rows';
import { erasuresSoFar, keepErasureCount } from '../keyring/erasures-so-far';

const ALL = 'SELECT * FROM erasures ORDER BY number DESC';
const FIND = 'SELECT * FROM erasures WHERE id = $id';
const OF_RESIDENT = 'SELECT * FROM erasures WHERE resident_id = $resident';
const LAST_NUMBER = 'SELECT coalesce(max(number), 0) AS number FROM erasures';
const ADD =
  "INSERT INTO erasures (id, number, resident_id, erased_at, by_staff_id, second_staff_id, reason, state, keyring_before) VALUES ($id, $number, $resident, $at, $by, $second, $reason, 'files-gone', $before)";
const KEYS_GONE = "UPDATE erasures SET state = 'keys-gone' WHERE id = $id AND state = 'files-gone'";
const DONE =
  "UPDATE erasures SET state = 'done', finished_at = $at, keyring_after = $after, checkpoint = $checkpoint WHERE id = $id";
const REMOVE_KEYS = 'DELETE FROM resident_keys WHERE resident_id = $resident';
const REMOVE_MEMBER = 'DELETE FROM segment_members WHERE resident_id = $resident';

export interface NewErasure {
  readonly id: ErasureId;
  readonly residentId: ResidentId;
  readonly at: string;
  readonly byStaffId: StaffId;
  readonly secondStaffId: StaffId;
  readonly reason: ErasureReason;
  readonly keyringBefore: string;
}

export function allErasures(records: Handle): readonly Erasure[] {
  return records.all(ALL).map(erasureOf);
}

export function findErasure(records: Handle, id: ErasureId): Erasure | undefined {
  const row = records.get(FIND, { id });
  return row === undefined ? undefined : erasureOf(row);
}

export function findErasureOf(records: Handle, resident: ResidentId): Erasure | undefined {
  const row = records.get(OF_RESIDENT, { resident });
  return row === undefined ? undefined : erasureOf(row);
}

export function unfinishedErasures(records: Handle): readonly Erasure[] {
  return allErasures(records).filter(({ state }) => state !== 'done');
}

export function addErasure(records: Handle, erasure: NewErasure): void {
  records.run(ADD, {
    id: erasure.id,
    number: nextNumber(records),
    resident: erasure.residentId,
    at: erasure.at,
    by: erasure.byStaffId,
    second: erasure.secondStaffId,
    reason: erasure.reason,
    before: erasure.keyringBefore,
  });
}

/** After a restore the keys may have seen more erasures than these rows tell: the number must pass what any medium carries. */
function nextNumber(records: Handle): number {
  const row = records.get(LAST_NUMBER);
  const last = row === undefined ? 0 : integer(row, 'number');
  return Math.max(last, erasuresSoFar(records)) + 1;
}

export function markKeysGone(records: Handle, id: ErasureId): void {
  records.run(KEYS_GONE, { id });
}

export function markDone(
  records: Handle,
  id: ErasureId,
  end: { readonly at: string; readonly keyringAfter: string; readonly checkpoint: string },
): void {
  records.run(DONE, { id, at: end.at, after: end.keyringAfter, checkpoint: end.checkpoint });
  // Only now: a backup made before the key file was renewed still carries the old pages.
  keepErasureCount(records, erasuresSoFar(records) + 1);
}

/** The keys of every compartment, also of those this session does not hold. */
export function destroyResidentKeys(keyring: Handle, resident: ResidentId): void {
  keyring.run(REMOVE_KEYS, { resident });
  keyring.run(REMOVE_MEMBER, { resident });
}

function erasureOf(row: Row): Erasure {
  return {
    id: idIn<'erasure'>(row, 'id'),
    number: integer(row, 'number'),
    residentId: idIn<'resident'>(row, 'resident_id'),
    erasedAt: text(row, 'erased_at'),
    byStaffId: idIn<'staff'>(row, 'by_staff_id'),
    secondStaffId: idIn<'staff'>(row, 'second_staff_id'),
    reason: codeIn(row, 'reason', ERASURE_REASONS),
    state: codeIn(row, 'state', ERASURE_STATES),
    finishedAt: maybeText(row, 'finished_at'),
    keyringBefore: text(row, 'keyring_before'),
    keyringAfter: maybeText(row, 'keyring_after'),
    checkpoint: maybeText(row, 'checkpoint'),
  };
}
