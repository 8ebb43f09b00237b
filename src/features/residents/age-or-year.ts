// How old somebody looks, or the year of birth they name: whoever stands at the door says one or the other.
import { z } from 'zod';
import type { CalendarDate } from '../../kernel/calendar-date';
import { approximateAge } from '../../kernel/partial-date';

const OLDEST = 120;
const FIRST_YEAR = 1900;

/** Schema: completed years up to 120, or a year from 1900 to that of `today`. */
export function ageOrYear(today: string) {
  const year = Number(today.slice(0, 4));
  return z
    .int({ error: 'number.invalid' })
    .refine((given) => (given >= 0 && given <= OLDEST) || (given >= FIRST_YEAR && given <= year), {
      error: 'number.out-of-range',
    });
}

/** The age that a number stands for on a day. */
export function ageFrom(given: number | null | undefined, today: CalendarDate): number | undefined {
  if (given === null || given === undefined || given < FIRST_YEAR) return given ?? undefined;
  const date = `${given}-01-01` as CalendarDate;
  return approximateAge({ precision: 'year', date }, today)?.years;
}
