// Which files are one person's: the file that stays, and those that were merged into it. Everything that asks for somebody's
// records under another file's number asks here; what is written in rows stands under the staying file already.
import type { ResidentId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { idIn } from '../database/rows';

const INTO = 'SELECT staying_id FROM file_merges WHERE merged_id = $id AND undone_at IS NULL';
const PARTS =
  'SELECT merged_id FROM file_merges WHERE staying_id = $id AND undone_at IS NULL ORDER BY merged_at';
const FIRST = `SELECT r.was FROM file_merge_rows r JOIN file_merges m ON m.id = r.merge_id
  WHERE r.table_name = $table AND r.row_id = $row AND m.undone_at IS NULL ORDER BY m.merged_at LIMIT 1`;

/** The file under which this person is found today: the same one where it was merged into none. */
export function stayingFileOf(records: Handle, id: ResidentId): ResidentId {
  const row = records.get(INTO, { id });
  return row === undefined ? id : stayingFileOf(records, idIn<'resident'>(row, 'staying_id'));
}

/** The file itself and every file that became a part of it, also by way of another one. */
export function filesOfPerson(records: Handle, id: ResidentId): readonly ResidentId[] {
  const parts = records.all(PARTS, { id }).map((row) => idIn<'resident'>(row, 'merged_id'));
  return [id, ...parts.flatMap((part) => filesOfPerson(records, part))];
}

/** The file in which a row was written, where a merge moved it: under that file's keys its words lie. */
export function firstFileOf(records: Handle, table: string, rowId: string): ResidentId | undefined {
  const row = records.get(FIRST, { table, row: rowId });
  return row === undefined ? undefined : idIn<'resident'>(row, 'was');
}
