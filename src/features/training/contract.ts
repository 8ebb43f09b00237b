// What may be asked of a training vault: to be filled with invented people, once, and never elsewhere.
import { z } from 'zod';
import { contractOf, holders, job, recorded } from '../../kernel/operation';

export const training = contractOf('training', {
  fill: job({
    input: z.object({
      /** Which invented shelter; the same seed gives the same people. */
      seed: z.int().min(0).max(4_294_967_295).default(1),
      residents: z.int().min(1).max(200).default(24),
    }),
    output: z.object({ residents: z.int() }),
    permission: holders({ presence: 'write', identity: 'write', case: 'write' }),
    refusals: ['training.only-training-vault', 'training.already-filled'],
    audit: recorded('training.filled'),
  }),
});
