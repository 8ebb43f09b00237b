// Listing, writing, opening and correcting, and ending what is over: medical visits.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { healthVisits } from './contract';
import { healthVisit } from './health-visit';

export const healthVisitsUseCases: UseCases<
  typeof healthVisits,
  ReadOf<typeof healthVisit>,
  WriteOf<typeof healthVisit>
> = { ...entryUseCases(healthVisit), ...entryEndingUseCases(healthVisit) };
