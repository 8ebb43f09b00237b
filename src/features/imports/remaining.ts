// What an imported list said of a person beyond the fields of the file, as it is read back: word for word, for case work.
// An absent consent is unknown; it is never a refusal and never an agreement.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { MENDS } from './mends';

/** Where in which file it stood. */
const source = z.object({
  /** Absent where the import was made before names were kept. */
  fileName: z.string().optional(),
  sheet: z.string(),
  /** Line in a CSV file or row in a workbook, from 1. */
  line: z.number(),
});
export type ImportSource = z.output<typeof source>;

export const remainingFacts = z.object({
  note: z.string().optional(),
  /** More than the two nationalities that the file has fields for. */
  moreNationalities: z.array(z.string()).default([]),
  /** HTCDS codes. */
  meansOfControl: z.array(z.string()).default([]),
  consent: z.enum(['yes', 'no', 'unknown']),
  /** The age the year of birth was estimated by, and the day it was counted on. */
  ageSaid: z.object({ text: z.string(), on: calendarDate() }).optional(),
  /** Titles of the list's columns that were not imported, where they said something of the person. */
  leftOut: z.array(z.string()).optional(),
  /** What of the file is not the list's word. */
  assumed: z.array(z.enum(MENDS)).optional(),
  source: source.optional(),
});
export type RemainingFacts = z.output<typeof remainingFacts>;

export interface KeptLine {
  /** The column's title; empty for words without one. */
  readonly title: string;
  readonly text: string;
}

/**
 * The note as it was put together, a value under its column's title where it has one. What stands under one title, or
 * under none, stays together in its order; no word is left out.
 */
export function linesOfNote(note: string): readonly KeptLine[] {
  const kept = new Map<string, string[]>();
  for (const line of note.split('\n')) {
    const at = Math.max(0, line.indexOf(': '));
    const title = line.slice(0, at);
    const text = at === 0 ? line : line.slice(at + 2);
    kept.set(title, [...(kept.get(title) ?? []), text]);
  }
  return [...kept].map(([title, texts]) => ({ title, text: texts.join('\n') }));
}
