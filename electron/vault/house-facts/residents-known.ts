// Whether somebody has a file here, and its number; asked by rooms that keep something about a resident.
import type { ResidentId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { text } from '../database/rows';

const KNOWN = 'SELECT 1 AS known FROM residents WHERE id = $id';
const NUMBER = 'SELECT case_number FROM residents WHERE id = $id';

export function residentExists(records: Handle, id: ResidentId): boolean {
  return records.get(KNOWN, { id }) !== undefined;
}

export function caseNumberOf(records: Handle, id: ResidentId): string {
  const row = records.get(NUMBER, { id });
  if (row === undefined) throw new Error('a record names a resident who has no file');
  return text(row, 'case_number');
}
