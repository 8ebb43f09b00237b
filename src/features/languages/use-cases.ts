// Listing, writing, opening and correcting: languages.

import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { languages } from './contract';
import { language } from './language';

export const languagesUseCases: UseCases<
  typeof languages,
  ReadOf<typeof language>,
  WriteOf<typeof language>
> = { ...entryUseCases(language) };
