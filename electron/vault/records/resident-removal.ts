// Everything that is kept of one resident, in the order in which it can go. A table that comes to name residents must
// come into this list: a test of every table says so.
import type { ResidentId } from '../../../src/kernel/ids';
import type { OpenVault } from '../open-vault/open-vault';
import { searchNamesOf } from '../name-search/search-names';

const REMOVALS = [
  'DELETE FROM review_attainments WHERE review_id IN (SELECT r.id FROM reviews r JOIN care_plans p ON p.id = r.plan_id WHERE p.resident_id = $resident)',
  'DELETE FROM reviews WHERE plan_id IN (SELECT id FROM care_plans WHERE resident_id = $resident)',
  'DELETE FROM tasks WHERE resident_id = $resident',
  'DELETE FROM goals WHERE need_id IN (SELECT n.id FROM needs n JOIN care_plans p ON p.id = n.plan_id WHERE p.resident_id = $resident)',
  'DELETE FROM needs WHERE plan_id IN (SELECT id FROM care_plans WHERE resident_id = $resident)',
  'DELETE FROM care_plans WHERE resident_id = $resident',
  'DELETE FROM session_notes WHERE resident_id = $resident',
  'DELETE FROM score_sheets WHERE resident_id = $resident',
  'DELETE FROM drop_notes WHERE resident_id = $resident',
  'DELETE FROM emergency_openings WHERE resident_id = $resident',
  'DELETE FROM sealed_parts WHERE resident_id = $resident',
  // A draft about a part of the file begins with the file's id: `resident.need`.
  'DELETE FROM drafts WHERE substr(subject_id, 1, 26) = $resident',
  'DELETE FROM statuses WHERE resident_id = $resident',
  'DELETE FROM retention_holds WHERE resident_id = $resident',
  'DELETE FROM retention_reviews WHERE resident_id = $resident',
  'DELETE FROM stays WHERE resident_id = $resident',
  'DELETE FROM residents WHERE id = $resident',
] as const;

/** Takes all rows of the resident out, and the name out of search; keys are another step. Inside a transaction. */
export function removeResident(vault: OpenVault, resident: ResidentId): void {
  const names = searchNamesOf(vault);
  names.readEverybody();
  for (const removal of REMOVALS) vault.records.run(removal, { resident });
  names.stageRemoval(resident);
}
