// Who opened the vault and how it ended. The trail says the same in its own words; this list answers at once.
import type { KeptSignIn } from '../../../src/features/staff/records';
import type { Handle } from '../database/driver';
import { integer, maybeText, text } from '../database/rows';

const BEGIN =
  'INSERT INTO sign_ins (id, staff_id, opened_at, failed_tries) VALUES ($id, $staff, $at, $tries)';
const END =
  'UPDATE sign_ins SET ended_at = $at, ended_how = $how WHERE id = $id AND ended_at IS NULL';
const NEWEST = `SELECT s.id, s.opened_at, s.failed_tries, s.ended_at, s.ended_how, p.code
  FROM sign_ins s JOIN staff p ON p.id = s.staff_id
  WHERE s.opened_at < $before ORDER BY s.opened_at DESC, s.id LIMIT $limit`;
const BEFORE =
  'SELECT opened_at FROM sign_ins WHERE staff_id = $staff ORDER BY opened_at DESC, id LIMIT 1 OFFSET 1';
const LAST = 'SELECT staff_id, max(opened_at) AS last FROM sign_ins GROUP BY staff_id';

export function beginSignIn(
  records: Handle,
  facts: {
    readonly id: string;
    readonly staffId: string;
    readonly at: string;
    readonly failedTries: number;
  },
): void {
  const { id, staffId, at, failedTries } = facts;
  records.run(BEGIN, { id, staff: staffId, at, tries: failedTries });
}

export function endSignIn(
  records: Handle,
  facts: { readonly id: string; readonly at: string; readonly how: string },
): void {
  records.run(END, { ...facts });
}

export function newestSignIns(
  records: Handle,
  before: string,
  limit: number,
): readonly KeptSignIn[] {
  return records.all(NEWEST, { before, limit }).map((row) => ({
    id: text(row, 'id'),
    code: text(row, 'code'),
    openedAt: text(row, 'opened_at'),
    failedTries: integer(row, 'failed_tries'),
    endedAt: maybeText(row, 'ended_at'),
    endedHow: maybeText(row, 'ended_how'),
  }));
}

/** The one before the newest: the newest is the session that asks. */
export function signInBefore(records: Handle, staffId: string): string | undefined {
  const row = records.get(BEFORE, { staff: staffId });
  return row === undefined ? undefined : text(row, 'opened_at');
}

export function lastSignIns(records: Handle): ReadonlyMap<string, string> {
  return new Map(records.all(LAST).map((row) => [text(row, 'staff_id'), text(row, 'last')]));
}
