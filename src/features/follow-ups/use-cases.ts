// Listing, writing, opening and correcting, and ending what is over: follow-up after leaving.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { followUps } from './contract';
import { followUp } from './follow-up';

export const followUpsUseCases: UseCases<
  typeof followUps,
  ReadOf<typeof followUp>,
  WriteOf<typeof followUp>
> = { ...entryUseCases(followUp), ...entryEndingUseCases(followUp) };
