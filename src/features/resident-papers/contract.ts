// What the window may ask about papers.

import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { paper } from './paper';

export const residentPapers = contractOf('resident-papers', { ...entryOperations(paper) });
