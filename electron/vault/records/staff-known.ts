// The code of a staff member by id, also of one who has left: old records keep their authors.
import type { StaffId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { text } from '../database/rows';

const CODE = 'SELECT code FROM staff WHERE id = $id';

export function staffCodeOf(records: Handle, id: StaffId): string {
  const row = records.get(CODE, { id });
  if (row === undefined) throw new Error('a record names a staff member who never was');
  return text(row, 'code');
}
