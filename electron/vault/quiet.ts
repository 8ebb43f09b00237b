// Who may come in while files are exchanged: the jobs that run, and the one among them that asked for quiet.
export class Quiet {
  #jobs = 0;
  #waited: Promise<void> = Promise.resolve();

  /** Resolves once nobody asks for quiet: every call but the holder's own waits here. */
  get over(): Promise<void> {
    return this.#waited;
  }

  /** While it runs, no other job may ask for quiet. Answers what to call at its end. */
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
  ask(): (() => void) | undefined {
    if (this.#jobs > 1) return undefined;
    let release: () => void = () => undefined;
    this.#waited = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  }
}
