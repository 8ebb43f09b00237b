// A commit whose sync failed is undone by the connection that made it, but its pages lie in the log with their checksums:
// whoever opens the file after a crash reads them as kept. One more commit, kept for certain, takes their place in the log.
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';
import { AUDIT_MARKS } from './marks';

const NAME = 'commit-in-place-of-a-failed-one';

/** Outside any transaction. Throws where the disk takes nothing still: then it is as uncertain as before. */
export function overwriteFailedCommit(records: Handle): void {
  const marks = rowsOf(records, AUDIT_MARKS);
  records.begin();
  try {
    marks.add({ name: NAME, value: '' });
    marks.remove(NAME);
    records.commit();
  } catch (error) {
    records.rollback();
    throw error;
  }
}
