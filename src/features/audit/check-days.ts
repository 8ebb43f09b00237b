// When everything is checked again: what is checked once a week is found while somebody still remembers.
import type { Instant } from '../../kernel/use-case';

const DAYS_BETWEEN_CHECKS = 7;
const DAY_MS = 86_400_000;

/** Also due when the last check lies in the future: then a clock was wrong, and nobody knows when it was. */
export function isCheckDue(now: Instant, last: Instant | undefined): boolean {
  if (last === undefined) return false;
  const passed = Date.parse(now) - Date.parse(last);
  return passed < 0 || passed >= DAYS_BETWEEN_CHECKS * DAY_MS;
}
