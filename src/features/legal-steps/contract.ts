// What the window may ask about steps and hearings.
import { entryEnding } from '../../kernel/entry/entry-ending';
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { legalStep } from './legal-step';

export const legalSteps = contractOf('legal-steps', {
  ...entryOperations(legalStep),
  ...entryEnding(legalStep),
});
