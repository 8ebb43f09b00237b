// How an alarm about the trail is kept, whether it stands or waits.
import { z } from 'zod';
import { UNVOUCHED_THINGS } from '../../../src/features/audit/index';
import { WITNESS_KINDS } from './witness';

export const alarmSchema = z.object({
  /**
   * `broken`: a line does not fit. `signature`: the last checkpoint is not the vault's. `rows`: records are not as the
   * trail says. `files`: the database's own check complains. `header`: an older one than was known. `restored`: a restore
   * lost lines. `unvouched`: a key, a slot or papers that no deed speaks for. Others: a witness differs.
   */
  kind: z.enum([
    'broken',
    'signature',
    'rows',
    'files',
    'header',
    'restored',
    'unvouched',
    'smaller',
    'inconsistent',
  ]),
  at: z.string(),
  /** Sequence of the alarm's own event. */
  sequence: z.number(),
  /** Number of events in the trail when the alarm was raised. */
  size: z.number(),
  /**
   * The first line that does not fit, that is missing or that a witness may know otherwise; of `rows` the line that last
   * wrote the oldest of them.
   */
  firstBad: z.number().optional(),
  /** Of `rows` and `files`: how many rows or files. */
  bad: z.number().optional(),
  /** Of `rows`, `files` and `unvouched`: hash of which ones, so that other ones found later are another finding. */
  which: z.string().optional(),
  /** Of `header`: the number of its saving now, and of the newest that was known. */
  header: z.object({ now: z.number(), known: z.number() }).optional(),
  /** Of `restored`: how many lines were known and are missing, and when the data were copied that came back. */
  restored: z.object({ missing: z.number(), since: z.string() }).optional(),
  /** Of `unvouched`: what was found, and the rooms, staff codes or numbers that tell which. */
  unvouched: z.object({ what: z.enum(UNVOUCHED_THINGS), names: z.array(z.string()) }).optional(),
  witness: z
    .object({
      kind: z.enum(WITNESS_KINDS),
      epoch: z.number(),
      size: z.number(),
      root: z.string(),
    })
    .optional(),
  /** What else was found with it: whoever answers for the alarm has answered for these too. */
  also: z.array(z.string()).optional(),
});
export type Alarm = z.output<typeof alarmSchema>;
