// What admissions left open, for whoever sees the names and decides about the case: files to look at, and what to ask.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import {
  command,
  contractOf,
  holders,
  query,
  recordedList,
  recordedWith,
} from '../../kernel/operation';
import { optionalText } from '../../kernel/text';
import { LIKENESS_REASONS } from './name-score';
import { ASKED_FACTS, verdict } from './open-questions';

const residentId = idOf<'resident'>();
const checkId = idOf<'double-check'>();

/** A file on somebody's list: its number, and what this role may see of the name. */
const namedFile = z.object({
  id: residentId,
  caseNumber: z.string(),
  name: z.string().nullable(),
  fullName: z.string().nullable(),
});

export const candidate = namedFile.extend({
  birthYear: z.number().nullable(),
  inHouse: z.boolean(),
  score: z.number(),
  reasons: z.array(z.enum(LIKENESS_REASONS)),
});

const double = namedFile.extend({
  checkId,
  admittedOn: calendarDate().nullable(),
  /** Whom the admitted person may be, likeliest first. */
  candidates: z.array(candidate),
});

const toAsk = namedFile.extend({
  missing: z.array(z.enum(ASKED_FACTS)),
  /** Nobody has said yet what the person is held to be. */
  isUndetermined: z.boolean(),
});

const sees = { identity: 'read', case: 'write' } as const;

interface Settled {
  readonly verdict: string;
  readonly otherId?: string | undefined;
}

/** A part of the residents' contract. */
export const openQuestionOperations = contractOf('residents', {
  openQuestions: query({
    input: z.object({}),
    output: z.object({ doubles: z.array(double), toAsk: z.array(toAsk) }),
    permission: holders(sees),
    refusals: [],
    audit: recordedList('residents.open-questions', ({ doubles, toAsk: ask }) => [
      ...doubles,
      ...ask,
    ]),
  }),
  settleDouble: command({
    input: z.object({
      checkId,
      verdict,
      /** The other file, where it is the same person. */
      otherId: residentId.optional(),
      /** Asked for where it is somebody else. */
      reason: optionalText(500).optional(),
    }),
    output: z.object({ id: residentId }),
    permission: holders(sees),
    refusals: [
      'residents.double-not-found',
      'residents.double-settled',
      'residents.double-which-file',
      'residents.double-why',
    ],
    audit: recordedWith('residents.settle-double', {
      about: (_input: Settled, output: { readonly id: string }) => ({
        kind: 'resident',
        id: output.id,
      }),
      details: ({ verdict: told, otherId }: Settled): Record<string, string> => ({
        double: told,
        ...(otherId === undefined ? {} : { other: otherId }),
      }),
    }),
  }),
});

export type OpenDouble = z.output<typeof double>;
export type FileToAsk = z.output<typeof toAsk>;
