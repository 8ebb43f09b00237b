// What the window may ask about the people around a resident.
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { contact } from './contact';

export const contacts = contractOf('contacts', {
  ...entryOperations(contact),
  ...entryEnding(contact),
});
