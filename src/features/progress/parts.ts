// A score sheet as it is kept: answers by item number, never an item's text, sealed under `clinical`.
// A correction keeps what stood before it.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { idOf } from '../../kernel/ids';
import { optionalText, requiredText } from '../../kernel/text';
import { answers } from './schemas';

/** What was done at once, and who answers for it. */
export const safetyAction = z.object({
  action: requiredText(2000),
  responsibleId: idOf<'staff'>(),
});
export type SafetyAction = z.output<typeof safetyAction>;

const earlier = z.object({
  takenOn: calendarDate(),
  answers,
  replacedOn: calendarDate(),
  replacedBy: idOf<'staff'>(),
  /** Why it was corrected. */
  reason: requiredText(500),
  /** As they stood with these answers. Sheets corrected before they were kept lack both. */
  overrideReason: optionalText(500).optional(),
  safety: safetyAction.optional(),
});
export type EarlierSheet = z.output<typeof earlier>;

export const sheetContent = z.object({
  answers,
  /** Null while an answer is missing. */
  total: z.number().nullable(),
  overrideReason: optionalText(500).optional(),
  safety: safetyAction.optional(),
  /** Oldest first. */
  earlier: z.array(earlier).default([]),
});
export type SheetContent = z.output<typeof sheetContent>;
