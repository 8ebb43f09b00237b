// Who writes the lines of a session: a key made for this session alone, vouched for by the person's own key in its first line,
// signs the chain. The person's key itself stays out of it: it signs once, at the door.
import { placeBytes } from '../keys/places';
import { ed25519PublicKey, KEY_BYTES, randomBytes, signEd25519, wipe } from '../keys/suite';
import type { SessionVoucher } from './event';

export interface Person {
  readonly staffId: string;
  /** By their own key. */
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export interface LinePlace {
  readonly vaultId: string;
  /** Sequence of the session's first line. */
  readonly session: number;
}

export class SessionAuthor {
  readonly #vaultId: string;
  readonly #person: Person;
  readonly #seed = randomBytes(KEY_BYTES);
  readonly #publicKey: string;

  constructor(vaultId: string, person: Person) {
    this.#vaultId = vaultId;
    this.#person = person;
    this.#publicKey = ed25519PublicKey(this.#seed).toString('hex');
  }

  /** For the first line; `before` is the chain's value over all lines before it. */
  voucher(session: number, before: Uint8Array): SessionVoucher {
    const { staffId, sign } = this.#person;
    const named = { staffId, key: this.#publicKey };
    const message = voucherMessage({ vaultId: this.#vaultId, session }, named, before);
    return { ...named, signature: Buffer.from(sign(message)).toString('hex') };
  }

  /** Over the chain's value at `size`: this session's lines up to there are the person's. */
  cover(session: number, size: number, chain: Uint8Array): Buffer {
    return signEd25519(this.#seed, coverMessage({ vaultId: this.#vaultId, session }, size, chain));
  }

  wipe(): void {
    wipe(this.#seed);
  }
}

export function voucherMessage(
  { vaultId, session }: LinePlace,
  { staffId, key }: Pick<SessionVoucher, 'staffId' | 'key'>,
  before: Uint8Array,
): Buffer {
  return placeBytes('kanaf/session-key/1', vaultId, staffId, key, session, before);
}

export function coverMessage(
  { vaultId, session }: LinePlace,
  size: number,
  chain: Uint8Array,
): Buffer {
  return placeBytes('kanaf/chain-cover/1', vaultId, session, size, chain);
}

/** What a second person at the desk signs of a line that stands in their name in somebody else's session. */
export function agreedMessage(
  vaultId: string,
  staffId: string,
  line: { readonly at: string; readonly verb: string; readonly about: string },
): Buffer {
  return placeBytes('kanaf/agreed/1', vaultId, staffId, line.verb, line.about, line.at);
}
