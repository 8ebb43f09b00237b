// Times, medians and the verdict of one comparison. Only ratios can fail; times are told.

export interface Comparison {
  readonly name: string;
  readonly what: string;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: string;
  /** Greatest allowed ours / theirs; left out where there is no limit. */
  readonly limit?: number;
  readonly ratio: number;
  readonly pass: boolean;
  readonly notes?: Readonly<Record<string, number | string>>;
}

export function compared(facts: Omit<Comparison, 'ratio' | 'pass'>): Comparison {
  const ratio = Math.round((facts.ours / facts.theirs) * 1000) / 1000;
  return {
    ...facts,
    ours: rounded(facts.ours),
    theirs: rounded(facts.theirs),
    ratio,
    pass: facts.limit === undefined || ratio <= facts.limit,
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest-rank quantile. */
export function quantile(values: readonly number[], share: number): number {
  const rising = values.toSorted((a, b) => a - b);
  return rising[Math.min(rising.length - 1, Math.floor(share * rising.length))] ?? Number.NaN;
}

/** Milliseconds of one run. */
export function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Collects garbage between measurements, where the run was started so that it can. */
export function settle(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
