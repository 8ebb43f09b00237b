// What the window may ask about case notes.

import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { caseNote } from './case-note';

export const caseNotes = contractOf('case-notes', { ...entryOperations(caseNote) });
