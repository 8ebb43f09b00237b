// What may be asked of a training vault: to be filled with invented people, once, and never elsewhere.
import { z } from 'zod';
import { contractOf, holders, job, notRecorded, query, recorded } from '../../kernel/operation';

const filler = holders({ presence: 'write', identity: 'write', case: 'write' });

export const training = contractOf('training', {
  standing: query({
    input: z.object({}),
    output: z.object({ isEmpty: z.boolean() }),
    permission: filler,
    refusals: ['training.only-training-vault'],
    audit: notRecorded('whether a training vault is empty tells nothing about anybody'),
  }),
  fill: job({
    input: z.object({
      /** Which invented shelter; the same seed gives the same people. */
      seed: z.int().min(0).max(4_294_967_295).default(1),
      residents: z.int().min(1).max(200).default(24),
    }),
    output: z.object({ residents: z.int() }),
    permission: filler,
    refusals: ['training.only-training-vault', 'training.already-filled'],
    audit: recorded('training.filled'),
  }),
});
