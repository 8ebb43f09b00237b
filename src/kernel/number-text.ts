// A number that is read in groups and never counted with: of a file, of a document, of a telephone.
// It is typed in any digit set and pasted with signs nobody sees; it is kept so that equal numbers are equal texts.
import { z } from 'zod';
import { foldDigits } from './digits';

/** Direction marks, joiners, soft hyphens, byte order marks. */
const INVISIBLE = /\p{Cf}/gu;
/** Every stroke that stands between groups: hyphens that do not break, dashes, the minus, and tatweel typed for one. */
const STROKES = /[\p{Pd}\u2212\u2043\u02d7]|(?<=\d)\u0640+(?=\d)/gu;

/**
 * ASCII digits, no invisible marks, one plain space between groups, the plain hyphen for every stroke; all else as typed. Full-width signs and letters are
 * taken as the plain ones. Doing it twice changes nothing.
 */
export function plainNumber(text: string): string {
  const plain = foldDigits(text.normalize('NFKC')).replace(INVISIBLE, '');
  return plain.replace(STROKES, '-').replace(/\s+/gu, ' ').trim();
}

/** Schema: a number that may be left out; blank becomes absent. Issue: `text.too-long`. */
export function optionalNumber(longest: number): z.ZodType<string | undefined, string | undefined> {
  return z
    .string()
    .transform(plainNumber)
    .refine((text) => text.length <= longest, { error: 'text.too-long' })
    .transform((text) => (text === '' ? undefined : text))
    .optional();
}
