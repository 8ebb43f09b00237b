// What an alarm about the trail says, by its kind: only the figures of that kind, and a line where there is one to name.
import { z } from 'zod';
import { UNVOUCHED_THINGS } from './unvouched';

/**
 * The first line that does not fit, that is missing or that a witness may know otherwise; of rows the line that last wrote
 * the oldest of them.
 */
const firstBad = z.number();
const ofEach = {
  at: z.string(),
  /** Sequence of the alarm's own event. */
  sequence: z.number(),
  /** Number of events in the trail when the alarm was raised. */
  size: z.number(),
};

interface OfOneReader<Each, Found, Witness> {
  /** Of every kind. */
  readonly each: Each;
  /** Of `rows`, `files` and `unvouched`: other ones found later are another finding. */
  readonly found: Found;
  readonly witness: Witness;
}

/** An alarm as the vault keeps it, or as the window is told of it: what only one of them has is handed in. */
export function alarmOf<
  Each extends z.ZodRawShape,
  Found extends z.ZodRawShape,
  Witness extends z.ZodType,
>({ each, found, witness }: OfOneReader<Each, Found, Witness>) {
  const shared = { ...ofEach, ...each };
  const amongOthers = { ...shared, ...found };
  return z.discriminatedUnion('kind', [
    /** A line does not fit. */
    z.object({ kind: z.literal('broken'), firstBad, ...shared }),
    /** The last checkpoint is not the vault's. */
    z.object({ kind: z.literal('signature'), ...shared }),
    /** So many records are not as the trail says; one that no line knows has no line to name. */
    z.object({
      kind: z.literal('rows'),
      bad: z.number(),
      firstBad: firstBad.optional(),
      ...amongOthers,
    }),
    /** The database's own check complains of so many files. */
    z.object({ kind: z.literal('files'), bad: z.number(), ...amongOthers }),
    /** An older header than was known: the number of its saving now, and of the newest that was known. */
    z.object({
      kind: z.literal('header'),
      header: z.object({ now: z.number(), known: z.number() }),
      ...shared,
    }),
    /** A restore lost lines: how many were known and are missing, and when the data were copied that came back. */
    z.object({
      kind: z.literal('restored'),
      firstBad,
      restored: z.object({ missing: z.number(), since: z.string() }),
      ...shared,
    }),
    /** No deed speaks for it: what was found, and the rooms, staff codes or numbers that tell which. Lines have figures. */
    z.object({
      kind: z.literal('unvouched'),
      unvouched: z.object({ what: z.enum(UNVOUCHED_THINGS), names: z.array(z.string()) }),
      bad: z.number().optional(),
      firstBad: firstBad.optional(),
      ...amongOthers,
    }),
    /** A witness knows a longer trail, or another one. Alarms of earlier versions name no line. */
    z.object({
      kind: z.enum(['smaller', 'inconsistent']),
      witness,
      firstBad: firstBad.optional(),
      ...shared,
    }),
  ]);
}
