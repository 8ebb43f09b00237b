// Free text as it enters a record: trimmed, of bounded length, and absent rather than empty.
import { z } from 'zod';

/** Longest one-line text, in characters. */
export const LINE_LENGTH = 200;
/** Longest note, in characters. */
export const NOTE_LENGTH = 20_000;

/** Text that must be there. Issues: `text.missing`, `text.too-long`. */
export function requiredText(longest = LINE_LENGTH): z.ZodType<string, string> {
  return z
    .string({ error: 'text.missing' })
    .trim()
    .min(1, { error: 'text.missing' })
    .max(longest, { error: 'text.too-long' });
}

/** Text that may be left out; empty or blank text becomes absent. Issue: `text.too-long`. */
export function optionalText(
  longest = LINE_LENGTH,
): z.ZodType<string | undefined, string | undefined> {
  return z
    .string()
    .trim()
    .max(longest, { error: 'text.too-long' })
    .transform((text) => (text === '' ? undefined : text))
    .optional();
}
