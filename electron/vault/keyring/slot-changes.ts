// Slots on their way into the header: kept in the transaction that tells of them, so that a crash in between loses nothing.
import type { Handle } from '../database/driver';
import { text } from '../database/rows';
import { type Slot, slotSchema } from '../keys/slots';
import { rememberSlot } from './header-known';

const KEEP =
  'INSERT INTO slot_changes (staff_id, slot) VALUES ($staff, $slot) ON CONFLICT (staff_id) DO UPDATE SET slot = excluded.slot';
const ALL = 'SELECT slot FROM slot_changes ORDER BY staff_id';
const CLEAR = 'DELETE FROM slot_changes WHERE staff_id = $staff';

/** In place of whatever slot the person has; inside the open transaction. */
export function keepSlotChange(records: Handle, slot: Slot): void {
  records.run(KEEP, { staff: slot.staffId, slot: JSON.stringify(slot) });
  rememberSlot(records, slot);
}

export function slotChanges(records: Handle): readonly Slot[] {
  return records.all(ALL).map((row) => slotSchema.parse(JSON.parse(text(row, 'slot'))));
}

export function clearSlotChange(records: Handle, staffId: string): void {
  records.run(CLEAR, { staff: staffId });
}
