// The sealed words of an entry, field by field: what may be written and how it is asked for.
import { z } from 'zod';
import { plainNumber } from '../number-text';
import { PHONE_LENGTH } from '../phone';
import { LINE_LENGTH, NOTE_LENGTH, requiredText } from '../text';

export interface WordField<Value = unknown, Given = unknown> {
  readonly asked: 'line' | 'note' | 'phone';
  readonly isRequired: boolean;
  readonly schema: z.ZodType<Value, Given>;
}

export type WordFields = Readonly<Record<string, WordField>>;
export type WordOf<F> = F extends WordField<infer Value, infer _Given> ? Value : never;
export type WordsOf<W> = { readonly [K in keyof W]: WordOf<W[K]> };

export function line(longest = LINE_LENGTH): WordField<string, string> {
  return { asked: 'line', isRequired: true, schema: requiredText(longest) };
}

export function maybeLine(longest = LINE_LENGTH): WordField<string | null, string | null> {
  return { asked: 'line', isRequired: false, schema: textOrNull(longest) };
}

export function note(longest = NOTE_LENGTH): WordField<string, string> {
  return { asked: 'note', isRequired: true, schema: requiredText(longest) };
}

export function maybeNote(longest = NOTE_LENGTH): WordField<string | null, string | null> {
  return { asked: 'note', isRequired: false, schema: textOrNull(longest) };
}

/** A number to be called at, in any digits; kept in plain ones, in the groups in which it was typed. */
export function maybePhone(): WordField<string | null, string | null> {
  const schema = z
    .string()
    .transform(plainNumber)
    .refine((text) => text.length <= PHONE_LENGTH, { error: 'text.too-long' })
    .transform((text) => (text === '' ? null : text))
    .nullable();
  return { asked: 'phone', isRequired: false, schema };
}

/** Text that may be unknown: blank becomes null. Issue: `text.too-long`. */
export function textOrNull(longest: number): z.ZodType<string | null, string | null> {
  return z
    .string()
    .trim()
    .max(longest, { error: 'text.too-long' })
    .transform((text) => (text === '' ? null : text))
    .nullable();
}
