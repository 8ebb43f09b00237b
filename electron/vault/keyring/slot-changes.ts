// Slots on their way into the header: kept in the transaction that tells of them, so that a crash in between loses nothing.
import { jsonColumn, staffColumn, table } from '../../../src/kernel/columns';
import { idOf } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';
import { type Slot, slotSchema } from '../keys/slots';
import { rememberSlot } from './header-known';

export const SLOT_CHANGES = table('slot_changes', {
  staffId: staffColumn(),
  slot: jsonColumn(slotSchema),
});

/** In place of whatever slot the person has; inside the open transaction. */
export function keepSlotChange(records: Handle, slot: Slot): void {
  rowsOf(records, SLOT_CHANGES).put({ staffId: idOf<'staff'>().parse(slot.staffId), slot });
  rememberSlot(records, slot);
}

export function slotChanges(records: Handle): readonly Slot[] {
  return rowsOf(records, SLOT_CHANGES)
    .list({ oldestBy: 'staffId' })
    .map(({ slot }) => slot);
}

export function clearSlotChange(records: Handle, staffId: string): void {
  rowsOf(records, SLOT_CHANGES).remove(staffId);
}
