// A day and a time by the clock on the shelter's wall, kept as the instant it was. Where the clock was changed an hour may be
// missing or strike twice: a missing one is refused, of two instants the earlier one is taken.
import { z } from 'zod';
import { parseCalendarDate } from './calendar-date';
import { parseTimeOfDay } from './time-of-day';
import { instantsAt, isMoment } from './time-zone';
import type { Instant } from './use-case';

const SKIPPED = 'skipped ';

/** A moment as a form holds it: the instant, or what was typed where that is none. */
export function writtenMoment(
  { day, time }: { readonly day: string; readonly time: string },
  zone: string,
): string {
  const [on, at] = [parseCalendarDate(day), parseTimeOfDay(time)];
  if (on === undefined || at === undefined) return `${day} ${time}`;
  return instantsAt({ day: on, time: at }, zone)[0] ?? `${SKIPPED}${day} ${time}`;
}

/** Schema of a moment; issues: `moment.invalid`, `moment.skipped`. */
export function moment(): z.ZodType<Instant, string> {
  return z.string({ error: 'moment.invalid' }).transform((text, context) => {
    if (isMoment(text)) return text;
    const message = text.startsWith(SKIPPED) ? 'moment.skipped' : 'moment.invalid';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
}
