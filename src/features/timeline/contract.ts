// What the window may ask: the dated things that every room wrote about one resident, as far as the role may know of them.
import { z } from 'zod';
import { aboutResident } from '../../kernel/about-resident';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import { contractOf, holders, query, recordedList } from '../../kernel/operation';

const line = z.object({
  id: z.string(),
  kind: z.string(),
  on: calendarDate(),
  /** Null where it was brought by an import. */
  by: z.string().nullable(),
  /** Field to code; empty where the codes are closed to the role. */
  facts: z.record(z.string(), z.string()),
  /** Whether the role may open the page behind it. */
  mayOpen: z.boolean(),
});

export type TimelineLine = z.output<typeof line>;

export const timeline = contractOf('timeline', {
  list: query({
    input: z.object({ residentId: idOf<'resident'>() }),
    /** Newest first. */
    output: z.object({ lines: z.array(line) }),
    permission: holders({ presence: 'read' }),
    refusals: ['resident.not-found'],
    audit: recordedList('timeline.list', (output) => output.lines, aboutResident),
  }),
});
