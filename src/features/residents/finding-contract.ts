// Who is on file: the list, who came and went, the search, and whether somebody alike is already there.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import { contractOf, holders, query, recordedList, recordedSearch } from '../../kernel/operation';
import { LIST_FILTERS } from './list-filter';
import { foldName } from './name-folding';
import { ASKED_FACTS } from './open-questions';
import { candidate } from './open-questions-contract';
import { alert } from './parts';
import { category, sex } from './resident';

const residentId = idOf<'resident'>();

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

/** A part of the residents' contract. */
export const findingOperations = contractOf('residents', {
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
  nationalitiesHere: query({
    input: z.object({}),
    /** Of those who live here now, the most frequent first: they head the list of countries. */
    output: z.object({ nationalities: z.array(z.string()) }),
    permission: holders({ case: 'read' }),
    refusals: [],
    audit: { kind: 'not-recorded', because: 'countries without people; no record is opened' },
  }),
});

export type Movement = z.output<typeof movement>;
export type ResidentRow = z.output<typeof line>;
export type SearchHit = z.output<typeof hit>;
export type DuplicateCandidate = z.output<typeof candidate>;
