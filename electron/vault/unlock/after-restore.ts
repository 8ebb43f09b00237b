// Data from an earlier day under today's header: who works here is told by the header, not by the older rows.
import type { Handle } from '../database/driver';
import { integer, text } from '../database/rows';
import type { Slot } from '../keys/slots';
import { keepErasureCount } from '../keyring/erasures-so-far';
import { clearPaperChange } from '../house-facts/recovery-facts';
import { clearSlotChange, slotChanges } from '../keyring/slot-changes';

const STAFF = 'SELECT id, slot_id FROM staff WHERE left_at IS NULL';
const RESIDENTS = 'SELECT id FROM residents';
const KEYS = 'SELECT count(*) AS held FROM resident_keys WHERE resident_id = $id';
const LEFT = 'UPDATE staff SET left_at = $at WHERE id = $id';
const JOINED =
  'INSERT OR IGNORE INTO staff (id, code, role, slot_id, joined_at) VALUES ($id, $code, $role, $slot, $at)';

/** Residents of whom the keyring holds no key at all. They are counted and left: what cannot be opened is not deleted. */
export function withoutKeys(files: { readonly records: Handle; readonly keyring: Handle }): number {
  return files.records
    .all(RESIDENTS)
    .filter((row) => integer(files.keyring.get(KEYS, { id: text(row, 'id') }) ?? {}, 'held') === 0)
    .length;
}

export interface HeaderOfToday {
  readonly slots: readonly Slot[];
  readonly erasures: number;
  readonly at: string;
  /** The rows know an older header than this. */
  readonly isNewer: boolean;
}

/** Inside the caller's transaction. */
export function fitToHeader(records: Handle, today: HeaderOfToday): void {
  const { slots, at } = today;
  const present = records.all(STAFF).map((row) => text(row, 'id'));
  const bySlot = new Set(slots.map(({ staffId }) => staffId));
  for (const id of present.filter((one) => !bySlot.has(one))) records.run(LEFT, { id, at });
  for (const { staffId, staffCode, role, slotId } of slots) {
    if (present.includes(staffId)) continue;
    records.run(JOINED, { id: staffId, code: staffCode, role, slot: slotId, at });
  }
  keepErasureCount(records, today.erasures);
  if (today.isNewer) dropChangesOfHeader(records);
}

/** What was on its way into an older header is long there, or was overtaken: it would take today's passphrases back. */
function dropChangesOfHeader(records: Handle): void {
  for (const { staffId } of slotChanges(records)) clearSlotChange(records, staffId);
  clearPaperChange(records);
}
