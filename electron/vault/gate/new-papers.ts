// New papers for an open vault. The old ones must be typed: only a recovery session can hand out every compartment.
import type { recovery } from '../../../src/features/recovery/contract';
import type {
  CheckedInputOf,
  OutputOf,
  Progress,
  RefusalCodeOf,
} from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { genuineHeader } from '../open-vault/header-change';
import type { Header } from '../keys/header';
import { prepareCards, prepareCode, type PreparedPapers } from '../keys/recovery-ceremony';
import { openSession } from '../keys/session-keys';
import type { OpenVault } from '../open-vault/open-vault';
import { keepPapers } from '../recovery-papers/paper-change';
import type { PaperKind, PapersInHand } from '../recovery-papers/papers-in-hand';
import { provePapers } from '../recovery-papers/proving-papers';
import { readWraps } from '../keyring/compartment-wraps';
import type { PaperChange } from '../house-facts/recovery-facts';

type Making = Result<
  OutputOf<typeof recovery.makePapers>,
  RefusalCodeOf<typeof recovery.makePapers>
>;

interface Made {
  readonly ceremony: string;
  readonly kind: PaperKind;
  readonly papers: PreparedPapers;
}

export class NewPapers {
  readonly #papers: PapersInHand;
  #made: Made | undefined;

  constructor(papers: PapersInHand) {
    this.#papers = papers;
  }

  async *make(
    vault: OpenVault,
    order: CheckedInputOf<typeof recovery.makePapers> & { readonly now: string },
  ): AsyncGenerator<Progress, Making, void> {
    yield { step: 'proving', done: 0, total: 1 };
    const { folder } = vault.parts;
    const proved = await provePapers({ folder, now: order.now, proof: order.proof });
    if (!proved.ok) return proved;
    yield { step: 'keys', done: 0, total: 1 };
    const { header, holder } = proved.value;
    const keys = await openSession(holder, readWraps(vault.keyring, holder.holderId));
    try {
      const made =
        order.what === 'code'
          ? ok(await prepareCode(header, keys, order.now))
          : await prepareCards(header, keys, order.now);
      return made.ok ? ok(this.#show(order.what, header, made.value)) : made;
    } finally {
      keys.wipe();
    }
  }

  /** Inside the open transaction. The header is written after it, by `writePapers`. */
  keep(
    vault: OpenVault,
    ceremony: string,
  ): Result<
    Record<string, never>,
    'vault.ceremony-over' | 'vault.recovery-not-confirmed' | 'vault.header-damaged'
  > {
    const made = this.#made;
    if (made?.ceremony !== ceremony) return refuse('vault.ceremony-over');
    if (!this.#papers.isConfirmed(ceremony, made.kind)) {
      return refuse('vault.recovery-not-confirmed');
    }
    const header = genuineHeader(vault);
    if (!header.ok) return header;
    // Made for other file keys or without a room that was opened since, they would not open all.
    if (!isNext(made.papers.header, header.value)) return refuse('vault.ceremony-over');
    keepPapers(vault, changeOf(made), made.papers.wraps);
    this.forget();
    return ok({});
  }

  forget(): void {
    this.#made = undefined;
    this.#papers.drop();
  }

  #show(kind: PaperKind, header: Header, papers: PreparedPapers) {
    const { vaultId } = header.content;
    const shown = this.#papers.take({
      vaultId,
      code: papers.written,
      cards: papers.cards?.written,
    });
    this.#made = { ceremony: shown.ceremony, kind, papers };
    return shown;
  }
}

function isNext(made: Header, now: Header): boolean {
  return made.content.generation === now.content.generation + 1;
}

function changeOf({ kind, papers }: Made): PaperChange {
  const { recovery: code, cards, cardSets } = papers.header.content;
  const gone = [...papers.goneHolders];
  if (kind === 'code') return { recovery: code, gone };
  if (cards === undefined || cardSets === undefined) throw new Error('cards were made');
  return { cards, cardSets, gone };
}
