// The book of deeds of an open vault: verified from what its owner knows, and added to inside the transaction that does what
// the deed says.
import type { Handle } from '../database/driver';
import { isDiskTrouble } from '../database/open';
import type { TransactionListener } from '../database/transaction-listener';
import { type BookState, EMPTY_BOOK } from './book-state';
import {
  type Deed,
  type DeedFacts,
  type DeedKind,
  deedMessage,
  deedText,
  hashOfDeed,
  type StoredDeed,
} from './deed';
import {
  addDeed,
  deedAt,
  deedsAfter,
  keepSealedHead,
  removeDeedsAfter,
  sealedHeadOf,
} from './deed-rows';
import type { SecretJudge, SessionKeys } from '../keys/session-keys';
import { vouchesForSecret } from './vouching';
import { type HeadOwner, type KnownHead, openHead, sealHead, type TrailSeen } from './sealed-head';
import { type DeedFault, verifiedAfter } from './verify';

export interface BookOwner extends HeadOwner {
  /** Hash of the founding deed, as it lies inside the owner's sealed keys: 64 hexadecimal digits. */
  readonly founding: string;
}

/** Who signs: a person, or papers. */
export interface DeedSigner {
  readonly holderId: string;
  sign(message: Uint8Array): Uint8Array;
}

export interface DeedRequest extends DeedFacts {
  readonly kind: DeedKind;
  readonly at: string;
}

/**
 * `founding`: not the book that the owner was let in with. `cut`: what the owner verified once is not in it any more.
 * Otherwise the first deed that is none.
 */
export interface BookFault {
  readonly why: 'founding' | 'cut' | DeedFault;
  readonly number: number;
}

interface Read {
  readonly state: BookState;
  readonly fault: BookFault | undefined;
}

export class Book implements TransactionListener {
  readonly #keyring: Handle;
  readonly #owner: BookOwner;
  #state: BookState;
  #added: BookState | undefined;
  #fault: BookFault | undefined;
  /** Of lines that the open transaction takes out. */
  #dropping: BookFault | undefined;
  #isHeadKept: boolean;
  #trail: TrailSeen | undefined;

  private constructor(
    keyring: Handle,
    owner: BookOwner,
    read: Read & Pick<KnownHead, 'trail'> & { readonly kept: number },
  ) {
    this.#keyring = keyring;
    this.#owner = owner;
    this.#state = read.state;
    this.#fault = read.fault;
    this.#isHeadKept = read.kept === read.state.number;
    this.#trail = read.trail;
  }

  /** Goes on from the head that the owner verified last. */
  static open(keyring: Handle, owner: BookOwner): Book {
    const known = knownHead(keyring, owner);
    const { state, trail } = known;
    const kept = state.number;
    const read = { ...readOn(keyring, owner, state), kept };
    return new Book(keyring, owner, trail === undefined ? read : { ...read, trail });
  }

  get trailSeen(): TrailSeen | undefined {
    return this.#trail;
  }

  /** Kept with the next head. */
  seeTrail(seen: TrailSeen): void {
    this.#trail = seen;
    this.#isHeadKept = false;
  }

  get state(): BookState {
    return this.#added ?? this.#state;
  }

  /** Why nothing is handed out now; undefined where the book is whole. */
  get fault(): BookFault | undefined {
    return this.#fault;
  }

  get isWhole(): boolean {
    return this.#fault === undefined;
  }

