// What the window may ask about numbers of other bodies.

import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { bodyNumber } from './body-number';

export const bodyNumbers = contractOf('body-numbers', { ...entryOperations(bodyNumber) });
