// What a worker was writing when the screen locked or the power went. A draft is not a record:
// it is sealed for its writer alone and offered again after unlock.
import { z } from 'zod';
import { command, contractOf, notRecorded, query, staff } from '../../kernel/operation';

const place = z.object({
  /** Which form, such as `residents.admit`. */
  form: z.string().min(1).max(64),
  /** Which record the form is about, or `new`. */
  subjectId: z.string().min(1).max(64),
});

/** Form fields as text by name; what a form needs beyond that it derives again. */
const draftFields = z.record(z.string().max(64), z.string().max(20_000));

export const drafts = contractOf('drafts', {
  keep: command({
    input: place.extend({ fields: draftFields }),
    output: z.object({ savedAt: z.string() }),
    permission: staff,
    refusals: [],
    audit: notRecorded('a draft is not a record; only its writer can open it'),
  }),
  offered: query({
    input: z.object({}),
    output: z.object({
      drafts: z.array(place.extend({ savedAt: z.string(), readable: z.boolean() })),
    }),
    permission: staff,
    refusals: [],
    audit: notRecorded('a writer looks at their own drafts'),
  }),
  open: query({
    input: place,
    output: z.object({ savedAt: z.string(), fields: draftFields }),
    permission: staff,
    refusals: ['drafts.not-found', 'drafts.unreadable'],
    audit: notRecorded('a writer looks at their own draft'),
  }),
  discard: command({
    input: place,
    output: z.object({}),
    permission: staff,
    refusals: [],
    audit: notRecorded('a draft is not a record'),
  }),
});

export type DraftPlace = z.output<typeof place>;
export type DraftFields = z.output<typeof draftFields>;
