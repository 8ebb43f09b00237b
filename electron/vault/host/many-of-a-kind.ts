// How many different files a session opened, or how many different names it asked after, in a short time. A day's work
// stays far below; somebody who reads through the house, or tries out names, does not.

export const MANY = 30;
export const SHORT_TIME_MS = 10 * 60_000;

export class ManyOfAKind {
  #sessionId = '';
  readonly #metAt = new Map<string, number>();
  #toldAt: number | undefined;

  /**
   * How many, once that is many and was not told within the same short time; undefined otherwise. `moment` is in
   * milliseconds by a clock that nobody can set.
   */
  met(sessionId: string, what: string, moment: number): number | undefined {
    if (sessionId !== this.#sessionId) this.#begin(sessionId);
    this.#metAt.set(what, moment);
    for (const [one, at] of this.#metAt) {
      if (moment - at >= SHORT_TIME_MS) this.#metAt.delete(one);
    }
    const isTold = this.#toldAt !== undefined && moment - this.#toldAt < SHORT_TIME_MS;
    if (isTold || this.#metAt.size < MANY) return undefined;
    this.#toldAt = moment;
    return this.#metAt.size;
  }

  #begin(sessionId: string): void {
    this.#sessionId = sessionId;
    this.#metAt.clear();
    this.#toldAt = undefined;
  }
}
