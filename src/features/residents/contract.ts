// What the window may ask about residents. The night desk's answers carry what the desk may see;
// what a role may not open comes back as "closed", never as empty.
import { z } from 'zod';
import { aboutFile } from '../../kernel/about-resident';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import {
  type AuditDetails,
  command,
  contractOf,
  holders,
  query,
  recorded,
  recordedWith,
  refusedAccess,
  refusedAsFound,
} from '../../kernel/operation';
import { sealedOf } from '../../kernel/sealed';
import { optionalText, requiredText } from '../../kernel/text';
import {
  caseNumber,
  caseNumberOrNext,
  exitDestination,
  exitReason,
  referralSource,
} from './admission';
import { findingOperations } from './finding-contract';
import { foldName } from './name-folding';
import {
  admissionFacts,
  countedFacts,
  fileSpellings,
  identity,
  presence,
  residenceStatus,
  residentFile,
} from './parts';
import { category, exploitationForm, sex } from './resident';
import { unansweredFacts } from './open-questions';
import { openQuestionOperations } from './open-questions-contract';
import { statusOperations } from './status-contract';
import { stayOperations, stayView } from './stay-contract';
import { TOGETHER_AS } from './together';

const residentId = idOf<'resident'>();
const version = z.int().min(1);
interface Admitted {
  readonly acknowledgedDuplicates?: unknown;
  readonly children: readonly unknown[];
}

/** A child admitted with its mother. */
const child = z.object({
  name: requiredText(120),
  sex,
  guessedAge: admissionFacts.shape.guessedAge,
});

/** Left out, a fact was not asked: that is not the same as unknown. */
const askedFacts = countedFacts.extend({ residenceStatus: residenceStatus.optional() });
const askedStay = admissionFacts.extend({ referralSource: referralSource.optional() });

const together = z.object({
  id: residentId,
  caseNumber: z.string(),
  name: z.string().nullable(),
  as: z.enum(TOGETHER_AS),
});

const openedResident = z.object({
  id: residentId,
  caseNumber: z.string(),
  version: z.number(),
  sex,
  /** Facts of the case, together with a name: closed to roles that open no case (the desk, the nurse). */
  facts: sealedOf(
    z.object({
      category,
      exploitationForms: z.array(exploitationForm),
      nationality: z.string().nullable(),
      residenceStatus,
    }),
  ),
  presence: sealedOf(presence),
  identity: sealedOf(identity),
  /** Mother, children and the mother's other children, each with a file of their own. */
  together: z.array(together),
  /** Other files found to be of the same person. */
  sameAs: z.array(z.object({ id: residentId, caseNumber: z.string() })),
  /** Why a counted fact is empty; empty itself where the case is closed. */
  unanswered: unansweredFacts,
  /** Newest first. */
  stays: z.array(stayView),
  inHouse: z.boolean(),
  /** Today's age where the birth date may be seen, otherwise the age at the newest admission. */
  age: z
    .object({ years: z.number(), approximate: z.boolean(), atAdmission: z.boolean() })
    .nullable(),
  may: z.object({
    correct: z.boolean(),
    writeIdentity: z.boolean(),
    /** False where a birth date, or an age that follows from one, is on file: a guess would not be taken. */
    guessAge: z.boolean(),
  }),
});

export {
  type DuplicateCandidate,
  type Movement,
  type ResidentRow,
  type SearchHit,
} from './finding-contract';

