// The words of a plan, kept sealed under `case`; codes and days stand beside them in the open columns.
import { z } from 'zod';
import { NOTE_LENGTH, optionalText, requiredText } from '../../kernel/text';

export const needWords = z.object({ description: optionalText(NOTE_LENGTH).optional() });
export type NeedWords = z.output<typeof needWords>;

export const goalWords = z.object({
  title: requiredText(),
  /** The resident's own words, verbatim. */
  ownWords: optionalText(2000).optional(),
  scale: z.object({
    muchLess: optionalText(500).optional(),
    less: optionalText(500).optional(),
    expected: requiredText(500),
    more: optionalText(500).optional(),
    muchMore: optionalText(500).optional(),
  }),
});
export type GoalWords = z.output<typeof goalWords>;

export const taskWords = z.object({ title: requiredText() });
export type TaskWords = z.output<typeof taskWords>;

/** Why a task was given up. Kept apart, so that closing a task never rewrites what was agreed. */
export const taskOutcome = z.object({ reason: requiredText(500) });
export type TaskOutcome = z.output<typeof taskOutcome>;

export const reviewWords = z.object({ note: optionalText(NOTE_LENGTH).optional() });
export type ReviewWords = z.output<typeof reviewWords>;
