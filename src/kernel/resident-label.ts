// How a resident is called on a page that is not their file: file number for everybody, the name for who may see it.
import { z } from 'zod';
import { type Sealed, sealedOf } from './sealed';

export const residentLabel = z.object({ caseNumber: z.string(), name: sealedOf(z.string()) });

export interface ResidentLabel {
  readonly caseNumber: string;
  readonly name: Sealed<string>;
}
