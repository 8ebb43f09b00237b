// What an imported list said of a person beyond the fields of the file: sealed for case work, word for word.
// An absent consent is unknown; it is never a refusal and never an agreement.
import { z } from 'zod';
import type { PartKind } from '../open-vault/sealed-parts';

const importedCase = z.object({
  note: z.string().optional(),
  /** More than the two nationalities that the file has fields for. */
  moreNationalities: z.array(z.string()).default([]),
  /** HTCDS codes. */
  meansOfControl: z.array(z.string()).default([]),
  consent: z.enum(['yes', 'no', 'unknown']),
});
export type ImportedCase = z.output<typeof importedCase>;

export const CASE_PART: PartKind<ImportedCase> = {
  kind: 'resident',
  compartment: 'case',
  shape: 1,
  schema: importedCase,
};
