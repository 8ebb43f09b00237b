// A number plate as it is compared: letters and digits alone, whichever digits they were written in and wherever spaces stood.
import { foldDigits } from '../../kernel/digits';
import { foldName } from '../residents';

export function plateSigns(plate: string): string {
  return foldName(foldDigits(plate))
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
