// What the window may ask about visitors: the register, and whether somebody at the door is banned.
import { z } from 'zod';
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf, holders, query, recordedSearch } from '../../kernel/operation';
import { textOrNull } from '../../kernel/entry/words';
import { foldDigits } from '../../kernel/digits';
import { PHONE_LENGTH, phoneDigits } from '../../kernel/phone';
import { BAN_REASONS } from '../banned-visitors';
import { foldName } from '../residents';
import { plateSigns } from './plate-signs';
import { visit } from './visit';

export const visitors = contractOf('visitors', {
  ...entryOperations(visit),
  ...entryEnding(visit),
  /** Asked before anybody is let in: by the name in whatever spelling, by the telephone, by the plate; at least one of them. */
  lookUp: query({
    input: z
      .object({ name: textOrNull(120), phone: textOrNull(PHONE_LENGTH), plate: textOrNull(20) })
      .refine(({ name, phone, plate }) => (name ?? phone ?? plate) !== null, {
        path: ['name'],
        error: 'text.missing',
      }),
    output: z.object({
      banned: z.array(
        z.object({ visitor: z.string(), because: z.enum(BAN_REASONS), whatToDo: z.string() }),
      ),
      /** Bans whose names this session cannot open. */
      unreadable: z.int(),
    }),
    permission: holders({ presence: 'write' }),
    refusals: [],
    audit: recordedSearch('visitors.look-up', {
      searched: ({ name, phone, plate }) =>
        [foldName(name ?? ''), phoneDigits(foldDigits(phone ?? '')), plateSigns(plate ?? '')]
          .join(' ')
          .trim(),
      hits: ({ banned }) => banned.length,
      asTyped: true,
    }),
  }),
});
