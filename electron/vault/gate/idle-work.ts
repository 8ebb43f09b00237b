// Work that nobody waits for. It makes way at once for work that needs the vault's files for itself.
import { setImmediate as pause } from 'node:timers/promises';

export interface IdleTurn {
  /** True once other work asked for the place: end without keeping anything more. */
  readonly isStopped: () => boolean;
  readonly end: () => void;
}

interface Running {
  isStopped: boolean;
  readonly ended: Promise<void>;
}

export class IdleWork {
  #running: Running | undefined;

  /** Undefined while another such work runs. */
  begin(): IdleTurn | undefined {
    if (this.#running !== undefined) return undefined;
    let ended: () => void = () => undefined;
    const running: Running = {
      isStopped: false,
      ended: new Promise((resolve) => {
        ended = resolve;
      }),
    };
    this.#running = running;
    return {
      isStopped: () => running.isStopped,
      end: () => {
        this.#running = undefined;
        ended();
      },
    };
  }

  /** Resolves once nothing of the kind runs any more, the job that ran it included. */
  async stop(): Promise<void> {
    if (this.#running === undefined) return;
    this.#running.isStopped = true;
    await this.#running.ended;
    await pause();
  }
}
