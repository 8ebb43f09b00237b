// Staff as every room may know them: code and role by id, who is here, who has left. Old records keep their authors.
import { STAFF } from '../../../src/features/staff/records';
import type { Role } from '../../../src/kernel/compartments';
import { idOf, type StaffId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { text } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import { foldedCode, type Slot } from '../keys/slots';

const staffId = idOf<'staff'>();

// Only what is asked: whoever signs in, and every page that names an author, reads these of everybody.
const LEFT = 'SELECT id FROM staff WHERE left_at IS NOT NULL';
const CODE = 'SELECT code FROM staff WHERE id = $id';
const CODES = 'SELECT code FROM staff ORDER BY rowid';

export interface StaffRow {
  readonly staffId: string;
  readonly staffCode: string;
  readonly role: Role;
  readonly slotId: string;
  readonly joinedAt: string;
  /** Left out at the founding and for who comes with the recovery papers. */
  readonly letIn?: { readonly by: string; readonly agreed: string | null };
}

export function addStaffRow(records: Handle, row: StaffRow): void {
  const { staffCode: code, role, slotId, joinedAt, letIn } = row;
  rowsOf(records, STAFF).add({
    ...{ id: staffId.parse(row.staffId), code, role, slotId, joinedAt, leftAt: null },
    letInBy: letIn === undefined ? null : letIn.by,
    agreedBy: letIn === undefined ? null : letIn.agreed,
  });
}

export function staffCodeOf(records: Handle, id: StaffId): string {
  const row = records.get(CODE, { id });
  if (row === undefined) throw new Error('a record names a staff member who never was');
  return text(row, 'code');
}

/** Whether somebody with this id works here or ever did. */
export function wasEverStaff(records: Handle, id: StaffId): boolean {
  return records.get(CODE, { id }) !== undefined;
}

/** In the order of their codes. */
export function presentStaff(
  records: Handle,
): readonly { readonly id: StaffId; readonly code: string; readonly role: Role }[] {
  return rowsOf(records, STAFF)
    .list({ where: { leftAt: null }, oldestBy: 'code' })
    .map(({ id, code, role }) => ({ id, code, role }));
}

/** Everyone who has left: their slots open nothing any more, even where one still stands in the header. */
export function leftStaffIds(records: Handle): ReadonlySet<string> {
  return new Set(records.all(LEFT).map((row) => text(row, 'id')));
}

/** Also codes of people who left: an old line of the trail must never seem to be somebody else's. */
export function isCodeUsed(records: Handle, code: string): boolean {
  const wanted = foldedCode(code);
  return staffCodes(records).some((used) => foldedCode(used) === wanted);
}

/** Of everyone who works here or ever did. */
export function staffCodes(records: Handle): readonly string[] {
  return records.all(CODES).map((row) => text(row, 'code'));
}

export function keepSlotOf(records: Handle, slot: Slot): void {
  rowsOf(records, STAFF).change(slot.staffId, { slotId: slot.slotId });
}
