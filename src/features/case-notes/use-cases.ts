// Listing, writing, opening and correcting: case notes.

import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { caseNotes } from './contract';
import { caseNote } from './case-note';

export const caseNotesUseCases: UseCases<
  typeof caseNotes,
  ReadOf<typeof caseNote>,
  WriteOf<typeof caseNote>
> = { ...entryUseCases(caseNote) };
