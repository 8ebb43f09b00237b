// What may be asked about merging two files of one person: what would move, the act of two people, and its undoing.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import {
  contractOf,
  holders,
  job,
  notRecorded,
  query,
  recordedWith,
  refusedAccess,
} from '../../kernel/operation';
import { sealedOf } from '../../kernel/sealed';
import { SECOND_PERSON_REFUSALS, secondPersonInput } from '../../kernel/second-person';
import { countedFacts, identity, presence, sex } from '../residents';
import { holding, mergeWords } from './file-merge';

const residentId = idOf<'resident'>();
const mergeId = idOf<'file-merge'>();
const version = z.int().min(1);
/** Who may write who people are can say that two files are of one person. */
const decides = holders({ identity: 'write' });
const reason = mergeWords.shape.reason;

const days = z.object({
  id: idOf<'stay'>(),
  admittedOn: calendarDate(),
  exitedOn: calendarDate().nullable(),
});

const file = z.object({
  id: residentId,
  caseNumber: z.string(),
  version,
  stays: z.array(days),
  presence: sealedOf(presence),
  identity: sealedOf(identity),
  sex,
  /** Facts of the case: closed to roles that open none. */
  facts: sealedOf(countedFacts.omit({ sex: true })),
  /** What would go over if this file goes. */
  contents: z.array(z.object({ content: z.string(), count: z.number() })),
});

const byWhom = { staffCode: z.string(), secondCode: z.string() };

const merge = z.object({
  id: mergeId,
  mergedId: residentId,
  mergedNumber: z.string(),
  stayingId: residentId,
  stayingNumber: z.string(),
  mergedOn: calendarDate(),
  ...byWhom,
  reason: sealedOf(z.string()),
  undoUntil: calendarDate(),
  /** Whether this person may take it back today. */
  mayUndo: z.boolean(),
  /** Stays of the same time that are put aside and not counted. */
  putAside: z.array(days),
  undone: z.object({ at: z.string(), ...byWhom, reason: sealedOf(z.string()) }).nullable(),
});

const FILES_REFUSED = [
  'file-merges.not-found',
  'file-merges.erased',
  'file-merges.same-file',
  'file-merges.already-merged',
  'file-merges.are-kin',
] as const;

interface Merged {
  readonly secondCode: string;
}
const told = (_input: unknown, { secondCode }: Merged) => ({ second: secondCode });

export const fileMerges = contractOf('file-merges', {
  ofFile: query({
    input: z.object({ id: residentId }),
    /** Newest first. */
    output: z.object({ merges: z.array(merge) }),
    permission: holders({ presence: 'read' }),
    refusals: [],
    audit: notRecorded('numbers of one file beside its own page, whose opening is recorded'),
  }),
  compare: query({
    input: z.object({ id: residentId, otherId: residentId }),
    output: z.object({
      files: z.tuple([file, file]),
      /** Stays of both at one time: it has to be said which hold. */
      overlaps: z.array(z.object({ a: days, b: days })),
    }),
    permission: decides,
    refusals: FILES_REFUSED,
    audit: recordedWith('file-merges.compare', {
      about: ({ id }) => ({ kind: 'resident', id }),
      details: ({ otherId }) => ({ other: otherId }),
    }),
  }),
  merge: job({
    input: z.object({
      stayingId: residentId,
      mergedId: residentId,
      /** As they were read side by side. */
      versions: z.object({ staying: version, merged: version }),
      /** Asked for where both files have stays at one time. */
      holds: holding.optional(),
      reason,
      second: secondPersonInput,
    }),
    output: z.object({ id: mergeId, stayingId: residentId, secondCode: z.string() }),
    permission: decides,
    refusals: [
      ...FILES_REFUSED,
      'file-merges.stays-overlap',
      'file-merges.changed-meanwhile',
      ...SECOND_PERSON_REFUSALS,
    ],
    audit: recordedWith('file-merges.merge', {
      about: ({ stayingId }) => ({ kind: 'resident', id: stayingId }),
      details: ({ mergedId }, output) => ({ other: mergedId, ...told(mergedId, output) }),
    }),
    recordedRefusals: {
      'second-person.not-entitled': refusedAccess(({ stayingId }) => ({
        kind: 'resident',
        id: stayingId,
      })),
    },
  }),
  undo: job({
    input: z.object({ id: mergeId, reason, second: secondPersonInput }),
    output: z.object({ stayingId: residentId, mergedId: residentId, secondCode: z.string() }),
    permission: decides,
    refusals: [
      'file-merges.no-such-merge',
      'file-merges.already-undone',
      'file-merges.too-late',
      'file-merges.later-merge',
      'file-merges.would-overlap',
      ...SECOND_PERSON_REFUSALS,
    ],
    audit: recordedWith('file-merges.undo', {
      about: (_input, { stayingId }) => ({ kind: 'resident', id: stayingId }),
      details: (_input, output) => ({ other: output.mergedId, ...told(_input, output) }),
    }),
    recordedRefusals: {
      'second-person.not-entitled': refusedAccess(({ id }) => ({ kind: 'file-merge', id })),
    },
  }),
});

export type FileMergeView = z.output<typeof merge>;
export type ComparedFile = z.output<typeof file>;
