// Whether a difference between two scores means something, and in which direction.
// Where no reliable-change figures exist it falls back to the fixed minimum of the instrument and says so.
import type { Instrument } from './instruments';

export type Direction = 'better' | 'worse' | 'same';

export interface Change {
  /** Second total minus first. */
  readonly points: number;
  readonly direction: Direction;
  readonly relevant: boolean;
  readonly basis: 'minimum-change' | 'reliable-change';
}

/** Spread and reliability with the study they come from. */
export interface ReliabilityFacts {
  readonly standardDeviation: number;
  /** Reliability coefficient, 0 up to but not including 1. */
  readonly reliability: number;
  readonly study: string;
}

/** Change between two totals of one instrument. Throws RangeError on impossible reliability facts. */
export function changeBetween(
  instrument: Instrument,
  [first, second]: readonly [number, number],
  facts?: ReliabilityFacts,
): Change {
  const points = second - first;
  const direction = directionOf(instrument, points);
  if (facts === undefined) {
    const relevant = Math.abs(points) >= instrument.relevantChange;
    return { points, direction, relevant, basis: 'minimum-change' };
  }
  const relevant = Math.abs(reliableChangeIndex(points, facts)) >= 1.96;
  return { points, direction, relevant, basis: 'reliable-change' };
}

/** RCI = points / (SD * sqrt(2) * sqrt(1 - r)). Source: Jacobson & Truax 1991. */
export function reliableChangeIndex(points: number, facts: ReliabilityFacts): number {
  const { standardDeviation, reliability } = facts;
  if (!(standardDeviation > 0) || !(reliability >= 0 && reliability < 1)) {
    throw new RangeError('impossible spread or reliability');
  }
  return points / (standardDeviation * Math.SQRT2 * Math.sqrt(1 - reliability));
}

function directionOf(instrument: Instrument, points: number): Direction {
  if (points === 0) return 'same';
  return points < 0 === (instrument.better === 'lower') ? 'better' : 'worse';
}
