// What the window may ask about follow-up after leaving.
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { followUp } from './follow-up';

export const followUps = contractOf('follow-ups', {
  ...entryOperations(followUp),
  ...entryEnding(followUp),
});
