// What the window may ask about state of health.
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { condition } from './condition';

export const conditions = contractOf('conditions', {
  ...entryOperations(condition),
  ...entryEnding(condition),
});
