// What the window may ask about consent.
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { consent } from './consent';

export const consents = contractOf('consents', {
  ...entryOperations(consent),
  ...entryEnding(consent),
});
