// What the window may ask about languages.

import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { language } from './language';

export const languages = contractOf('languages', { ...entryOperations(language) });
