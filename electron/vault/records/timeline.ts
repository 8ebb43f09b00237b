// The dated rows about one resident, of every room: day, author and code from clear columns; no part is opened.
import {
  lineOfEntry,
  OWN_LINE_NAMES,
  OWN_LINES,
  type OwnLine,
  toldFields,
} from '../../../src/features/timeline/index';
import type { StoredLine, TimelineRead } from '../../../src/features/timeline/records';
import type { ResidentId } from '../../../src/kernel/ids';
import { dayIn, maybeIdIn, maybeText, text } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import { type AnyEntryKind, ENTRY_KINDS } from '../house-facts/entry-kinds';
import { residentExists } from '../house-facts/residents-known';
import { staffCodeOf } from '../house-facts/staff-known';
import type { PersonSession } from '../open-vault/person-session';

/** Each answers id, day, staff and code of the rows about `$resident`, newest first. */
const ROWS: Readonly<Record<OwnLine, string>> = {
  admission:
    'SELECT id, admitted_on AS day, NULL AS staff, referral_source AS code FROM stays WHERE resident_id = $resident ORDER BY admitted_on DESC, rowid DESC',
  exit: 'SELECT id, exited_on AS day, NULL AS staff, exit_reason AS code FROM stays WHERE resident_id = $resident AND exited_on IS NOT NULL ORDER BY exited_on DESC, rowid DESC',
  status:
    'SELECT id, from_day AS day, staff_id AS staff, category AS code FROM statuses WHERE resident_id = $resident AND from_day IS NOT NULL AND corrected_by IS NULL ORDER BY from_day DESC, rowid DESC',
  plan: 'SELECT id, opened_on AS day, NULL AS staff, NULL AS code FROM care_plans WHERE resident_id = $resident ORDER BY opened_on DESC, rowid DESC',
  review:
    'SELECT r.id AS id, r.reviewed_on AS day, NULL AS staff, r.decision AS code FROM reviews r JOIN care_plans p ON p.id = r.plan_id WHERE p.resident_id = $resident ORDER BY r.reviewed_on DESC, r.rowid DESC',
  session:
    'SELECT id, held_on AS day, author_staff_id AS staff, kind AS code FROM session_notes WHERE resident_id = $resident ORDER BY held_on DESC, rowid DESC',
  sheet:
    'SELECT id, taken_on AS day, entered_by AS staff, instrument AS code FROM score_sheets WHERE resident_id = $resident ORDER BY taken_on DESC, rowid DESC',
};

export function timelineRecords(vault: PersonSession): TimelineRead {
  const { records } = vault;
  return {
    residentExists: (id) => residentExists(records, id),
    staffCode: (id) => staffCodeOf(records, id),
    kinds: () => [...Object.values(OWN_LINES), ...ENTRY_KINDS.map(lineOfEntry)],
    linesOf: (kind, resident) => {
      const own = OWN_LINE_NAMES.find((name) => name === kind);
      if (own !== undefined) return ownLines(vault, own, resident);
      const register = ENTRY_KINDS.find(({ room }) => room === kind);
      return register === undefined ? [] : entryLines(vault, register, resident);
    },
  };
}

function ownLines(vault: PersonSession, own: OwnLine, resident: ResidentId): readonly StoredLine[] {
  return vault.records.all(ROWS[own], { resident }).map((row) => {
    const code = maybeText(row, 'code');
    return {
      ...{ id: text(row, 'id'), on: dayIn(row, 'day') },
      staffId: maybeIdIn<'staff'>(row, 'staff'),
      facts: code === null ? {} : { code },
    };
  });
}

function entryLines(
  vault: PersonSession,
  { table, on, counted }: AnyEntryKind,
  residentId: ResidentId,
): readonly StoredLine[] {
  const told = toldFields(counted);
  return rowsOf(vault.records, table)
    .list({ where: { residentId }, newestBy: on })
    .map((row) => ({
      // Every kind's table declares these three alike.
      id: row['id'] as string,
      on: row[on] as StoredLine['on'],
      staffId: row['authorStaffId'] as StoredLine['staffId'],
      facts: Object.fromEntries(
        told.flatMap((field) => (row[field] === null ? [] : [[field, String(row[field])]])),
      ),
    }));
}
