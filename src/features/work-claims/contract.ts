// What the window may ask about work and wages.

import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { workClaim } from './work-claim';

export const workClaims = contractOf('work-claims', { ...entryOperations(workClaim) });
