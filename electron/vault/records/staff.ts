// Staff by code and role. Names are not kept here; passphrases nowhere.
import type { StaffMember, StaffRead } from '../../../src/features/staff/records';
import type { Role } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { text } from '../database/rows';
import type { OpenVault } from '../open-vault';

const ADD =
  'INSERT INTO staff (id, code, role, slot_id, joined_at) VALUES ($id, $code, $role, $slot, $joined)';
const PRESENT = 'SELECT id, code, role FROM staff WHERE left_at IS NULL ORDER BY code';

export interface StaffRow {
  readonly staffId: string;
  readonly staffCode: string;
  readonly role: Role;
  readonly slotId: string;
  readonly joinedAt: string;
}

export function addStaffRow(records: Handle, row: StaffRow): void {
  records.run(ADD, {
    id: row.staffId,
    code: row.staffCode,
    role: row.role,
    slot: row.slotId,
    joined: row.joinedAt,
  });
}

export function staffRecords(vault: OpenVault): StaffRead {
  return {
    present: (): readonly StaffMember[] =>
      vault.records.all(PRESENT).map((row) => ({
        id: text(row, 'id') as StaffId,
        code: text(row, 'code'),
        role: text(row, 'role') as Role,
      })),
  };
}
