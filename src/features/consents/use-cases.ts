// Listing, writing, opening and correcting, and ending what is over: consent.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { consents } from './contract';
import { consent } from './consent';

export const consentsUseCases: UseCases<
  typeof consents,
  ReadOf<typeof consent>,
  WriteOf<typeof consent>
> = { ...entryUseCases(consent), ...entryEndingUseCases(consent) };
