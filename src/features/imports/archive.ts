// The synthetic CTDC cases of a training vault, counted again and again: all of them, of one import, or those that fit.
import { ArchiveTally, type ArchiveCount, type CtdcColumn, valuesOf } from './ctdc';
import type { ArchiveCaseDraft } from './draft';

/** A value of some variables; empty stands for "the case says nothing of it". */
export type ArchiveFilter = Readonly<Partial<Record<CtdcColumn, string>>>;

export interface ArchiveFound {
  readonly cases: number;
  readonly of: number;
  readonly casesWithUnread: number;
  /** Of the cases that fit. */
  readonly variables: readonly ArchiveCount[];
  /** Of all cases: what one may choose from. */
  readonly choices: readonly ArchiveCount[];
}

export function countArchive(
  cases: readonly ArchiveCaseDraft[],
  filter: ArchiveFilter,
): ArchiveFound {
  const all = new ArchiveTally();
  const fitting = new ArchiveTally();
  for (const one of cases) {
    all.add(one);
    if (fits(one, filter)) fitting.add(one);
  }
  return {
    cases: fitting.cases,
    of: all.cases,
    casesWithUnread: fitting.casesWithUnread,
    variables: fitting.counts(),
    choices: all.counts(),
  };
}

function fits(one: ArchiveCaseDraft, filter: ArchiveFilter): boolean {
  return valuesOf(one).every(([variable, values]) => {
    const wanted = filter[variable];
    if (wanted === undefined) return true;
    return wanted === '' ? values.length === 0 : values.includes(wanted);
  });
}
