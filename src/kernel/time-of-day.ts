// A time of day at the shelter as text, `HH:MM`, 00:00 to 23:59. It has no day and no zone.
import { z } from 'zod';
import { foldDigits } from './digits';

declare const timeOfDayBrand: unique symbol;

export type TimeOfDay = string & { readonly [timeOfDayBrand]: true };

const PATTERN = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** Reads `9:05`, `09:05` or `٠٩:٠٥`; undefined when it is no time of a day. */
export function parseTimeOfDay(text: string): TimeOfDay | undefined {
  const match = PATTERN.exec(foldDigits(text).trim());
  if (match === null) return undefined;
  return `${(match[1] ?? '').padStart(2, '0')}:${match[2]}` as TimeOfDay;
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
