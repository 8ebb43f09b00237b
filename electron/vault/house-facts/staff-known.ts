// Staff as every room may know them: code and role by id, who is here, who has left. Old records keep their authors.
import { type Role, ROLES } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { codeIn, idIn, text } from '../database/rows';
import { foldedCode, type Slot } from '../keys/slots';

const ADD =
  'INSERT INTO staff (id, code, role, slot_id, joined_at, let_in_by, agreed_by) VALUES ($id, $code, $role, $slot, $joined, $by, $agreed)';
const CODE = 'SELECT code FROM staff WHERE id = $id';
const PRESENT = 'SELECT id, code, role FROM staff WHERE left_at IS NULL ORDER BY code';
const CODES = 'SELECT code FROM staff';
const SLOT = 'UPDATE staff SET slot_id = $slot WHERE id = $id';
const LEFT = 'SELECT id FROM staff WHERE left_at IS NOT NULL';

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
  records.run(ADD, {
    id: row.staffId,
    code: row.staffCode,
    role: row.role,
    slot: row.slotId,
    joined: row.joinedAt,
    by: row.letIn?.by ?? null,
    agreed: row.letIn?.agreed ?? null,
  });
}

export function staffCodeOf(records: Handle, id: StaffId): string {
  const row = records.get(CODE, { id });
  if (row === undefined) throw new Error('a record names a staff member who never was');
  return text(row, 'code');
}

export function presentStaff(
  records: Handle,
): readonly { readonly id: StaffId; readonly code: string; readonly role: Role }[] {
  return records.all(PRESENT).map((row) => ({
    id: idIn<'staff'>(row, 'id'),
    code: text(row, 'code'),
    role: codeIn(row, 'role', ROLES),
  }));
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

export function keepSlotOf(records: Handle, { staffId, slotId }: Slot): void {
  records.run(SLOT, { id: staffId, slot: slotId });
}
