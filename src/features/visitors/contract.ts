// What the window may ask about visitors: the register, and whether somebody at the door is banned.
import { z } from 'zod';
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf, holders, query, recordedSearch } from '../../kernel/operation';
import { requiredText } from '../../kernel/text';
import { BAN_REASONS } from '../banned-visitors';
import { foldName } from '../residents';
import { visit } from './visit';

export const visitors = contractOf('visitors', {
  ...entryOperations(visit),
  ...entryEnding(visit),
  /** Asked before anybody is let in, in whatever spelling the name was given. */
  lookUp: query({
    input: z.object({ name: requiredText(120) }),
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
      searched: ({ name }) => foldName(name),
      hits: ({ banned }) => banned.length,
      asTyped: true,
    }),
  }),
});
