// What a resident was held to be and since when, in clear codes and days; why, sealed for case work. The first row is
// written with the first change: until then the category of the file itself is the whole history.
import { CATEGORIES, type StatusWords, statusWords } from '../../../src/features/residents/index';
import {
  type NewStatus,
  STATUSES,
  type StoredStatus,
} from '../../../src/features/residents/records';
import type { RowOf } from '../../../src/kernel/columns';
import type { ResidentId } from '../../../src/kernel/ids';
import type { Row } from '../database/driver';
import { codeIn, idIn, text } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import { ofResident } from '../../../src/kernel/owner';
import type { RecordRows, SealedRows, WrittenRows } from '../open-vault/store-ground';
import type { PartKind } from '../open-vault/sealed-parts';
import { staffCodeOf } from '../house-facts/staff-known';

const FILE = 'SELECT id, category, created_at FROM residents WHERE id = $resident';

type StatusRow = RowOf<typeof STATUSES.columns>;

const STATUS_PART: PartKind<StatusWords> = {
  kind: 'status',
  compartment: 'case',
  shape: 1,
  schema: statusWords,
};

/** In the order of their writing. */
export function statusesOf(vault: SealedRows, resident: ResidentId): readonly StoredStatus[] {
  return rowsFor(vault, resident).map(
    ({ id, category, from, recordedAt, staffId, correctedBy }) => ({
      ...{ id, category, from, recordedAt, correctedBy },
      staffCode: staffId === null ? null : staffCodeOf(vault.records, staffId),
      words: vault.sealedParts.read(STATUS_PART, id),
    }),
  );
}

/** Inside a transaction. */
export function addStatus(vault: WrittenRows, residentId: ResidentId, status: NewStatus): void {
  const { id, category, from, recordedAt, reason, corrects } = status;
  const { staffId } = vault.session;
  const rows = rowsOf(vault.records, STATUSES);
  if (rows.list({ where: { residentId } }).length === 0)
    for (const row of rowsFor(vault, residentId)) rows.add(row);
  rows.add({
    ...{ id, residentId, category, from, recordedAt, staffId },
    ...{ corrects: corrects ?? null, correctedBy: null },
  });
  if (corrects !== undefined) rows.change(corrects, { correctedBy: id });
  const owner = { recordId: id, owner: ofResident(residentId), version: 1 };
  vault.sealedParts.save(STATUS_PART, owner, { reason });
}

function rowsFor({ records }: RecordRows, residentId: ResidentId): readonly StatusRow[] {
  const kept = rowsOf(records, STATUSES).list({ where: { residentId } });
  return kept.length > 0 ? kept : records.all(FILE, { resident: residentId }).map(firstOf);
}

/** What the file itself says; it has the file's own id. */
function firstOf(row: Row): StatusRow {
  return {
    id: idIn<'status'>(row, 'id'),
    residentId: idIn<'resident'>(row, 'id'),
    category: codeIn(row, 'category', CATEGORIES),
    recordedAt: text(row, 'created_at'),
    ...{ from: null, staffId: null, corrects: null, correctedBy: null },
  };
}
