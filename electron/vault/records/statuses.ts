// What a resident was held to be and since when, in clear codes and days; why, sealed for case work. The first row is
// written with the first change: until then the category of the file itself is the whole history.
import {
  type Category,
  type StatusWords,
  statusWords,
} from '../../../src/features/residents/index';
import type { NewStatus, StoredStatus } from '../../../src/features/residents/records';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { ResidentId, StaffId, StatusId } from '../../../src/kernel/ids';
import type { Row } from '../database/driver';
import { maybeText, text } from '../database/rows';
import type { OpenVault } from '../open-vault/open-vault';
import type { PartKind } from '../open-vault/sealed-parts';
import { staffCodeOf } from '../house-facts/staff-known';

const OF_RESIDENT =
  'SELECT id, category, from_day, recorded_at, staff_id, corrected_by FROM statuses WHERE resident_id = $resident ORDER BY rowid';
const FIRST = 'SELECT id, category, created_at FROM residents WHERE id = $resident';
const ADD_FIRST =
  'INSERT INTO statuses (id, resident_id, category, recorded_at) SELECT id, id, category, created_at FROM residents WHERE id = $resident AND NOT EXISTS (SELECT 1 FROM statuses WHERE resident_id = $resident)';
const ADD =
  'INSERT INTO statuses (id, resident_id, category, from_day, recorded_at, staff_id, corrects) VALUES ($id, $resident, $category, $from, $at, $staff, $corrects)';
const CORRECTED = 'UPDATE statuses SET corrected_by = $by WHERE id = $id';

const STATUS_PART: PartKind<StatusWords> = {
  kind: 'status',
  compartment: 'case',
  shape: 1,
  schema: statusWords,
};

/** In the order of their writing. */
export function statusesOf(vault: OpenVault, resident: ResidentId): readonly StoredStatus[] {
  const rows = vault.records.all(OF_RESIDENT, { resident });
  if (rows.length > 0) return rows.map((row) => statusOf(row, vault));
  return vault.records.all(FIRST, { resident }).map((row) => ({
    id: text(row, 'id') as string as StatusId,
    category: text(row, 'category') as Category,
    from: null,
    recordedAt: text(row, 'created_at'),
    staffCode: null,
    correctedBy: null,
    words: { state: 'none' },
  }));
}

/** Inside a transaction. */
export function addStatus(vault: OpenVault, resident: ResidentId, status: NewStatus): void {
  const { id, category, from, recordedAt, reason, corrects } = status;
  vault.records.run(ADD_FIRST, { resident });
  vault.records.run(ADD, {
    ...{ id, resident, category, from },
    at: recordedAt,
    staff: vault.session.staffId,
    corrects: corrects ?? null,
  });
  if (corrects !== undefined) vault.records.run(CORRECTED, { id: corrects, by: id });
  const owner = { recordId: id, residentId: resident, version: 1 };
  vault.sealedParts.save(STATUS_PART, owner, { reason });
}

function statusOf(row: Row, vault: OpenVault): StoredStatus {
  const id = text(row, 'id') as StatusId;
  const staff = maybeText(row, 'staff_id');
  return {
    id,
    category: text(row, 'category') as Category,
    from: maybeText(row, 'from_day') as CalendarDate | null,
    recordedAt: text(row, 'recorded_at'),
    staffCode: staff === null ? null : staffCodeOf(vault.records, staff as StaffId),
    correctedBy: maybeText(row, 'corrected_by') as StatusId | null,
    words: vault.sealedParts.read(STATUS_PART, id),
  };
}
