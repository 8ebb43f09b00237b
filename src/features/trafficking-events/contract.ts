// What the window may ask about what happened.

import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { traffickingEvent } from './trafficking-event';

export const traffickingEvents = contractOf('trafficking-events', {
  ...entryOperations(traffickingEvent),
});
