// What each table of both files holds, in the words of the work. Tables that can name a resident say it in their own list.
import type { SalvagedKind } from '../../../src/features/backups/index';
import { TABLES_OF_RESIDENTS } from '../house-facts/tables-of-residents';

const OTHER_TABLES: Readonly<Record<string, SalvagedKind>> = {
  archive_cases: 'residents',
  imports: 'residents',
  signing_certificates: 'papers',
  summaries: 'papers',
  retention_periods: 'retention',
  erasures: 'retention',
  kept_facts: 'retention',
  kept_statuses: 'retention',
  audit_events: 'trail',
  audit_checkpoints: 'trail',
  audit_rows: 'trail',
  audit_marks: 'trail',
  audit_covers: 'trail',
  staff: 'staff',
  sign_ins: 'staff',
  own_lists: 'drafts',
  slot_changes: 'staff',
  shelter: 'house',
  shelter_former: 'house',
  vault_facts: 'house',
  migrations: 'house',
  media: 'house',
  recovery_uses: 'house',
  recovery_drills: 'house',
  paper_changes: 'house',
  compartment_generations: 'keys',
  compartment_wraps: 'keys',
  resident_keys: 'keys',
  vault_secrets: 'keys',
  emergency_deals: 'keys',
  emergency_shares: 'keys',
  emergency_wraps: 'keys',
  unvouched: 'keys',
  deeds: 'keys',
  deed_heads: 'keys',
  search_segments: 'search',
  segment_members: 'search',
};

/** Undefined for a table that nobody gave a kind; a test asks for every table there is. */
export function salvagedKindOf(table: string): SalvagedKind | undefined {
  const named = TABLES_OF_RESIDENTS.find((one) => one.table === table);
  return named?.salvagedAs ?? OTHER_TABLES[table];
}
