// A search asks with every letter. The last one is held back until it has settled; only then does the trail hear of it.
// What it never hears of is the beginning of words that it does.

/** A search counts as asked once nothing more was typed for so long. */
export const SETTLED_AFTER_MS = 1000;
/** Of so many in a row one is told, however they go on. */
const TYPED_IN_A_ROW = 10;

export interface Typed {
  readonly sessionId: string;
  /** Folded: another spelling of the same words is no other search. */
  readonly words: string;
  /** Writes its event. */
  readonly tell: () => void;
}

export interface DebounceDependencies {
  /** Milliseconds by a clock that nobody can set. */
  readonly ticks: () => number;
  /** Calls back once a search has settled and the vault is free; answers how to call it off. */
  readonly later: (work: () => void) => () => void;
}

interface Held extends Typed {
  readonly moment: number;
  readonly nth: number;
  /** The beginning of words that were told. */
  readonly isCovered: boolean;
  isTold: boolean;
}

export class SearchDebounce {
  readonly #tools: DebounceDependencies;
  #held: Held | undefined;
  #callOff: () => void = () => undefined;

  constructor(tools: DebounceDependencies) {
    this.#tools = tools;
  }

  /** Before its answer leaves. What this one does not go on from is told first. */
  hold(typed: Typed): void {
    const moment = this.#tools.ticks();
    const last = this.#held?.sessionId === typed.sessionId ? this.#held : undefined;
    const goesOn = last !== undefined && isGoingOn(last, typed, moment);
    if (!goesOn) this.settle();
    const nth = goesOn && !last.isTold ? last.nth + 1 : 1;
    const isCovered =
      last !== undefined && (last.isTold || last.isCovered) && last.words.startsWith(typed.words);
    this.#held = { ...typed, moment, nth, isCovered, isTold: false };
    this.#callOff();
    if (nth >= TYPED_IN_A_ROW) this.settle();
    else this.#callOff = this.#tools.later(() => this.#settleIfPossible());
  }

  /** Tells of what is held back, before anything else is answered. */
  settle(): void {
    if (this.#held === undefined || this.#held.isTold) return;
    this.#held.tell();
    this.#held.isTold = true;
    this.#callOff();
  }

  /** Before a lock, which nothing may hold up: what cannot be told now goes with the session. */
  end(): void {
    this.#settleIfPossible();
    this.#callOff();
    this.#held = undefined;
  }

  #settleIfPossible(): void {
    try {
      this.settle();
    } catch {
      // Held on to: the next call writes it, or is not answered.
    }
  }
}

function isGoingOn(last: Held, { words }: Typed, moment: number): boolean {
  if (moment - last.moment >= SETTLED_AFTER_MS) return false;
  const takesBack = last.isCovered && last.words.startsWith(words);
  return takesBack || words.startsWith(last.words);
}
