// How long the lock screen makes a person wait after wrong tries. Five are free, then each costs more.
// A clock set back never shortens the wait; a clock set right again never makes it endless.

const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;

/** Wrong tries since the last right one. `lastFailedAt` in milliseconds since 1970 (UTC). */
export interface WrongTries {
  readonly failures: number;
  readonly lastFailedAt: number;
}

/** Seconds to wait before the next try may be checked; 0 means now. `now` in milliseconds. */
export function waitSeconds(tries: WrongTries, now: number): number {
  const doublings = tries.failures - FREE_TRIES;
  if (doublings < 0) return 0;
  const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** doublings, LONGEST_WAIT_SECONDS);
  const passed = Math.max(0, (now - tries.lastFailedAt) / 1000);
  return Math.max(0, Math.ceil(wait - passed));
}

/** After the clock went back, the wait starts anew from `now`. */
export function anchored(tries: WrongTries, now: number): WrongTries {
  return tries.lastFailedAt > now ? { ...tries, lastFailedAt: now } : tries;
}
