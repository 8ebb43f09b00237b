// New papers for an open vault. The old ones must be typed: only a recovery session can hand out every compartment.
import type { recovery } from '../../../src/features/recovery/contract';
import type {
  CheckedInputOf,
  OutputOf,
  Progress,
  RefusalCodeOf,
} from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { genuineHeader } from '../open-vault/genuine-header';
import type { Header } from '../keys/header';
import { prepareCards, prepareCode, type PreparedPapers } from '../keys/recovery-ceremony';
import { openSession, type SessionKeys } from '../keys/session-keys';
import { judgeOf } from '../deeds/book';
import { signingPaper } from '../deeds/book-state';
import type { DeedFacts, StoredDeed } from '../deeds/deed';
import { deedPaper } from '../deeds/founding-deed';
import type { PersonSession } from '../open-vault/person-session';
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
  readonly papers: PreparedPapers & { readonly deed: StoredDeed };
}

export class NewPapers {
  readonly #papers: PapersInHand;
  #made: Made | undefined;

  constructor(papers: PapersInHand) {
    this.#papers = papers;
  }

  async *make(
    vault: PersonSession,
    request: CheckedInputOf<typeof recovery.makePapers> & { readonly now: string },
  ): AsyncGenerator<Progress, Making, void> {
    yield { step: 'proving', done: 0, total: 1 };
    const { folder } = vault.files;
    const proved = await provePapers({ folder, now: request.now, proof: request.proof });
    if (!proved.ok) return proved;
    yield { step: 'keys', done: 0, total: 1 };
    const { header, holder } = proved.value;
    const wraps = readWraps(vault.keyring, holder.holderId);
    const keys = await openSession(holder, wraps, judgeOf(vault.book));
    try {
      if (!vault.book.isWhole || !isOfThisBook(vault, keys)) return refuse('vault.unvouched');
      const made =
        request.what === 'code'
          ? ok(await prepareCode(header, keys, request.now))
          : await prepareCards(header, keys, request.now);
      if (!made.ok) return made;
      const deed = vault.book.prepare(
        { kind: 'papers', at: request.now, papers: deedPapers(request.what, made.value) },
        [vault.keys, keys],
      );
      return ok(this.#show(request.what, header, { ...made.value, deed }));
    } finally {
      keys.wipe();
    }
  }

  /** Inside the open transaction. The header is written after it, by `writePapers`. */
  keep(
    vault: PersonSession,
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
    const header = genuineHeader(vault.files);
    if (!header.ok) return header;
    // Made for other file keys or without a room that was opened since, they would not open all.
    const { deed } = made.papers;
    if (!isNext(made.papers.header, header.value) || !vault.book.isNext(deed)) {
      return refuse('vault.ceremony-over');
    }
    vault.changeHolders();
    vault.book.addPrepared(deed);
    keepPapers(vault, changeOf(made), made.papers.wraps);
    this.forget();
    return ok({});
  }

  forget(): void {
    this.#made = undefined;
    this.#papers.drop();
  }

  #show(kind: PaperKind, header: Header, papers: Made['papers']) {
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

/** The papers that were typed are those in force, and of the house whose book this is. */
function isOfThisBook(vault: PersonSession, { founding, holderId }: SessionKeys): boolean {
  const maySign = signingPaper(vault.book.state, holderId) !== undefined;
  return maySign && founding === vault.keys.founding;
}

function deedPapers(what: PaperKind, { header }: PreparedPapers): NonNullable<DeedFacts['papers']> {
  const { recovery: code, cards } = header.content;
  if (what === 'code') return { code: deedPaper(code) };
  return cards === undefined ? {} : { cards: deedPaper(cards) };
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
