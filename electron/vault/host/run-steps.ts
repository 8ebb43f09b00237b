// Walks a job from step to step: says how far it is, and ends it where the worker called it off.
import type { Progress } from '../../../src/kernel/operation';
import { refuse, type Result } from '../../../src/kernel/result';

export interface JobWatch {
  readonly onProgress: (progress: Progress) => void;
  readonly cancelled: () => boolean;
}

export const UNWATCHED: JobWatch = { onProgress: () => undefined, cancelled: () => false };

export async function runSteps(
  steps: AsyncGenerator<Progress, Result<unknown>, void>,
  watch: JobWatch,
): Promise<Result<unknown>> {
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
    watch.onProgress(step.value);
    await pause();
    if (watch.cancelled()) {
      await steps.return(refuse('job.cancelled'));
      return refuse('job.cancelled');
    }
  }
}

/** Lets a cancel message in between two batches. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