export const residents = contractOf('residents', {
  ...statusOperations,
  ...stayOperations,
  ...openQuestionOperations,
  ...findingOperations,

  nextCaseNumber: query({
    input: z.object({}),
    output: z.object({
      /** The number that a file saved now would get. */
      caseNumber: z.string(),
      today: calendarDate(),
      mayWriteIdentity: z.boolean(),
      /** False for a desk: it is asked for no facts of the case. */
      seesCase: z.boolean(),
      /** Beds and who sleeps in them, where the settings name the beds. */
      beds: z.object({ capacity: z.number(), taken: z.number() }).nullable(),
    }),
    permission: holders({ presence: 'read' }),
    refusals: [],
    audit: { kind: 'not-recorded', because: 'a free file number tells nothing about anybody' },
  }),
  admit: command({
    input: residentFile.extend({
      /** Left out, the next number of the shelter's pattern is given with the saving. */
      caseNumber: caseNumberOrNext,
      /** Why the file is added although somebody alike is already here. */
      acknowledgedDuplicates: optionalText(500).optional(),
      facts: askedFacts,
      stay: askedStay,
      unanswered: unansweredFacts.default({}),
      children: z.array(child).max(15).default([]),
    }),
    output: z.object({
      id: residentId,
      caseNumber,
      children: z.array(z.object({ id: residentId, caseNumber })),
    }),
    permission: holders({ presence: 'write' }),
    refusals: [
      'residents.possible-duplicate',
      'residents.case-number-taken',
      'residents.admitted-in-future',
      'residents.born-after-admission',
      'residents.never-admitted',
      'residents.child-never-admitted',
      'residents.identity-closed',
    ],
    audit: recordedWith('residents.admit', {
      about: (_input, output: { readonly id: string }) => ({ kind: 'resident', id: output.id }),
      details: ({ acknowledgedDuplicates: reason, children }: Admitted): AuditDetails => ({
        ...(reason === undefined ? {} : { knowingly: 'duplicate' }),
        ...(children.length === 0 ? {} : { children: children.length }),
      }),
    }),
    recordedRefusals: {
      'residents.possible-duplicate': refusedAsFound('residents.possible-duplicates', (input) =>
        fileSpellings(input).map(foldName),
      ),
      'residents.identity-closed': refusedAccess(),
    },
  }),
  /** Asked for a file that was merged into another one, it answers with the one that stays. */
  open: query({
    input: z.object({ id: residentId }),
    output: openedResident,
    permission: holders({ presence: 'read' }),
    refusals: ['residents.not-found'],
    audit: recorded('residents.open', aboutFile),
  }),
  /** From a role that does not see the facts of the case, they and the referral source stay as they are. */
  correct: command({
    /** Without the category: a change of status has its day, a mistake its reason (`changeStatus`, `correctStatus`). */
    input: residentFile.extend({
      id: residentId,
      expectedVersion: version,
      facts: countedFacts.omit({ category: true }),
      unanswered: unansweredFacts.default({}),
    }),
    output: z.object({ version: z.number() }),
    permission: holders({ presence: 'write' }),
    refusals: [
      'residents.not-found',
      'residents.changed-meanwhile',
      'residents.case-number-taken',
      'residents.admitted-in-future',
      'residents.born-after-admission',
      'residents.exit-before-admission',
      'residents.stay-before-last',
      'residents.stay-after-next',
      'residents.admitted-after-status',
      'residents.never-admitted',
      'residents.identity-closed',
      'residents.part-unreadable',
    ],
    audit: recorded('residents.correct', aboutFile),
    recordedRefusals: { 'residents.identity-closed': refusedAccess(aboutFile) },
  }),
  exit: command({
    input: z.object({
      id: residentId,
      expectedVersion: version,
      exitedOn: calendarDate(),
      reason: exitReason,
      destination: exitDestination.default('unknown'),
    }),
    output: z.object({ version: z.number() }),
    permission: holders({ presence: 'write' }),
    refusals: [
      'residents.not-found',
      'residents.changed-meanwhile',
      'residents.not-in-house',
      'residents.exit-in-future',
      'residents.exit-before-admission',
    ],
    audit: recorded('residents.exit', aboutFile),
  }),
  readmit: command({
    input: z.object({
      id: residentId,
      expectedVersion: version,
      stay: admissionFacts,
    }),
    output: z.object({ version: z.number() }),
    permission: holders({ presence: 'write' }),
    refusals: [
      'residents.not-found',
      'residents.changed-meanwhile',
      'residents.still-in-house',
      'residents.admitted-in-future',
      'residents.admitted-before-exit',
      'residents.born-after-admission',
      'residents.never-admitted',
    ],
    audit: recorded('residents.readmit', aboutFile),
  }),
});

export type OpenedResident = z.output<typeof openedResident>;
