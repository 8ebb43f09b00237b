// Search before create: who on file may be the person now at the door. It only offers; a worker decides.
import type { ResidentId } from '../../kernel/ids';
import type { NameIndex } from './name-index';
import { type Likeness, type LikenessReason, likeness, type PersonFacts } from './name-score';

export interface PossibleDuplicate {
  readonly residentId: ResidentId;
  /** 0-1. */
  readonly score: number;
  readonly reasons: readonly LikenessReason[];
}

/** Below this likeness nobody is offered. Own choice: two of two words alike, or two of three alike and the year near. */
export const OFFER_FROM = 0.75;
const CAP = 200;

/** The likeliest people first, at most `limit`. */
export function findDuplicates(
  candidate: PersonFacts,
  index: Pick<NameIndex, 'candidates'>,
  limit: number,
): PossibleDuplicate[] {
  const scored = new Map<ResidentId, Likeness>();
  for (const name of candidate.names) {
    for (const entry of index.candidates(name, CAP)) {
      if (!scored.has(entry.residentId)) scored.set(entry.residentId, likeness(candidate, entry));
    }
  }
  return [...scored]
    .filter(([, found]) => found.score >= OFFER_FROM)
    .map(([residentId, found]) => ({ residentId, ...found }))
    .sort((a, b) => b.score - a.score || (a.residentId < b.residentId ? -1 : 1))
    .slice(0, limit);
}
