// Listing, writing, opening and correcting: papers.

import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { residentPapers } from './contract';
import { paper } from './paper';

export const residentPapersUseCases: UseCases<
  typeof residentPapers,
  ReadOf<typeof paper>,
  WriteOf<typeof paper>
> = { ...entryUseCases(paper) };
