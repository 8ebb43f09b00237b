// A clock that stands still until a test moves it.

export interface FixedClock {
  readonly now: () => string;
  set(instant: string): void;
  forward(seconds: number): void;
}

export function fixedClock(start = '2026-03-10T08:00:00.000Z'): FixedClock {
  let moment = Date.parse(start);
  return {
    now: () => new Date(moment).toISOString(),
    set: (instant) => {
      moment = Date.parse(instant);
    },
    forward: (seconds) => {
      moment += seconds * 1000;
    },
  };
}
