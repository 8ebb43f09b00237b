// Counts the jobs that run and holds the exclusive lock that one of them may take while files are exchanged.
export class JobLock {
  #jobs = 0;
  #released: Promise<void> = Promise.resolve();

  /** Resolves once no job holds the lock: every call but the holder's own waits here. */
  get released(): Promise<void> {
    return this.#released;
  }

  /** While it runs, no other job may take the lock. Answers what to call at its end. */
  beginJob(): () => void {
    this.#jobs += 1;
    return () => {
      this.#jobs -= 1;
    };
  }

  /**
   * Lets no other call in until the answered function is called. Undefined while another job runs:
   * it could commit in the middle.
   */
  acquire(): (() => void) | undefined {
    if (this.#jobs > 1) return undefined;
    let release: () => void = () => undefined;
    this.#released = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }
}
