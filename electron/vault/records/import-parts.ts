// What an imported list said of a person beyond the fields of the file: sealed for case work, word for word.
import { type RemainingFacts, remainingFacts } from '../../../src/features/imports/index';
import type { PartKind } from '../open-vault/sealed-parts';

export const CASE_PART: PartKind<RemainingFacts> = {
  kind: 'resident',
  compartment: 'case',
  shape: 1,
  schema: remainingFacts,
};
