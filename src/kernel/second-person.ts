// Some acts need two people at the desk. The second one proves it with code and passphrase, for this one act.
import { z } from 'zod';

/** What the second person types. Codes: `second-person.code-missing`, `vault.passphrase-missing`. */
export const secondPersonInput = z.object({
  staffCode: z.string().trim().min(1, { message: 'second-person.code-missing' }).max(64),
  passphrase: z.string().min(1, { message: 'vault.passphrase-missing' }).max(256),
});
export type SecondPersonInput = z.output<typeof secondPersonInput>;

/** What an operation with a second person may answer; spread into its `refusals`. */
export const SECOND_PERSON_REFUSALS = [
  'second-person.same',
  'second-person.not-proved',
  'second-person.wait',
  'second-person.not-entitled',
] as const;
export type SecondPersonRefusal = (typeof SECOND_PERSON_REFUSALS)[number];
