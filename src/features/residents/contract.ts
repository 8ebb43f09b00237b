// What the window may ask about residents. The night desk's answers carry what the desk may see;
// what a role may not open comes back as "closed", never as empty.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import {
  type AuditDetails,
  command,
  contractOf,
  holders,
  query,
  recorded,
  recordedList,
  recordedSearch,
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
import { LIST_FILTERS } from './list-filter';
import { foldName } from './name-folding';
import {
  admissionFacts,
  countedFacts,
  alert,
  fileSpellings,
  identity,
  presence,
  residenceStatus,
  residentFile,
} from './parts';
import { category, exploitationForm, sex } from './resident';
import { ASKED_FACTS, unansweredFacts } from './open-questions';
import { candidate, openQuestionOperations } from './open-questions-contract';
import { statusOperations } from './status-contract';
import { stayOperations, stayView } from './stay-contract';
import { TOGETHER_AS } from './together';

const residentId = idOf<'resident'>();
const version = z.int().min(1);
interface Admitted {
  readonly acknowledgedDuplicates?: unknown;
  readonly children: readonly unknown[];
}
const about = (input: { readonly id: string }) => ({ kind: 'resident', id: input.id });

const line = z.object({
  id: residentId,
  caseNumber: z.string(),
  /** What staff call the person; null when this role may not see it. */
  name: z.string().nullable(),
  fullName: z.string().nullable(),
  room: z.string().nullable(),
  sex,
  ageAtAdmission: z.number().nullable(),
  ageApproximate: z.boolean(),
  /** Null for roles that do not open the case: with the name it says why somebody is here. */
  category: category.nullable(),
  admittedOn: calendarDate(),
  exitedOn: calendarDate().nullable(),
  /** Of those in the house only: what everybody on duty must know, as words. */
  alerts: z.array(alert),
  /** How many there are, also where their words cannot be read. */
  alertCount: z.number(),
});

/** What nobody has written or asked yet of somebody who came. */
export const MISSING_FACTS = ['room', 'category', ...ASKED_FACTS] as const;

const movement = line.extend({
  /** Code of the staff member who wrote it; null in files from before that was kept. */
  by: z.string().nullable(),
  missing: z.array(z.enum(MISSING_FACTS)),
});

const FOUND_BECAUSE = [
  'same-word',
  'without-article',
  'starts-with',
  'sounds-alike',
  'starts-alike',
  'similar-spelling',
  'contains',
  'other-order',
  'case-number',
  'room',
  'phone',
] as const;

const hit = z.object({
  id: residentId,
  name: z.string().nullable(),
  fullName: z.string().nullable(),
  caseNumber: z.string(),
  room: z.string().nullable(),
  inHouse: z.boolean(),
  matched: z.enum(['name', 'case-number', 'room', 'phone']),
  /** Number of a file that was merged into this one and by which the person was found. */
  mergedNumber: z.string().nullable(),
  reasons: z.array(z.enum(FOUND_BECAUSE)),
});

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

export const residents = contractOf('residents', {
  ...statusOperations,
  ...stayOperations,
  ...openQuestionOperations,

  list: query({
    input: z.object({ filter: z.enum(LIST_FILTERS) }),
    output: z.object({
      residents: z.array(line),
      counts: z.object({ inHouse: z.number(), exited: z.number(), all: z.number() }),
      /** Beds, where the shelter's settings name them. */
      capacity: z.number().nullable(),
      mayAdmit: z.boolean(),
    }),
    permission: holders({ presence: 'read' }),
    refusals: [],
    audit: recordedList('residents.list', (output) => output.residents),
  }),
  movements: query({
    input: z.object({}),
    output: z.object({
      /** When this person was here before; null at the first time. */
      since: z.string().nullable(),
      admitted: z.array(movement),
      exited: z.array(movement),
    }),
    permission: holders({ presence: 'read' }),
    refusals: [],
    audit: recordedList('residents.movements', (output) => [...output.admitted, ...output.exited]),
  }),
  search: query({
    input: z.object({ text: z.string().max(200) }),
    output: z.object({ hits: z.array(hit) }),
    permission: holders({ presence: 'read' }),
    refusals: [],
    audit: recordedSearch('residents.search', {
      searched: (input) => foldName(input.text),
      hits: (output) => output.hits.length,
      asTyped: true,
    }),
  }),
  possibleDuplicates: query({
    input: z.object({
      name: z.string().max(480),
      birthYear: z.int().min(1900).max(2199).nullable(),
      sex: sex.nullable(),
    }),
    output: z.object({ possibleMatch: z.boolean(), candidates: z.array(candidate) }),
    // Whoever admits nobody has no reason to learn who is on file.
    permission: holders({ presence: 'write' }),
    refusals: [],
    audit: recordedSearch('residents.possible-duplicates', {
      searched: (input) => foldName(input.name),
      tellsWhoIsKnown: true,
      // Who may not see candidates learns that there is one.
      hits: (output) => Math.max(output.candidates.length, output.possibleMatch ? 1 : 0),
    }),
  }),
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
  nationalitiesHere: query({
    input: z.object({}),
    /** Of those who live here now, the most frequent first: they head the list of countries. */
    output: z.object({ nationalities: z.array(z.string()) }),
    permission: holders({ case: 'read' }),
    refusals: [],
    audit: { kind: 'not-recorded', because: 'countries without people; no record is opened' },
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
    audit: recorded('residents.open', about),
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
    audit: recorded('residents.correct', about),
    recordedRefusals: { 'residents.identity-closed': refusedAccess(about) },
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
    audit: recorded('residents.exit', about),
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
    audit: recorded('residents.readmit', about),
  }),
});

export type Movement = z.output<typeof movement>;
export type ResidentRow = z.output<typeof line>;
export type SearchHit = z.output<typeof hit>;
export type DuplicateCandidate = z.output<typeof candidate>;
export type OpenedResident = z.output<typeof openedResident>;
