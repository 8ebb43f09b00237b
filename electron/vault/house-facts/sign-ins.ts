// Who opened the vault and how it ended. The trail says the same in its own words; this list answers at once.
import { type KeptSignIn, SIGN_INS } from '../../../src/features/staff/records';
import type { StaffId } from '../../../src/kernel/ids';
import type { Handle } from '../database/driver';
import { text } from '../database/rows';
import { readRow, rowsOf } from '../database/table-rows';

const NEWEST = `SELECT s.*, p.code
  FROM sign_ins s JOIN staff p ON p.id = s.staff_id
  WHERE s.opened_at < $before ORDER BY s.opened_at DESC, s.id LIMIT $limit`;
const BEFORE =
  'SELECT opened_at FROM sign_ins WHERE staff_id = $staff ORDER BY opened_at DESC, id LIMIT 1 OFFSET 1';
const LAST = 'SELECT staff_id, max(opened_at) AS last FROM sign_ins GROUP BY staff_id';

export function beginSignIn(
  records: Handle,
  facts: {
    readonly id: string;
    readonly staffId: StaffId;
    readonly at: string;
    readonly failedTries: number;
  },
): void {
  const { id, staffId, at, failedTries } = facts;
  const ended = { endedAt: null, endedHow: null };
  rowsOf(records, SIGN_INS).add({ id, staffId, openedAt: at, failedTries, ...ended });
}

export function endSignIn(
  records: Handle,
  { id, at, how }: { readonly id: string; readonly at: string; readonly how: string },
): void {
  const rows = rowsOf(records, SIGN_INS);
  if (rows.find(id)?.endedAt === null) rows.change(id, { endedAt: at, endedHow: how });
}

export function newestSignIns(
  records: Handle,
  before: string,
  limit: number,
): readonly KeptSignIn[] {
  return records
    .all(NEWEST, { before, limit })
    .map((row) => ({ ...readRow(SIGN_INS.columns, row), code: text(row, 'code') }));
}

/** The one before the newest: the newest is the session that asks. */
export function signInBefore(records: Handle, staffId: string): string | undefined {
  const row = records.get(BEFORE, { staff: staffId });
  return row === undefined ? undefined : text(row, 'opened_at');
}

export function lastSignIns(records: Handle): ReadonlyMap<string, string> {
  return new Map(records.all(LAST).map((row) => [text(row, 'staff_id'), text(row, 'last')]));
}
