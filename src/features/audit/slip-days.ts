// The weekly slip into the bound register: what nobody wrote down outside the vault, nobody can compare.
import type { Instant } from '../../kernel/use-case';

const DAYS_BETWEEN_SLIPS = 7;
const DAY_MS = 86_400_000;

/** Due a week after the last slip, or after the trail began where there was none. */
export function isSlipDue(now: Instant, last: Instant | undefined): boolean {
  if (last === undefined) return false;
  return Date.parse(now) - Date.parse(last) >= DAYS_BETWEEN_SLIPS * DAY_MS;
}
