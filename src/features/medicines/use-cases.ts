// Listing, writing, opening and correcting, and ending what is over: medicines.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { medicines } from './contract';
import { medicine } from './medicine';

export const medicinesUseCases: UseCases<
  typeof medicines,
  ReadOf<typeof medicine>,
  WriteOf<typeof medicine>
> = { ...entryUseCases(medicine), ...entryEndingUseCases(medicine) };
