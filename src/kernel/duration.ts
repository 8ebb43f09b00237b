// How long something took, in whole minutes. Typed as hours and minutes (`1:30`) or as minutes (`90`), in any digit set.
import { z } from 'zod';
import { plainNumber } from './number-text';
import { ok, refuse, type Result } from './result';

declare const minutesBrand: unique symbol;

export type Minutes = number & { readonly [minutesBrand]: true };
export type DurationCode = 'duration.invalid' | 'duration.too-long';

/** A day and a night: more than that is an answer in other units. */
export const LONGEST_MINUTES = 24 * 60;
const HOURS_AND_MINUTES = /^(\d{1,3}):([0-5]\d)$/;
const MINUTES = /^\d{1,6}$/;

export function parseDuration(text: string): Result<Minutes, DurationCode> {
  const plain = plainNumber(text);
  if (MINUTES.test(plain)) return minutesOf(Number(plain));
  const match = HOURS_AND_MINUTES.exec(plain);
  if (match === null) return refuse('duration.invalid');
  return minutesOf(Number(match[1]) * 60 + Number(match[2]));
}

export function minutesOf(count: number): Result<Minutes, DurationCode> {
  if (!Number.isInteger(count) || count < 0) return refuse('duration.invalid');
  return count > LONGEST_MINUTES ? refuse('duration.too-long') : ok(count as Minutes);
}

/** As it may be typed again: `1:30`. */
export function durationText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export interface DurationParts {
  readonly says: 'minutes' | 'hours' | 'both';
  readonly hours: number;
  readonly minutes: number;
}

/** What is said of it: hours alone, minutes alone, or both. */
export function durationParts(count: number): DurationParts {
  const [hours, minutes] = [Math.floor(count / 60), count % 60];
  if (hours === 0) return { says: 'minutes', hours, minutes };
  return { says: minutes === 0 ? 'hours' : 'both', hours, minutes };
}

/** Takes what was typed, or the minutes themselves. Issues: `duration.invalid`, `duration.too-long`. */
export function duration(): z.ZodType<Minutes, string | number> {
  return z
    .union([z.string(), z.number()], { error: 'duration.invalid' })
    .transform((given, context) => {
      const read = typeof given === 'string' ? parseDuration(given) : minutesOf(given);
      if (read.ok) return read.value;
      context.addIssue({ code: 'custom', message: read.refusal.code });
      return z.NEVER;
    });
}
