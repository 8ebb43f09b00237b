// The papers of the ceremony that is under way: held in memory until they were typed back, then forgotten.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { PapersShown } from '../../../src/features/vault';
import type { WrittenCard } from '../keys/recovery-cards';
import { partToConfirm, wrongParts, type WrittenSecret } from '../keys/recovery-code';

export interface Papers {
  readonly vaultId: string;
  readonly code?: WrittenSecret | undefined;
  readonly deviceCode?: readonly string[] | undefined;
  readonly cards?: readonly WrittenCard[] | undefined;
}

export type PaperKind = 'code' | 'cards';

interface InHand {
  readonly papers: Papers;
  readonly shown: PapersShown;
  readonly confirmed: Set<PaperKind>;
}

type Confirmed<Code extends string> = Result<Record<string, never>, Code | 'vault.ceremony-over'>;

/** One ceremony at a time: another one that begins ends the first. */
export class PapersInHand {
  #inHand: InHand | undefined;

  take(papers: Papers): PapersShown {
    const { vaultId, code, deviceCode = [], cards = [] } = papers;
    const shown: PapersShown = {
      ceremony: crypto.randomUUID(),
      vaultId,
      groups: [...(code?.groups ?? [])],
      words: [...(code?.words ?? [])],
      asked: code === undefined ? [] : [...partToConfirm()],
      deviceCode: [...deviceCode],
      cards: cards.map(({ set, index, groups, words }) => ({
        set,
        index,
        groups: [...groups],
        words: [...words],
      })),
      cardsAsked: cards.length === 0 ? [] : cardParts(cards),
    };
    this.#inHand = { papers, shown, confirmed: new Set() };
    return shown;
  }

  /** The papers of a ceremony, for printing; undefined once it is over. */
  of(ceremony: string): Papers | undefined {
    return this.#of(ceremony)?.papers;
  }

  isConfirmed(ceremony: string, kind: PaperKind): boolean {
    return this.#of(ceremony)?.confirmed.has(kind) === true;
  }

  confirmCode(ceremony: string, typed: readonly string[]): Confirmed<'vault.recovery-mismatch'> {
    const inHand = this.#of(ceremony);
    const code = inHand?.papers.code;
    if (inHand === undefined || code === undefined) return refuse('vault.ceremony-over');
    const [wrong] = wrongParts(code, inHand.shown.asked, typed);
    if (wrong !== undefined) return refuse('vault.recovery-mismatch', { group: wrong });
    inHand.confirmed.add('code');
    return ok({});
  }

  /** `field` counts the asked parts from 0, for the window to point at. */
  confirmCards(ceremony: string, typed: readonly string[]): Confirmed<'vault.cards-mismatch'> {
    const inHand = this.#of(ceremony);
    if (inHand === undefined || inHand.shown.cards.length === 0) {
      return refuse('vault.ceremony-over');
    }
    const { cards, cardsAsked } = inHand.shown;
    for (const [field, { card, part }] of cardsAsked.entries()) {
      const written = cards.find(({ index }) => index === card);
      const wrong =
        written === undefined || wrongParts(written, [part], [typed[field] ?? '']).length > 0;
      if (wrong) return refuse('vault.cards-mismatch', { card, group: part, field });
    }
    inHand.confirmed.add('cards');
    return ok({});
  }

  drop(): void {
    this.#inHand = undefined;
  }

  #of(ceremony: string): InHand | undefined {
    return this.#inHand?.shown.ceremony === ceremony ? this.#inHand : undefined;
  }
}

/** Two parts of each of two cards, chosen anew each time. */
function cardParts(cards: readonly WrittenCard[]): PapersShown['cardsAsked'] {
  const left = crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
  const [first, second] = [left % cards.length, (left + 1) % cards.length].sort();
  return [first, second].flatMap((at) => {
    const card = cards[at ?? 0]?.index ?? 0;
    return partToConfirm()
      .slice(0, 2)
      .map((part) => ({ card, part }));
  });
}
