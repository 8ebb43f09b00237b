// The computer's clock beside one that nobody can set: what was moved during a session gets a line of its own, before
// the next thing that is written.
import type { TransactionListener } from '../database/transaction-listener';
import type { Recorder } from './recorder';

/**
 * A clock may be put right by some minutes without a line: an office without internet does that by hand, to the
 * minute. The other clock errs by seconds in the ten hours that a session may last.
 */
export const CLOCK_SLACK_MS = 5 * 60_000;

export interface WatchedClocks {
  readonly now: () => string;
  /** Milliseconds by a clock that nobody can set. */
  readonly ticks: () => number;
  readonly recorder: Recorder;
}

export class ClockWatch implements TransactionListener {
  readonly #clocks: WatchedClocks;
  /** What the two clocks are apart; it moves only when one of them is set. */
  #apart: number;
  #unsettled: number | undefined;

  constructor(clocks: WatchedClocks) {
    this.#clocks = clocks;
    this.#apart = this.#look();
  }

  beforeCommit(): void {
    const apart = this.#look();
    const moved = apart - this.#apart;
    if (Math.abs(moved) < CLOCK_SLACK_MS) return;
    this.#unsettled = apart;
    const { recorder, now } = this.#clocks;
    const verb = moved < 0 ? 'clock.set-back' : 'clock.set-forward';
    const facts = { seconds: Math.round(Math.abs(moved) / 1000) };
    recorder.precede({ at: now(), actor: 'vault', verb, outcome: 'done', facts });
  }

  settle(): void {
    this.#apart = this.#unsettled ?? this.#apart;
    this.#unsettled = undefined;
  }

  forget(): void {
    this.#unsettled = undefined;
  }

  #look(): number {
    return Date.parse(this.#clocks.now()) - this.#clocks.ticks();
  }
}
