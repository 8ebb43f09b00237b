// What the window may ask about allergies.
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { allergy } from './allergy';

export const allergies = contractOf('allergies', {
  ...entryOperations(allergy),
  ...entryEnding(allergy),
});
