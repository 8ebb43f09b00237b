// Whether somebody has a file here at all; asked by rooms that keep something about a resident.
import type { ResidentId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';

const KNOWN = 'SELECT 1 AS known FROM residents WHERE id = $id';

export function residentExists(records: Handle, id: ResidentId): boolean {
  return records.get(KNOWN, { id }) !== undefined;
}
