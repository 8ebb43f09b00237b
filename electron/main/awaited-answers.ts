// Answers that come later, from a process that may never give one: each wait ends by the answer, by its deadline, or
// because somebody calls it off.

export interface Awaited<Answer> {
  readonly token: string;
  readonly patienceMs: number;
  /** What is answered when the deadline passes. */
  readonly late: Answer;
}

export class AwaitedAnswers<Answer> {
  readonly #waiting = new Map<string, (answer: Answer) => void>();

  wait({ token, patienceMs, late }: Awaited<Answer>): Promise<Answer> {
    return new Promise((resolve) => {
      const clock = setTimeout(() => this.take(token, late), patienceMs);
      this.#waiting.set(token, (answer) => {
        clearTimeout(clock);
        this.#waiting.delete(token);
        resolve(answer);
      });
    });
  }

  /** An answer for nobody, or a second one, is dropped. */
  take(token: string, answer: Answer): void {
    this.#waiting.get(token)?.(answer);
  }

  /** Ends every wait at once. */
  callOff(answerFor: (token: string) => Answer): void {
    for (const [token, settle] of [...this.#waiting]) settle(answerFor(token));
  }
}
