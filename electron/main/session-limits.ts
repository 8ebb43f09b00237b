// How long a session may last: until nobody has touched the window for a while, and never longer than a working day.
// Pure: the clock is passed in, so that hours can be tried in a moment.
import type { LockReason } from '../../src/contract/lock-reason';
import type { Role } from '../../src/kernel/compartments';

const MINUTE_MS = 60_000;
const STAFF_IDLE_MS = 5 * MINUTE_MS;
/** The front desk stands in a room where others pass. */
const RECEPTION_IDLE_MS = 2 * MINUTE_MS;
const SESSION_MS = 10 * 60 * MINUTE_MS;

/** Milliseconds of a clock that never goes back and does not stand still while the computer sleeps. */
export type Clock = () => number;

export class SessionLimits {
  readonly #clock: Clock;
  #open: { readonly since: number; readonly idleMs: number; touchedAt: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A session begins. `idleMs` only in development, to see the lock come sooner. */
  begin(role: Role, idleMs = role === 'reception' ? RECEPTION_IDLE_MS : STAFF_IDLE_MS): void {
    const since = this.#clock();
    this.#open = { since, idleMs, touchedAt: since };
  }

  touch(): void {
    if (this.#open !== undefined) this.#open.touchedAt = this.#clock();
  }

  end(): void {
    this.#open = undefined;
  }

  /** Why the session must end now, if it must. */
  due(): Extract<LockReason, 'idle' | 'session-over'> | undefined {
    if (this.#open === undefined) return undefined;
    const now = this.#clock();
    if (now - this.#open.since >= SESSION_MS) return 'session-over';
    return now - this.#open.touchedAt >= this.#open.idleMs ? 'idle' : undefined;
  }
}
