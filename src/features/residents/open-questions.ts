// What an admission left open: facts nobody asked for yet, and whether the person has a file already. What was not asked
// is never taken for unknown: "not asked yet", "asked, not known" and "declined" are three answers.
import { z } from 'zod';
import {
  codeColumn,
  idColumn,
  instantColumn,
  orNull,
  residentColumn,
  type RowOf,
  staffColumn,
  table,
} from '../../kernel/columns';
import type { Id } from '../../kernel/ids';
import { requiredText } from '../../kernel/text';

export type UnansweredId = Id<'unanswered'>;
export type DoubleCheckId = Id<'double-check'>;

/** Facts of an admission that may be empty; each is then one of `UNANSWERED`, or nothing is said of it (older files). */
export const ASKED_FACTS = ['nationality', 'residence-status', 'referral-source'] as const;
export type AskedFact = (typeof ASKED_FACTS)[number];

export const UNANSWERED = ['not-asked', 'not-known', 'declined'] as const;
export type Unanswered = (typeof UNANSWERED)[number];
export const unanswered = z.enum(UNANSWERED, { error: 'choice.invalid' });

/** Why each empty fact is empty. */
export const unansweredFacts = z.object({
  nationality: unanswered.optional(),
  'residence-status': unanswered.optional(),
  'referral-source': unanswered.optional(),
});
export type UnansweredFacts = z.output<typeof unansweredFacts>;

/** `answered`: it was open once and has its answer now. */
export const UNANSWERED_FACTS = table('unanswered_facts', {
  id: idColumn<'unanswered'>(),
  residentId: residentColumn(),
  fact: codeColumn(ASKED_FACTS),
  answer: codeColumn([...UNANSWERED, 'answered'] as const),
  changedAt: instantColumn(),
});

export const VERDICTS = ['same-person', 'another-person'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const verdict = z.enum(VERDICTS, { error: 'choice.invalid' });

/** Somebody admitted by a desk without the names who may be on file already: whoever sees the names looks later. */
export const DOUBLE_CHECKS = table('double_checks', {
  id: idColumn<'double-check'>(),
  residentId: residentColumn(),
  raisedAt: instantColumn(),
  staffId: staffColumn(),
  verdict: orNull(codeColumn(VERDICTS)),
  /** The other file of the same person. */
  otherId: orNull(residentColumn()),
  settledAt: orNull(instantColumn()),
  settledBy: orNull(staffColumn()),
});
export type DoubleCheck = RowOf<(typeof DOUBLE_CHECKS)['columns']>;

/** Sealed under `identity`: why it is the same person, or somebody else. */
export const doubleWords = z.object({ reason: requiredText(500) });
export type DoubleWords = z.output<typeof doubleWords>;

/** The facts that a file leaves empty. */
export function emptyFacts(file: {
  readonly nationality: string | undefined;
  readonly residenceStatus: string | undefined;
  readonly referralSource: string | undefined;
}): readonly AskedFact[] {
  const isEmpty: Readonly<Record<AskedFact, boolean>> = {
    nationality: file.nationality === undefined,
    'residence-status': isUnknown(file.residenceStatus),
    'referral-source': isUnknown(file.referralSource),
  };
  return ASKED_FACTS.filter((fact) => isEmpty[fact]);
}

function isUnknown(code: string | undefined): boolean {
  return code === undefined || code === 'unknown';
}
