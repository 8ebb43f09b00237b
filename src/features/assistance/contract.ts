// What the window may ask about services given.

import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { assistanceGiven } from './assistance-given';

export const assistance = contractOf('assistance', { ...entryOperations(assistanceGiven) });
