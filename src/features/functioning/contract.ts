// What the window may ask about functioning.

import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { functioningAnswer } from './functioning-answer';

export const functioning = contractOf('functioning', { ...entryOperations(functioningAnswer) });
