// What may be asked about a resident's status: its history, a change with its day, and the correction of a mistake.
import { z } from 'zod';
import { aboutFile } from '../../kernel/about-resident';
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
import { sealedOf } from '../../kernel/sealed';
import { category } from './resident';
import { statusWords } from './status';

const residentId = idOf<'resident'>();
const statusId = idOf<'status'>();
const seen = z.object({ id: residentId, expectedVersion: z.int().min(1) });
const decides = holders({ presence: 'read', case: 'write' });
const changed = z.object({ version: z.number(), before: category });

/** Codes alone: the reason stays sealed in the file. */
interface Told {
  readonly id: string;
  readonly category: string;
}
const told = {
  about: aboutFile,
  details: (input: Told, output: { readonly before: string }): Record<string, string> => ({
    'former.category': output.before,
    category: input.category,
  }),
};

const status = z.object({
  id: statusId,
  category,
  /** Null: since the file begins. */
  from: calendarDate().nullable(),
  recordedAt: z.string(),
  /** Null where the file began with it. */
  staffCode: z.string().nullable(),
  correctedBy: statusId.nullable(),
  words: sealedOf(statusWords),
});
export type ResidentStatus = z.output<typeof status>;

/** A part of the residents' contract. */
export const statusOperations = contractOf('residents', {
  statuses: query({
    input: z.object({ id: residentId }),
    /** Newest day first; what was corrected stands right after what took its place. */
    output: z.object({
      statuses: z.array(status),
      /** What the files that were merged into this one said until then; nothing in them changes any more. */
      otherFiles: z.array(z.object({ caseNumber: z.string(), statuses: z.array(status) })),
      version: z.number(),
      mayChange: z.boolean(),
    }),
    // What a person is held to be is a fact of the case: the desk and the nurse are not told.
    permission: holders({ presence: 'read', case: 'read' }),
    refusals: ['residents.not-found'],
    audit: recordedList('residents.statuses', (output) => output.statuses, aboutFile),
  }),
  changeStatus: command({
    input: seen.extend({ category, from: calendarDate(), reason: statusWords.shape.reason }),
    output: changed,
    permission: decides,
    refusals: [
      'residents.not-found',
      'residents.changed-meanwhile',
      'residents.status-same',
      'residents.status-in-future',
      'residents.status-before-admission',
      'residents.status-before-last',
      'residents.status-after-next',
    ],
    audit: recordedWith('residents.change-status', told),
  }),
  correctStatus: command({
    input: seen.extend({
      statusId,
      category,
      /** Left out for the status that the file begins with. */
      from: calendarDate().nullable().default(null),
      reason: statusWords.shape.reason,
    }),
    output: changed,
    permission: decides,
    refusals: [
      'residents.not-found',
      'residents.changed-meanwhile',
      'residents.status-not-found',
      'residents.status-same',
      'residents.status-in-future',
      'residents.status-before-admission',
      'residents.status-before-last',
      'residents.status-after-next',
    ],
    audit: recordedWith('residents.correct-status', told),
  }),
});
