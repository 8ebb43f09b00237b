// What a resident was held to be and since when, in clear codes and days; why, sealed for case work. The first row is
// written with the first change: until then the category of the file itself is the whole history.
import { CATEGORIES, type StatusWords, statusWords } from '../../../src/features/residents/index';
import type { NewStatus, StoredStatus } from '../../../src/features/residents/records';
import type { ResidentId, StaffId } from '../../../src/kernel/ids';
import type { Row } from '../database/driver';
import { text, maybeText, codeIn, maybeDayIn, idIn, maybeIdIn } from '../database/rows';
import { ofResident } from '../../../src/kernel/owner';
import type { SealedRows, WrittenRows } from '../open-vault/store-ground';
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
export function statusesOf(vault: SealedRows, resident: ResidentId): readonly StoredStatus[] {
  const rows = vault.records.all(OF_RESIDENT, { resident });
  if (rows.length > 0) return rows.map((row) => statusOf(row, vault));
  return vault.records.all(FIRST, { resident }).map((row) => ({
    id: idIn<'status'>(row, 'id'),
    category: codeIn(row, 'category', CATEGORIES),
    from: null,
    recordedAt: text(row, 'created_at'),
    staffCode: null,
    correctedBy: null,
    words: { state: 'none' },
  }));
}

/** Inside a transaction. */
export function addStatus(vault: WrittenRows, resident: ResidentId, status: NewStatus): void {
  const { id, category, from, recordedAt, reason, corrects } = status;
  vault.records.run(ADD_FIRST, { resident });
  vault.records.run(ADD, {
    ...{ id, resident, category, from },
    at: recordedAt,
    staff: vault.session.staffId,
    corrects: corrects ?? null,
  });
  if (corrects !== undefined) vault.records.run(CORRECTED, { id: corrects, by: id });
  const owner = { recordId: id, owner: ofResident(resident), version: 1 };
  vault.sealedParts.save(STATUS_PART, owner, { reason });
}

function statusOf(row: Row, vault: SealedRows): StoredStatus {
  const id = idIn<'status'>(row, 'id');
  const staff = maybeText(row, 'staff_id');
  return {
    id,
    category: codeIn(row, 'category', CATEGORIES),
    from: maybeDayIn(row, 'from_day'),
    recordedAt: text(row, 'recorded_at'),
    staffCode: staff === null ? null : staffCodeOf(vault.records, staff as StaffId),
    correctedBy: maybeIdIn<'status'>(row, 'corrected_by'),
    words: vault.sealedParts.read(STATUS_PART, id),
  };
}
