// Listing, writing, opening and correcting, and ending what is over: allergies.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { allergies } from './contract';
import { allergy } from './allergy';

export const allergiesUseCases: UseCases<
  typeof allergies,
  ReadOf<typeof allergy>,
  WriteOf<typeof allergy>
> = { ...entryUseCases(allergy), ...entryEndingUseCases(allergy) };
