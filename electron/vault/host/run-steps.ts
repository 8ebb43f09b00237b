// Walks a job from step to step: says how far it is, and ends it where the worker called it off.
// After its commit a job is done, whoever stops it: only what follows is left for later.
import type { Progress } from '../../../src/kernel/operation';
import type { Result } from '../../../src/kernel/result';

export interface JobWatch {
  readonly onProgress: (progress: Progress) => void;
  readonly cancelled: () => boolean;
}

export const UNWATCHED: JobWatch = { onProgress: () => undefined, cancelled: () => false };

export async function runSteps(
  steps: AsyncGenerator<Progress, Result<unknown>, void>,
  watch: JobWatch,
  stopped: () => Result<unknown>,
): Promise<Result<unknown>> {
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
    watch.onProgress(step.value);
    await pause();
    if (watch.cancelled()) {
      const answer = stopped();
      await steps.return(answer);
      return answer;
    }
  }
}

/** Lets a cancel message in between two batches. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
