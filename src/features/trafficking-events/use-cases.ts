// Listing, writing, opening and correcting: what happened.

import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { traffickingEvents } from './contract';
import { traffickingEvent } from './trafficking-event';

export const traffickingEventsUseCases: UseCases<
  typeof traffickingEvents,
  ReadOf<typeof traffickingEvent>,
  WriteOf<typeof traffickingEvent>
> = { ...entryUseCases(traffickingEvent) };
