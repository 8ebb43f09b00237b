// Listing, writing, opening and correcting: numbers of other bodies.

import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { bodyNumbers } from './contract';
import { bodyNumber } from './body-number';

export const bodyNumbersUseCases: UseCases<
  typeof bodyNumbers,
  ReadOf<typeof bodyNumber>,
  WriteOf<typeof bodyNumber>
> = { ...entryUseCases(bodyNumber) };
