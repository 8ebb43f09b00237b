// From the answers of one sheet to its score. A gap is never filled: without every answer there is no total,
// but an answer that speaks of self-harm counts even on an unfinished sheet.
import { ok, type Result, refuse } from '../../kernel/result';
import type { BandCode, Instrument } from './instruments';

/** One place per item in order; null = not answered. */
export type Answers = readonly (number | null)[];

export interface CompleteScore {
  readonly complete: true;
  /** On the instrument's own scale (WHO-5: 0-100). */
  readonly total: number;
  /** Plain sum of answers (WHO-5: 0-25). */
  readonly raw: number;
  readonly band: BandCode;
  readonly screenPositive: boolean;
  readonly safetyAlert: boolean;
  /** PHQ-9 only: the pattern of symptoms, besides the total. */
  readonly algorithmPositive?: boolean;
}

export interface IncompleteScore {
  readonly complete: false;
  readonly missing: number;
  readonly safetyAlert: boolean;
}

export type Score = CompleteScore | IncompleteScore;
export type ScoreRefusal = 'progress.wrong-number-of-answers' | 'progress.answer-not-on-scale';

/** Scores a sheet. `details.item` of a refusal counts from 1. */
export function scoreSheet(instrument: Instrument, answers: Answers): Result<Score, ScoreRefusal> {
  if (answers.length !== instrument.items) {
    return refuse('progress.wrong-number-of-answers', { expected: instrument.items });
  }
  const offScale = answers.findIndex((answer) => {
    return answer !== null && !instrument.codes.includes(answer);
  });
  if (offScale >= 0) return refuse('progress.answer-not-on-scale', { item: offScale + 1 });
  const given = answers.filter((answer) => answer !== null);
  const safetyAlert = callsForSafety(instrument, answers);
  const missing = answers.length - given.length;
  if (missing > 0) return ok({ complete: false, missing, safetyAlert });
  return ok(completeScore(instrument, given, safetyAlert));
}

/** The band of a total. Throws RangeError on a total outside the instrument's range. */
export function bandOf(instrument: Instrument, total: number): BandCode {
  const band = instrument.bands.find(({ from, below }) => total >= from && total < below);
  if (band === undefined) throw new RangeError('total outside the range of the instrument');
  return band.code;
}

export function isScreenPositive({ screen }: Instrument, total: number): boolean {
  return screen.rule === 'at-least' ? total >= screen.cutOff : total <= screen.cutOff;
}

function completeScore(
  instrument: Instrument,
  given: readonly number[],
  safetyAlert: boolean,
): CompleteScore {
  const raw = given.reduce((sum, answer) => sum + answer, 0);
  const total = raw * instrument.factor;
  const score: CompleteScore = {
    complete: true,
    total,
    raw,
    band: bandOf(instrument, total),
    screenPositive: isScreenPositive(instrument, total),
    safetyAlert,
  };
  return instrument.id === 'phq-9' ? { ...score, algorithmPositive: phq9Algorithm(given) } : score;
}

function callsForSafety(instrument: Instrument, answers: Answers): boolean {
  if (instrument.safetyItem === undefined) return false;
  return (answers[instrument.safetyItem - 1] ?? 0) >= 1;
}

/** Five or more symptoms at 2 or more, one of them item 1 or 2; item 9 counts from 1. */
function phq9Algorithm(given: readonly number[]): boolean {
  const present = given.map((answer, at) => answer >= (at === 8 ? 1 : 2));
  const core = present[0] === true || present[1] === true;
  return core && present.filter(Boolean).length >= 5;
}
