// Data from an earlier day under today's header: who works here is told by the header, not by the older rows.
import type { Handle } from '../database/driver';
import { STAFF } from '../../../src/features/staff/records';
import { integer, text } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import { addStaffRow, presentStaff } from '../house-facts/staff-known';
import type { FoundingPerson } from '../keys/founding';
import { keepErasureCount } from '../keyring/erasures-so-far';
import { clearPaperChange } from '../house-facts/recovery-facts';
import { clearSlotChange, slotChanges } from '../keyring/slot-changes';

const RESIDENTS = 'SELECT id FROM residents';
const KEYS = 'SELECT count(*) AS held FROM resident_keys WHERE resident_id = $id';

/** Residents of whom the keyring holds no key at all. They are counted and left: what cannot be opened is not deleted. */
export function withoutKeys(files: { readonly records: Handle; readonly keyring: Handle }): number {
  return files.records
    .all(RESIDENTS)
    .filter((row) => integer(files.keyring.get(KEYS, { id: text(row, 'id') }) ?? {}, 'held') === 0)
    .length;
}

export interface HeaderOfToday {
  /** Those of its slots that deeds vouch for. */
  readonly slots: readonly FoundingPerson[];
  readonly erasures: number;
  readonly at: string;
  /** The rows know an older header than this. */
  readonly isNewer: boolean;
}

/** Inside the caller's transaction. */
export function fitToHeader(records: Handle, today: HeaderOfToday): void {
  const { slots, at } = today;
  const staff = rowsOf(records, STAFF);
  const present = new Set(presentStaff(records).map(({ id }): string => id));
  const known = new Set(staff.list().flatMap(({ id, code }): string[] => [id, code]));
  const bySlot = new Set(slots.map(({ staffId }) => staffId));
  for (const id of present) if (!bySlot.has(id)) staff.change(id, { leftAt: at });
  for (const slot of slots)
    if (!known.has(slot.staffId) && !known.has(slot.staffCode))
      addStaffRow(records, { ...slot, joinedAt: at });
  keepErasureCount(records, today.erasures);
  if (today.isNewer) dropChangesOfHeader(records);
}

/** What was on its way into an older header is long there, or was overtaken: it would take today's passphrases back. */
function dropChangesOfHeader(records: Handle): void {
  for (const { staffId } of slotChanges(records)) clearSlotChange(records, staffId);
  clearPaperChange(records);
}
