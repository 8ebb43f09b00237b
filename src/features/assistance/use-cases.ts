// Listing, writing, opening and correcting: services given.

import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { assistance } from './contract';
import { assistanceGiven } from './assistance-given';

export const assistanceUseCases: UseCases<
  typeof assistance,
  ReadOf<typeof assistanceGiven>,
  WriteOf<typeof assistanceGiven>
> = { ...entryUseCases(assistanceGiven) };
