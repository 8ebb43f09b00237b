// Listing, writing, opening and correcting contacts, and ending one that holds no more.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import { contact } from './contact';
import type { contacts } from './contract';

export const contactsUseCases: UseCases<
  typeof contacts,
  ReadOf<typeof contact>,
  WriteOf<typeof contact>
> = { ...entryUseCases(contact), ...entryEndingUseCases(contact) };
