// A clock that stands still until a test moves it, and the one beside it that nobody can set.

export interface FixedClock {
  readonly now: () => string;
  /** Milliseconds that have passed; they go on when time does, and not when somebody sets the clock. */
  readonly ticks: () => number;
  /** Calls back once so much time has gone on; answers how to call it off. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** Lets time go on to an instant. */
  set(instant: string): void;
  /** Somebody sets the clock; no time passes. */
  setWrong(instant: string): void;
  forward(seconds: number): void;
}

export function fixedClock(start = '2026-03-10T08:00:00.000Z'): FixedClock {
  let moment = Date.parse(start);
  let passed = 0;
  const waiting = new Map<() => void, number>();
  const goOn = (to: number): void => {
    passed += to - moment;
    moment = to;
    for (const [work, due] of waiting) {
      if (due <= passed && waiting.delete(work)) work();
    }
  };
  return {
    now: () => new Date(moment).toISOString(),
    ticks: () => passed,
    later: (work, milliseconds) => {
      waiting.set(work, passed + milliseconds);
      return () => void waiting.delete(work);
    },
    set: (instant) => goOn(Date.parse(instant)),
    setWrong: (instant) => {
      moment = Date.parse(instant);
    },
    forward: (seconds) => goOn(moment + seconds * 1000),
  };
}
