// What a table of the vault holds, in the words of the work: whoever rescued a vault reads what was lost, not table names.
export const SALVAGED_KINDS = [
  'residents',
  'contents',
  'plans',
  'notes',
  'sheets',
  'registers',
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

interface Counted {
  readonly kind: SalvagedKind;
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
    const own = tables.filter((one) => one.kind === kind);
    const read = own.reduce((sum, one) => sum + one.read, 0);
    const isUncounted = own.some(({ lost }) => lost === null);
    const lost = isUncounted ? null : own.reduce((sum, one) => sum + (one.lost ?? 0), 0);
    return read === 0 && lost === 0 ? [] : [{ kind, read, lost }];
  });
}
