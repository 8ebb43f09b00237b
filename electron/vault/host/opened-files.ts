// How many different files a session opened in a short time. A day's work stays far below; somebody who reads through
// the house, or photographs it, does not.

export const MANY_FILES = 30;
export const SHORT_TIME_MS = 10 * 60_000;

export class OpenedFiles {
  #sessionId = '';
  readonly #openedAt = new Map<string, number>();
  #toldAt: number | undefined;

  /**
   * How many, once that is many and was not told within the same short time; undefined otherwise. `moment` is in
   * milliseconds by a clock that nobody can set.
   */
  opened(sessionId: string, residentId: string, moment: number): number | undefined {
    if (sessionId !== this.#sessionId) this.#begin(sessionId);
    this.#openedAt.set(residentId, moment);
    for (const [id, at] of this.#openedAt) {
      if (moment - at >= SHORT_TIME_MS) this.#openedAt.delete(id);
    }
    const isTold = this.#toldAt !== undefined && moment - this.#toldAt < SHORT_TIME_MS;
    if (isTold || this.#openedAt.size < MANY_FILES) return undefined;
    this.#toldAt = moment;
    return this.#openedAt.size;
  }

  #begin(sessionId: string): void {
    this.#sessionId = sessionId;
    this.#openedAt.clear();
    this.#toldAt = undefined;
  }
}
