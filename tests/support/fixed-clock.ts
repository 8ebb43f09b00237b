// A clock that stands still until a test moves it, and the one beside it that nobody can set.

export interface FixedClock {
  readonly now: () => string;
  /** Milliseconds that have passed; they go on when time does, and not when somebody sets the clock. */
  readonly ticks: () => number;
  /** Lets time go on to an instant. */
  set(instant: string): void;
  /** Somebody sets the clock; no time passes. */
  setWrong(instant: string): void;
  forward(seconds: number): void;
}

export function fixedClock(start = '2026-03-10T08:00:00.000Z'): FixedClock {
  let moment = Date.parse(start);
  let passed = 0;
  const goOn = (to: number): void => {
    passed += to - moment;
    moment = to;
  };
  return {
    now: () => new Date(moment).toISOString(),
    ticks: () => passed,
    set: (instant) => goOn(Date.parse(instant)),
    setWrong: (instant) => {
      moment = Date.parse(instant);
    },
    forward: (seconds) => goOn(moment + seconds * 1000),
  };
}
