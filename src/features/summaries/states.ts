// The life of a summary: prepared -> sealed (its sequence number reserved) -> signed or void.
// A number once reserved is never given again, so the sequence has no silent gap.
import { ok, type Result, refuse } from '../../kernel/result';

export const SUMMARY_STATES = ['prepared', 'sealed', 'signed', 'void'] as const;
export type SummaryState = (typeof SUMMARY_STATES)[number];

/** `prepared` exists only on screen; the vault keeps the other three. */
export const KEPT_STATES = ['sealed', 'signed', 'void'] as const;
export type KeptState = (typeof KEPT_STATES)[number];

const NEXT: Readonly<Record<SummaryState, readonly SummaryState[]>> = {
  prepared: ['sealed'],
  sealed: ['signed', 'void'],
  signed: [],
  void: [],
};

/** The new state, or a refusal: a signed or void summary is corrected by a new version, never changed. */
export function stepTo<To extends SummaryState>(
  from: SummaryState,
  to: To,
): Result<To, 'summaries.state-final'> {
  return NEXT[from].includes(to) ? ok(to) : refuse('summaries.state-final', { from, to });
}

/** What a start of the app finds half done: sealed summaries wait to be signed or declared void. */
export function isHalfDone(state: SummaryState): boolean {
  return state === 'sealed';
}
