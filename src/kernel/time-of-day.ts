// A time of day at the shelter as text, `HH:MM`, 00:00 to 23:59. It has no day and no zone.
import { z } from 'zod';
import { foldDigits } from './digits';

/** Direction marks, and the signs of short vowels as in صباحًا. */
const UNSEEN = /[\p{Cf}\p{M}]/gu;

declare const timeOfDayBrand: unique symbol;

export type TimeOfDay = string & { readonly [timeOfDayBrand]: true };

/** Hours and minutes with a sign or a gap between them, or in three or four digits. */
const PATTERN = /^(\d{1,2})(?:\s?[:.,;٫،؛h\-/]\s?|\s|(?=\d\d$))([0-5]\d)$/;
const HALF = /\s?(?:([ap])\.?m\.?|(ص|صباحا|م|مساء)\.?)$/;

/** Reads `9:05`, `22.15`, `2215`, `٢٢٫١٥`, `10:15 م`; undefined when it is no time of a day. */
export function parseTimeOfDay(text: string): TimeOfDay | undefined {
  const typed = foldDigits(text.normalize('NFKC')).replace(UNSEEN, '').trim().toLowerCase();
  const [whole = '', latin, arabic] = HALF.exec(typed) ?? [];
  const match = PATTERN.exec(typed.slice(0, typed.length - whole.length));
  if (match === null) return undefined;
  const half = latin ?? (arabic === undefined ? undefined : arabic.startsWith('ص') ? 'a' : 'p');
  const hour = hourOf(Number(match[1]), half);
  if (hour === undefined) return undefined;
  return `${String(hour).padStart(2, '0')}:${match[2]}` as TimeOfDay;
}

function hourOf(typed: number, half: string | undefined): number | undefined {
  if (half === undefined) return typed > 23 ? undefined : typed;
  if (typed < 1 || typed > 12) return undefined;
  return (typed % 12) + (half === 'p' ? 12 : 0);
}

/** Schema of a time of day; its only issue is `time.invalid`. */
export function timeOfDay(): z.ZodType<TimeOfDay, string> {
  return z.string({ error: 'time.invalid' }).transform((text, context) => {
    const time = parseTimeOfDay(text);
    if (time !== undefined) return time;
    context.addIssue({ code: 'custom', message: 'time.invalid' });
    return z.NEVER;
  });
}
