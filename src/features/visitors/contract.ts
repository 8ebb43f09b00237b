// What the window may ask about visitors: the register, whether somebody at the door is banned, and when a visitor left.
import { z } from 'zod';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { idOf } from '../../kernel/ids';
import {
  command,
  contractOf,
  holders,
  query,
  recorded,
  recordedSearch,
} from '../../kernel/operation';
import { requiredText } from '../../kernel/text';
import { timeOfDay } from '../../kernel/time-of-day';
import { BAN_REASONS } from '../banned-visitors';
import { foldName } from '../residents';
import { visit } from './visit';

const mayWrite = holders({ presence: 'write' });

export const visitors = contractOf('visitors', {
  ...entryOperations(visit),
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
    permission: mayWrite,
    refusals: [],
    audit: recordedSearch('visitors.look-up', {
      searched: ({ name }) => foldName(name),
      hits: ({ banned }) => banned.length,
      asTyped: true,
    }),
  }),
  letOut: command({
    input: z.object({ id: idOf<'entry'>(), expectedVersion: z.int(), leftAt: timeOfDay() }),
    output: z.object({}),
    permission: mayWrite,
    refusals: ['entry.not-found', 'correction.changed-meanwhile', 'visitors.left-already'],
    audit: recorded('visitors.let-out', ({ id }) => ({ kind: 'visit', id })),
  }),
});
