// Hands heavy work to a thread, so that the window is answered meanwhile. One task at a time needs no queue here.
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Progress } from '../../../src/kernel/operation';
import { doWorkshopTask, type FileCheck, type WorkshopTask } from './workshop-tasks';

export interface Workshop {
  /** Rejects when the work fails or is stopped; a stopped task may leave a half-written file. */
  start(task: WorkshopTask): RunningTask;
}

export interface RunningTask {
  readonly done: Promise<FileCheck | undefined>;
  /** Ends the thread at once. */
  stop(): Promise<void>;
}

/** In this thread: for tests and wherever the built thread program is not at hand. */
export const benchWorkshop: Workshop = {
  start: (task) => ({
    done: Promise.resolve().then(() => doWorkshopTask(task)),
    stop: () => Promise.resolve(),
  }),
};

/** Each task in a thread of its own that runs `program` (the built `workshop.js`). */
export function threadWorkshop(program: string): Workshop {
  return {
    start(task) {
      const thread = new Worker(program, { workerData: task });
      const done = new Promise<FileCheck | undefined>((resolve, reject) => {
        thread.once('message', resolve);
        thread.once('error', reject);
        thread.once('exit', () => reject(new Error('the workshop stopped')));
      });
      return {
        done,
        stop: async () => {
          done.catch(() => undefined);
          await thread.terminate();
        },
      };
    },
  };
}

const LOOK_EVERY_MS = 100;

/** Waits inside a job for a task, yielding so that progress shows and a cancel is heard; a cancel stops the thread. */
export async function* workWith(
  task: RunningTask,
  step: string,
): AsyncGenerator<Progress, FileCheck | undefined, void> {
  let isOver = false;
  const over = task.done.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  try {
    while (!isOver) {
      yield { step, done: 0, total: 1 };
      await Promise.race([over.catch(() => undefined), pause(LOOK_EVERY_MS)]);
    }
    return await task.done;
  } finally {
    if (!isOver) await task.stop();
  }
}
