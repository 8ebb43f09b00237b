// How long the lock screen makes a person wait after wrong tries. Five are free on a slot, fifteen on the machine within
// twelve hours; then each costs more.
// A clock set back never shortens the wait; a clock set right again never makes it endless.

const FREE_TRIES = 5;
export const FREE_ON_MACHINE = 15;
const MACHINE_WINDOW_MS = 12 * 3_600_000;
/** More change nothing any more: the longest wait is reached. */
const TRIES_REMEMBERED = 32;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 15 * 60;

/** Wrong tries since the last right one. `lastFailedAt` in milliseconds since 1970 (UTC). */
export interface WrongTries {
  readonly failures: number;
  readonly lastFailedAt: number;
}

/** Seconds to wait before the next try may be checked; 0 means now. `now` in milliseconds. */
export function waitSeconds(tries: WrongTries, now: number, free = FREE_TRIES): number {
  const doublings = tries.failures - free;
  if (doublings < 0) return 0;
  const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** doublings, LONGEST_WAIT_SECONDS);
  const passed = Math.max(0, (now - tries.lastFailedAt) / 1000);
  return Math.max(0, Math.ceil(wait - passed));
}

/** After the clock went back, the wait starts anew from `now`. */
export function anchored(tries: WrongTries, now: number): WrongTries {
  return tries.lastFailedAt > now ? { ...tries, lastFailedAt: now } : tries;
}

/** One wrong try anywhere on the machine, in milliseconds since 1970 (UTC). */
export interface MachineTry {
  readonly slotId: string;
  readonly at: number;
}

/** Seconds that everybody must wait after too many wrong tries on whatever codes; of `recentTries`. */
export function machineWaitSeconds(recent: readonly MachineTry[], now: number): number {
  const lastFailedAt = recent.at(-1)?.at ?? 0;
  return waitSeconds({ failures: recent.length, lastFailedAt }, now, FREE_ON_MACHINE);
}

/** Those that still count, the newest few. After the clock went back they are of `now`, and the wait starts anew. */
export function recentTries(tries: readonly MachineTry[], now: number): readonly MachineTry[] {
  return tries
    .map((one) => (one.at > now ? { ...one, at: now } : one))
    .filter(({ at }) => now - at < MACHINE_WINDOW_MS)
    .slice(-TRIES_REMEMBERED);
}
