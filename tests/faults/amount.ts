/** How much of a fault to try: what fits into `.ci/run`, or what a night has time for. */
export function amount(ci: number, nightly: number): number {
  return process.env['FAULTS'] === 'nightly' ? nightly : ci;
}

/** After which a fault has hung: soon enough that `.ci/run` still ends within its hour, or a night and more. */
export const LONGEST = amount(15 * 60_000, 12 * 3_600_000);
