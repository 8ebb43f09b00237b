// Whether somebody has a file here, and its number; asked by rooms that keep something about a resident.
import type { ResidentId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { text } from '../database/rows';
import { filesOfPerson } from './files-of-person';

const KNOWN =
  'SELECT 1 AS known FROM residents WHERE id = $id AND id NOT IN (SELECT merged_id FROM merged_files)';
const ON_FILE = 'SELECT 1 AS known FROM residents WHERE id = $id';
const NUMBER = 'SELECT case_number FROM residents WHERE id = $id';

/** Whether there is a file to write in: one that was merged into another takes nothing new. */
export function residentExists(records: Handle, id: ResidentId): boolean {
  return records.get(KNOWN, { id }) !== undefined;
}

/** The same, also of a file that is a part of another one. */
export function isOnFile(records: Handle, id: ResidentId): boolean {
  return records.get(ON_FILE, { id }) !== undefined;
}

export function caseNumberOf(records: Handle, id: ResidentId): string {
  const row = records.get(NUMBER, { id });
  if (row === undefined) throw new Error('a record names a resident who has no file');
  return text(row, 'case_number');
}

/** Files that were merged into this one, with the numbers that they carried. */
export function partsOfFile(
  records: Handle,
  id: ResidentId,
): readonly { readonly id: ResidentId; readonly caseNumber: string }[] {
  return filesOfPerson(records, id)
    .slice(1)
    .map((part) => ({ id: part, caseNumber: caseNumberOf(records, part) }));
}
