// What the window may ask about medicines.
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { medicine } from './medicine';

export const medicines = contractOf('medicines', {
  ...entryOperations(medicine),
  ...entryEnding(medicine),
});
