// What a table of the vault holds, in the words of the work: whoever rescued a vault reads what was lost, not table names.
export const SALVAGED_KINDS = [
  'residents',
  'contents',
  'plans',
  'notes',
  'sheets',
  'papers',
  'retention',
  'trail',
  'staff',
  'house',
  'drafts',
  'keys',
  'search',
] as const;
export type SalvagedKind = (typeof SALVAGED_KINDS)[number];

const KIND_OF: Readonly<Record<string, SalvagedKind>> = {
  residents: 'residents',
  stays: 'residents',
  statuses: 'residents',
  archive_cases: 'residents',
  imports: 'residents',
  sealed_parts: 'contents',
  care_plans: 'plans',
  needs: 'plans',
  goals: 'plans',
  tasks: 'plans',
  reviews: 'plans',
  review_attainments: 'plans',
  session_notes: 'notes',
  drop_notes: 'notes',
  score_sheets: 'sheets',
  signing_certificates: 'papers',
  summaries: 'papers',
  retention_periods: 'retention',
  retention_holds: 'retention',
  retention_reviews: 'retention',
  erasures: 'retention',
  kept_facts: 'retention',
  kept_statuses: 'retention',
  audit_events: 'trail',
  audit_checkpoints: 'trail',
  audit_rows: 'trail',
  audit_marks: 'trail',
  staff: 'staff',
  sign_ins: 'staff',
  slot_changes: 'staff',
  shelter: 'house',
  shelter_former: 'house',
  vault_facts: 'house',
  migrations: 'house',
  media: 'house',
  recovery_uses: 'house',
  recovery_drills: 'house',
  paper_changes: 'house',
  emergency_openings: 'house',
  drafts: 'drafts',
  compartment_generations: 'keys',
  compartment_wraps: 'keys',
  resident_keys: 'keys',
  vault_secrets: 'keys',
  emergency_deals: 'keys',
  emergency_shares: 'keys',
  emergency_wraps: 'keys',
  unvouched: 'keys',
  search_segments: 'search',
  segment_members: 'search',
};

/** Undefined for a table that nobody gave a kind; a test asks for every table there is. */
export function salvagedKindOf(table: string): SalvagedKind | undefined {
  return KIND_OF[table];
}

interface Counted {
  readonly table: string;
  readonly read: number;
  /** Null where only that some are missing is known. */
  readonly lost: number | null;
}

export interface SalvagedSum {
  readonly kind: SalvagedKind;
  readonly read: number;
  readonly lost: number | null;
}

/** One line per kind that has a row or lost one, in the order of the work. */
export function sumsByKind(tables: readonly Counted[]): readonly SalvagedSum[] {
  return SALVAGED_KINDS.flatMap((kind) => {
    const own = tables.filter(({ table }) => (salvagedKindOf(table) ?? 'house') === kind);
    const read = own.reduce((sum, one) => sum + one.read, 0);
    const isUncounted = own.some(({ lost }) => lost === null);
    const lost = isUncounted ? null : own.reduce((sum, one) => sum + (one.lost ?? 0), 0);
    return read === 0 && lost === 0 ? [] : [{ kind, read, lost }];
  });
}
