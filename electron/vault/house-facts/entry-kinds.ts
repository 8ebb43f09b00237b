// The kinds of entries that the vault keeps. Their tables, what an erasure takes and counts, what keeps an import from being
// undone, the words of a rescue and the invented entries of a demo follow from this list.
import { followUp } from '../../../src/features/follow-ups/index';
import { caseNote } from '../../../src/features/case-notes/index';
import { referral } from '../../../src/features/referrals/index';
import { assistanceGiven } from '../../../src/features/assistance/index';
import { healthVisit } from '../../../src/features/health-visits/index';
import { functioningAnswer } from '../../../src/features/functioning/index';
import { condition } from '../../../src/features/conditions/index';
import { medicine } from '../../../src/features/medicines/index';
import { allergy } from '../../../src/features/allergies/index';
import { workClaim } from '../../../src/features/work-claims/index';
import { legalStep } from '../../../src/features/legal-steps/index';
import { traffickingEvent } from '../../../src/features/trafficking-events/index';
import { consent } from '../../../src/features/consents/index';
import { bodyNumber } from '../../../src/features/body-numbers/index';
import { paper } from '../../../src/features/resident-papers/index';
import { language } from '../../../src/features/languages/index';
import { contact } from '../../../src/features/contacts/index';
import { ban } from '../../../src/features/banned-visitors/index';
import { visit } from '../../../src/features/visitors/index';
import type { EntryKind } from '../../../src/kernel/entry/entry-kind';

/** Each typed in its own room; here only what all of them have is asked of them. */
export const ENTRY_KINDS: readonly AnyEntryKind[] = [
  visit,
  ban,
  contact,
  language,
  paper,
  bodyNumber,
  consent,
  traffickingEvent,
  legalStep,
  workClaim,
  allergy,
  medicine,
  condition,
  functioningAnswer,
  healthVisit,
  assistanceGiven,
  referral,
  caseNote,
  followUp,
];

export type AnyEntryKind = Pick<
  EntryKind,
  | 'room'
  | 'name'
  | 'table'
  | 'on'
  | 'about'
  | 'counted'
  | 'compartment'
  | 'words'
  | 'examples'
  | 'ends'
  | 'mayLieAhead'
  | 'may'
>;
