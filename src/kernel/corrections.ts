// What was corrected, by whom, when and why: an entry is never overwritten, its earlier state stays beside it.
// Rooms put these pieces into their operations; the vault keeps the former values sealed like the entry's own words.
import { z } from 'zod';
import {
  idColumn,
  instantColumn,
  madeTextColumn,
  orNull,
  residentColumn,
  staffColumn,
  table,
  versionColumn,
} from './columns';
import type { Id, StaffId } from './ids';
import { type Sealed, sealedOf } from './sealed';
import { requiredText } from './text';
import type { Instant } from './use-case';

export type CorrectionId = Id<'correction'>;

export const CORRECTIONS = table('corrections', {
  id: idColumn<'correction'>(),
  recordKind: madeTextColumn(),
  recordId: madeTextColumn(),
  residentId: orNull(residentColumn()),
  version: versionColumn(),
  correctedAt: instantColumn(),
  staffId: staffColumn(),
});

/** Why it is corrected, in the worker's own words. */
export const correctionReason = requiredText(500);

/** Parts of the input of every operation that corrects: which version was read, and why it is wrong. */
export const correcting = { expectedVersion: z.int().min(1), reason: correctionReason };

/** The refusals of every operation that corrects. */
export const CORRECTION_REFUSALS = [
  'correction.changed-meanwhile',
  'correction.no-change',
] as const;
export type CorrectionRefusal = (typeof CORRECTION_REFUSALS)[number];

/** Fields as they were before one correction: only those that changed. A value that was unknown is null. */
export type FormerFields = Readonly<Record<string, FormerValue>>;
export type FormerValue = string | number | boolean | null | readonly string[];

export const formerFields = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

/** Sealed: under the compartment of the entry, for the owner of the entry. */
export const correctionWords = z.object({ former: formerFields, reason: z.string() });
export type CorrectionWords = z.output<typeof correctionWords>;

/** One correction as the vault keeps it. */
export interface StoredCorrection {
  readonly id: CorrectionId;
  /** The version that it put an end to. */
  readonly version: number;
  readonly correctedAt: Instant;
  readonly staffId: StaffId;
  readonly words: Sealed<CorrectionWords>;
}

/** In an answer: who by staff code. */
export const correctionView = z.object({
  correctedAt: z.string(),
  staffCode: z.string(),
  words: sealedOf(correctionWords),
});
export type CorrectionView = z.output<typeof correctionView>;

export function viewOfCorrection(
  { correctedAt, staffId, words }: StoredCorrection,
  staffCode: (id: StaffId) => string,
): CorrectionView {
  return { correctedAt, staffCode: staffCode(staffId), words };
}

/**
 * The fields of `before` that are otherwise in `after`; undefined where nothing changed. A field that only one of the two
 * has counts as unknown in the other.
 */
export function changedFields(before: FormerFields, after: FormerFields): FormerFields | undefined {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !isSame(before[name] ?? null, after[name] ?? null));
  if (changed.length === 0) return undefined;
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? null]));
}

function isSame(a: FormerValue, b: FormerValue): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

/** One field's way through the corrections: what it was, until when, who changed it and why. */
export interface FormerState {
  readonly field: string;
  readonly was: FormerValue;
  readonly until: Instant;
  readonly staffCode: string;
  readonly because: string;
}

/** Newest first; corrections that this session cannot open are counted, never left out in silence. */
export function formerStates(corrections: readonly CorrectionView[]): {
  readonly states: readonly FormerState[];
  readonly closed: number;
} {
  const states = corrections
    .toSorted((a, b) => (a.correctedAt < b.correctedAt ? 1 : -1))
    .flatMap(({ correctedAt, staffCode, words }) =>
      words.state === 'open' ? statesOf(words.value, { until: correctedAt, staffCode }) : [],
    );
  return { states, closed: corrections.filter(({ words }) => words.state !== 'open').length };
}

function statesOf(
  { former, reason }: CorrectionWords,
  by: Pick<FormerState, 'until' | 'staffCode'>,
): readonly FormerState[] {
  return Object.entries(former).map(([field, was]) => ({ field, was, ...by, because: reason }));
}
