// Listing, writing, opening and correcting, and ending what is over: steps and hearings.
import { entryEndingUseCases } from '../../kernel/entry/entry-ending';
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { legalSteps } from './contract';
import { legalStep } from './legal-step';

export const legalStepsUseCases: UseCases<
  typeof legalSteps,
  ReadOf<typeof legalStep>,
  WriteOf<typeof legalStep>
> = { ...entryUseCases(legalStep), ...entryEndingUseCases(legalStep) };
