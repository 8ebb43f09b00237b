// What a check of everything finds in the trail, in the rows and in the files.
import { z } from 'zod';

/** A sound trail has a root and no bad line; one that is not has a bad line and no root. */
export const soundTrail = z.object({ sound: z.literal(true), size: z.number(), root: z.string() });
export const brokenTrail = z.object({
  sound: z.literal(false),
  size: z.number(),
  firstBad: z.number(),
});

const line = z.number().positive();
const row = {
  table: z.string(),
  /** The row's key as JSON list. */
  key: z.string(),
};
/** With the line that last told of the row; of one that was brought in there need not be any. */
const badRow = z.discriminatedUnion('fault', [
  z.object({ fault: z.enum(['rolled-back', 'edited', 'missing']), sequence: line, ...row }),
  z.object({ fault: z.literal('foreign'), sequence: line.optional(), ...row }),
]);
export type BadRow = z.output<typeof badRow>;

export const rowsChecked = z.object({
  rows: z.number(),
  bad: z.number(),
  /** False where the file could not be read to the end. */
  isReadable: z.boolean(),
  /** The bad row whose line is the oldest. */
  first: badRow.optional(),
});

/** True for a file in which the database finds nothing wrong, every index included. */
export const filesChecked = z.object({ keyring: z.boolean(), records: z.boolean() });
