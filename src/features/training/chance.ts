// Repeatable chance for invented data: the same seed always gives the same shelter. Never used for keys or ids of real records.

export interface Chance {
  /** From 0 up to but not including 1. */
  readonly next: () => number;
  /** Whole numbers from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  readonly one: <Thing>(of: readonly [Thing, ...Thing[]]) => Thing;
  /** True in `share` of all cases. */
  readonly happens: (share: number) => boolean;
  /** One of the things, each as often as its weight says. */
  readonly weighed: <Thing>(
    of: readonly [readonly [Thing, number], ...(readonly [Thing, number])[]],
  ) => Thing;
}

/** Mulberry32, Tommy Ettinger 2017 (public domain). `seed` is taken modulo 2^32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    one: (of) => of[whole(0, of.length - 1)] ?? of[0],
    happens: (share) => next() < share,
    weighed: (of) => {
      let left = next() * of.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [thing, weight] of of) {
        left -= weight;
        if (left < 0) return thing;
      }
      return of[0][0];
    },
  };
}
