// Listing, writing, opening and correcting, and ending what is over: state of health.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { conditions } from './contract';
import { condition } from './condition';

export const conditionsUseCases: UseCases<
  typeof conditions,
  ReadOf<typeof condition>,
  WriteOf<typeof condition>
> = { ...entryUseCases(condition), ...entryEndingUseCases(condition) };
