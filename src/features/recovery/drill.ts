// When the papers must be looked at again, counted in the shelter's own days.
import { addDays, type CalendarDate } from '../../kernel/calendar-date';

const DAYS_BETWEEN_DRILLS = 365;
/** A code that was typed back in part at its making is tried as a whole once the house has settled. */
const DAYS_BEFORE_FIRST_DRILL = 30;

/** `lastDrill` is the day of the last one, if there was one of the papers in force; `made` the day of their making. */
export function isDrillDue(
  papers: { readonly lastDrill: CalendarDate | undefined; readonly made: CalendarDate },
  today: CalendarDate,
): boolean {
  const { lastDrill, made } = papers;
  return lastDrill === undefined || lastDrill < made
    ? addDays(made, DAYS_BEFORE_FIRST_DRILL) <= today
    : addDays(lastDrill, DAYS_BETWEEN_DRILLS) <= today;
}
