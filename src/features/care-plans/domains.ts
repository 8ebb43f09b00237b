// The twelve parts of life a plan looks at, each from 1 (in crisis) to 5 (thriving). Our own matrix,
// after the self-sufficiency matrix (docs/domain/instruments.md). Domains order work; they never rank people.

export const DOMAINS = [
  'safety',
  'accommodation',
  'physical-health',
  'mental-health',
  'legal-status',
  'legal-case',
  'family',
  'education',
  'work',
  'daily-living',
  'children',
  'participation',
] as const;
export type Domain = (typeof DOMAINS)[number];

export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

/** Levels at which a domain calls for work: in crisis and vulnerable. */
export function callsForWork(level: Level): boolean {
  return level <= 2;
}