  /** Whether the book holds what somebody saw of it once. */
  has({ number, head }: { readonly number: number; readonly head: string }): boolean {
    const there = deedAt(this.#keyring, number);
    return number <= this.state.number && there !== undefined && hashOfDeed(there.body) === head;
  }

  /** Somebody remembers a deed that is not in the book: nothing is handed out by it from now on. */
  doubt(number: number): void {
    this.#fault ??= { why: 'cut', number };
  }

  /** Reads every deed again, from the first one: a week's work of anybody else is not believed because it was once. */
  verifyWhole(): BookFault | undefined {
    const read = readOn(this.#keyring, this.#owner, EMPTY_BOOK);
    const fault = read.fault ?? lacking(read.state, this.#state);
    this.#fault ??= fault;
    return fault;
  }

  /** A deed that is to be signed now and added later, in `addPrepared`. */
  prepare(request: DeedRequest, signers: readonly DeedSigner[]): StoredDeed {
    const { number, head } = this.state;
    const { vaultId } = this.#owner;
    const by = signers.map(({ holderId }) => holderId);
    const deed: Deed = {
      v: 1,
      vault: vaultId,
      number: number + 1,
      before: head,
      signers: by,
      ...request,
    };
    return signedDeed(deed, signers);
  }

  /** Inside the open transaction of both files. Throws where the rules do not let these people sign it: nothing is kept. */
  add(request: DeedRequest, signers: readonly DeedSigner[]): void {
    this.addPrepared(this.prepare(request, signers));
  }

  /** False for a deed that was prepared before another one. */
  isNext(deed: StoredDeed): boolean {
    return deed.number === this.state.number + 1;
  }

  addPrepared(deed: StoredDeed): void {
    if (!this.isWhole) throw new Error('nothing is added to a book that is not whole');
    const next = verifiedAfter(this.state, this.#owner.vaultId, deed);
    if (!next.ok) throw new Error(`a deed of ours may not stand: ${next.refusal.code}`);
    addDeed(this.#keyring, deed);
    this.#added = next.value;
  }

  /** Two people have looked at lines behind the last deed that are none: they go, and the book is whole again. */
  dropStrayLines(): void {
    if (this.#fault === undefined || this.#fault.why === 'cut') return;
    if (this.#fault.why === 'founding') return;
    removeDeedsAfter(this.#keyring, this.#state.number);
    this.#dropping = this.#fault;
    this.#fault = undefined;
  }

  settle(): void {
    this.#dropping = undefined;
    if (this.#added !== undefined) {
      this.#state = this.#added;
      this.#added = undefined;
      this.#isHeadKept = false;
    }
    this.keepHead();
  }

  forget(): void {
    this.#added = undefined;
    this.#fault ??= this.#dropping;
    this.#dropping = undefined;
  }

  #known(): KnownHead {
    const state = this.#state;
    return this.#trail === undefined ? { state } : { state, trail: this.#trail };
  }

  /** Outside any transaction: what was verified is known from here on. A disk that takes nothing is tried again later. */
  keepHead(): void {
    if (this.#isHeadKept || this.#state.number === 0 || this.#keyring.inTransaction) return;
    try {
      const { staffId } = this.#owner;
      keepSealedHead(this.#keyring, staffId, sealHead(this.#owner, this.#known()));
      this.#isHeadKept = true;
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
    }
  }
}

export function ownerOf({ vaultId, holderId, founding, headKey }: SessionKeys): BookOwner {
  return { vaultId, staffId: holderId, founding, headKey };
}

/** Which secrets of compartments are those that deeds committed to. */
export function judgeOf(book: Book): SecretJudge {
  return (keys) => vouchesForSecret(book.state, keys);
}

export function signedDeed(deed: Deed, signers: readonly DeedSigner[]): StoredDeed {
  const body = deedText(deed);
  const message = deedMessage(body);
  const signatures = signers.map((one) => Buffer.from(one.sign(message)).toString('hex'));
  return { number: deed.number, body, signatures };
}

/** What the owner sealed for themselves last; where nothing is there, or not of this book, the beginning. */
function knownHead(keyring: Handle, owner: BookOwner): KnownHead {
  const sealed = sealedHeadOf(keyring, owner.staffId);
  const known = sealed === undefined ? undefined : openHead(owner, sealed);
  return known?.state.founding === owner.founding ? known : { state: EMPTY_BOOK };
}

function readOn(keyring: Handle, owner: BookOwner, known: BookState): Read {
  const first = deedAt(keyring, 1);
  if (first === undefined || hashOfDeed(first.body) !== owner.founding) {
    return { state: known, fault: { why: 'founding', number: 1 } };
  }
  if (known.number > 0) {
    const there = deedAt(keyring, known.number);
    const isThere = there !== undefined && hashOfDeed(there.body) === known.head;
    if (!isThere) return { state: known, fault: { why: 'cut', number: known.number } };
  }
  let state = known;
  for (const stored of deedsAfter(keyring, known.number)) {
    const next = verifiedAfter(state, owner.vaultId, stored);
    if (!next.ok) {
      return { state, fault: { why: next.refusal.code, number: stored.number } };
    }
    state = next.value;
  }
  return { state, fault: undefined };
}

/** A book read anew that does not come to what is known. */
function lacking(read: BookState, known: BookState): BookFault | undefined {
  const isSame = read.number === known.number && read.head === known.head;
  return isSame ? undefined : { why: 'cut', number: Math.min(read.number, known.number) };
}
