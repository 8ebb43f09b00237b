// Shapes in which score sheets enter: answers as typed, with gaps allowed.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { optionalText } from '../../kernel/text';
import { INSTRUMENT_IDS } from './instruments';

export const instrumentId = z.enum(INSTRUMENT_IDS, { error: 'choice.invalid' });

/** Whole numbers or null; how many and which the scoring rule checks. Issue: `answer.invalid`. */
export const answers = z.array(z.int({ error: 'answer.invalid' }).nullable()).max(64);

export const scoreSheetInput = z.object({
  instrument: instrumentId,
  takenOn: calendarDate(),
  answers,
  overrideReason: optionalText(500).optional(),
});
export type ScoreSheetInput = z.output<typeof scoreSheetInput>;
