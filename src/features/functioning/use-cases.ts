// Listing, writing, opening and correcting: functioning.

import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { functioning } from './contract';
import { functioningAnswer } from './functioning-answer';

export const functioningUseCases: UseCases<
  typeof functioning,
  ReadOf<typeof functioningAnswer>,
  WriteOf<typeof functioningAnswer>
> = { ...entryUseCases(functioningAnswer) };
