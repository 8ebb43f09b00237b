// Whether a complete sheet shows a change that matters against the one before it, as one coded word.
// The word is counted, so that a report needs no clinical key.
import { z } from 'zod';
import { changeBetween } from './change';
import type { Instrument } from './instruments';

export const CHANGE_OUTCOMES = ['first', 'better', 'worse', 'no-relevant-change'] as const;
export type ChangeOutcome = (typeof CHANGE_OUTCOMES)[number];
export const changeOutcome = z.enum(CHANGE_OUTCOMES);

/**
 * The word for each sheet in order of day. `null` total: incomplete, no word. `undefined`: this session
 * cannot read it; its own word and the one after it stay `undefined`, since nothing may be claimed.
 */
export function outcomesOf(
  instrument: Instrument,
  totals: readonly (number | null | undefined)[],
): (ChangeOutcome | null | undefined)[] {
  let before: { readonly total: number | undefined } | undefined;
  return totals.map((total) => {
    if (total === null) return null;
    const last = before;
    before = { total };
    if (last === undefined && total !== undefined) return 'first';
    if (last?.total === undefined || total === undefined) return undefined;
    return wordFor(instrument, last.total, total);
  });
}

function wordFor(instrument: Instrument, first: number, second: number): ChangeOutcome {
  const { relevant, direction } = changeBetween(instrument, [first, second]);
  return relevant && direction !== 'same' ? direction : 'no-relevant-change';
}
