// Whose lines are whose: walks a trail from a place on and tells which lines their person's key covers. Pure, so that the
// vault, an export and the command line judge alike.
import { verifyEd25519 } from '../keys/suite';
import type { EventBody, EventV2 } from './event';
import { agreedMessage, coverMessage, voucherMessage } from './session-author';

/** Public signing keys that a person has had by the deeds, and the code they go by. */
export interface KnownAuthor {
  readonly code: string;
  readonly keys: readonly string[];
}

export interface AuthorFacts {
  readonly vaultId: string;
  readonly author: (staffId: string) => KnownAuthor | undefined;
}

export interface WalkedBody {
  readonly sequence: number;
  readonly event: EventBody | undefined;
  /** The chain's value over all lines before it. */
  readonly before: Uint8Array;
}

export interface OpenTail {
  /** Sequence of the session's first line. */
  readonly session: number;
  readonly staffId: string;
  /** Lines that nobody has signed for yet. */
  readonly lines: readonly number[];
}

export interface Authors {
  /** Lines in the name of somebody whose key does not cover them, and could not. */
  readonly foreign: readonly number[];
  /** Ends of sessions that were cut short: their person can still own them. */
  readonly tails: readonly OpenTail[];
}

interface Session {
  readonly staffId: string;
  readonly code: string;
  readonly key: string;
  readonly keys: readonly string[];
  waiting: number[];
  /** Its lock stands in the trail: nothing of it follows. */
  isOver: boolean;
}

/** Begins the verb of a session's last line. */
const LOCK = 'vault.lock-';

export class Authorship {
  readonly #facts: AuthorFacts;
  readonly #sessions = new Map<number, Session>();
  readonly #foreign: number[] = [];
  /** From the first line of version 2 on; before, nobody signed. */
  #isSigned: boolean;
  /** Where the newest session began: one session is open at a time. */
  #newest: number;

  /** `after`: sessions that began up to there are over. */
  constructor(facts: AuthorFacts, after = 0) {
    this.#facts = facts;
    this.#newest = after + 1;
    this.#isSigned = after > 0;
  }

  line(walked: WalkedBody): void {
    const { sequence, event } = walked;
    if (event?.v !== 2) {
      if (event === undefined || this.#isSigned) this.#foreign.push(sequence);
      return;
    }
    this.#isSigned = true;
    if (event.session === sequence) this.#begin(walked.before, event, sequence);
    const isOfToday = event.session >= this.#newest;
    const session = isOfToday ? this.#sessions.get(event.session) : undefined;
    if (session === undefined || session.isOver || !this.#isOf(session, event)) {
      this.#foreign.push(sequence);
      return;
    }
    session.waiting.push(sequence);
    if (event.verb.startsWith(LOCK)) session.isOver = true;
  }

  /** The chain at `size` was signed for a session, by its own key, or by the person's who owns what was cut. */
  cover(cover: {
    readonly session: number;
    readonly size: number;
    readonly chain: Uint8Array;
    readonly signature: Uint8Array;
  }): void {
    const session = this.#sessions.get(cover.session);
    if (session === undefined) return;
    const place = { vaultId: this.#facts.vaultId, session: cover.session };
    const message = coverMessage(place, cover.size, cover.chain);
    const isSigned = [session.key, ...session.keys].some((key) =>
      verifyEd25519(Buffer.from(key, 'hex'), { message, signature: cover.signature }),
    );
    if (isSigned) session.waiting = session.waiting.filter((line) => line > cover.size);
  }

  end(): Authors {
    const tails = [...this.#sessions].flatMap(([session, one]) =>
      one.waiting.length === 0 ? [] : [{ session, staffId: one.staffId, lines: [...one.waiting] }],
    );
    return { foreign: [...this.#foreign], tails };
  }

  #begin(before: Uint8Array, event: EventV2, sequence: number): void {
    this.#newest = sequence;
    const session = this.#sessionOf(event, sequence, before);
    if (session !== undefined) this.#sessions.set(sequence, session);
  }

  #sessionOf(event: EventV2, sequence: number, before: Uint8Array): Session | undefined {
    const { voucher } = event;
    const author = voucher === undefined ? undefined : this.#facts.author(voucher.staffId);
    if (voucher === undefined || author === undefined) return undefined;
    const place = { vaultId: this.#facts.vaultId, session: sequence };
    const signed = {
      message: voucherMessage(place, voucher, before),
      signature: Buffer.from(voucher.signature, 'hex'),
    };
    if (!author.keys.some((key) => verifyEd25519(Buffer.from(key, 'hex'), signed)))
      return undefined;
    const { staffId, key } = voucher;
    return { staffId, key, ...author, waiting: [], isOver: false };
  }

  #isOf(session: Session, { actor, agreed, verb, at, object }: EventV2): boolean {
    if (actor === session.code || actor === 'vault') return true;
    const author = agreed === undefined ? undefined : this.#facts.author(agreed.staffId);
    if (agreed === undefined || author?.code !== actor) return false;
    const line = { verb, at, about: object?.id ?? '' };
    const message = agreedMessage(this.#facts.vaultId, agreed.staffId, line);
    const signature = Buffer.from(agreed.signature, 'hex');
    return author.keys.some((key) =>
      verifyEd25519(Buffer.from(key, 'hex'), { message, signature }),
    );
  }
}
