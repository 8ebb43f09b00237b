// How an alarm about the trail is kept, whether it stands or waits.
import { z } from 'zod';
import { alarmOf } from '../../../src/features/audit/index';
import { WITNESS_KINDS } from './witness';

export const alarmSchema = alarmOf({
  /** What else was found with it: whoever answers for the alarm has answered for these too. */
  each: { also: z.array(z.string()).optional() },
  /** Hash of which ones, so that other ones found later are another finding. */
  found: { which: z.string() },
  witness: z.object({
    kind: z.enum(WITNESS_KINDS),
    epoch: z.number(),
    size: z.number(),
    root: z.string(),
  }),
});
export type Alarm = z.output<typeof alarmSchema>;
