// Listing, writing, opening and correcting banned-visitors.
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { bannedVisitors } from './contract';
import { ban } from './ban';

export const bannedVisitorsUseCases: UseCases<
  typeof bannedVisitors,
  ReadOf<typeof ban>,
  WriteOf<typeof ban>
> = { ...entryUseCases(ban) };
