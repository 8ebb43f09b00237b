// What the window may ask about banned-visitors.
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { ban } from './ban';

export const bannedVisitors = contractOf('banned-visitors', { ...entryOperations(ban) });
