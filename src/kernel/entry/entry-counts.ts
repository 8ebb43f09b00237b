// How many entries carry each counted code: of a list, of a printed sheet. An entry with several codes of one list counts under each.
import type { Columns } from '../columns';

export interface CodeChosen {
  readonly field: string;
  readonly code: string;
}

export interface FieldCounts {
  readonly field: string;
  /** In the list's own order, without those that no entry carries. */
  readonly counts: readonly { readonly code: string; readonly count: number }[];
  /** Entries where nothing was chosen. */
  readonly unknown: number;
}

type Entry = Readonly<Record<string, unknown>>;

export function countsOf(counted: Columns, entries: readonly Entry[]): readonly FieldCounts[] {
  return Object.entries(counted).flatMap(([field, { codes }]) => {
    if (codes === undefined) return [];
    const chosen = entries.map((entry) => codesOf(entry[field]));
    const counts = codes
      .map((code) => ({ code, count: chosen.filter((one) => one.includes(code)).length }))
      .filter(({ count }) => count > 0);
    return [{ field, counts, unknown: chosen.filter((one) => one.length === 0).length }];
  });
}

/** The entries that a count counted. */
export function entriesWith<One extends Entry>(
  entries: readonly One[],
  only: CodeChosen | null,
): readonly One[] {
  if (only === null) return entries;
  return entries.filter((entry) => codesOf(entry[only.field]).includes(only.code));
}

function codesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined ? [] : [value];
}
