// Listing, writing, opening and correcting: work and wages.

import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { workClaims } from './contract';
import { workClaim } from './work-claim';

export const workClaimsUseCases: UseCases<
  typeof workClaims,
  ReadOf<typeof workClaim>,
  WriteOf<typeof workClaim>
> = { ...entryUseCases(workClaim) };
