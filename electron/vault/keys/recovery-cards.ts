// Three cards for three people outside the shelter's office: any two together open the recovery slot of the cards,
// one alone says nothing about it (Shamir's sharing over GF(2^8), threshold 2).
import { combine, split } from 'shamir-secret-sharing';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { digitGroups, readDigitGroups, type GroupsRefusal } from './digit-groups';
import { bytesAsWords, looksLikeWords, readBytesAsWords, type WordsRefusal } from './paper-words';
import { placeBytes } from './places';
import { KEY_BYTES, equalBytes, sha256, wipe } from './suite';

export const CARDS_MADE = 3;
export const CARDS_NEEDED = 2;
export const CARD_GROUPS = 18;
export const MAX_CARD_SET = 60;
/** The secret's share and the share's own number. */
const SHARE_BYTES = KEY_BYTES + 1;
const CHECKSUM_BYTES = 2;
const CARD_BYTES = 1 + SHARE_BYTES + CHECKSUM_BYTES;

export interface Card {
  /** Which making of cards it belongs to, from 1. */
  readonly set: number;
  /** 1, 2 or 3. */
  readonly index: number;
  readonly share: Uint8Array;
}

/** A card as it is printed. */
export interface WrittenCard {
  readonly set: number;
  readonly index: number;
  /** Eighteen texts of 6 Western digits. */
  readonly groups: readonly string[];
  /** 27 English words. */
  readonly words: readonly string[];
}

export type CardRefusal = GroupsRefusal | WordsRefusal | 'vault.card-not-this-vault';
export type CardsRefusal = 'vault.cards-same' | 'vault.cards-of-two-sets';

/** Splits a 32-byte secret into three written cards of a set. */
export async function writtenCards(
  vaultId: string,
  set: number,
  secret: Uint8Array,
): Promise<readonly WrittenCard[]> {
  if (secret.length !== KEY_BYTES) throw new RangeError('a recovery secret has 32 bytes');
  if (!Number.isInteger(set) || set < 1 || set > MAX_CARD_SET) throw new RangeError('no such set');
  const shares = await split(new Uint8Array(secret), CARDS_MADE, CARDS_NEEDED);
  return shares.map((share, at) => {
    const bytes = cardBytes(vaultId, { set, index: at + 1, share });
    const written = {
      set,
      index: at + 1,
      groups: digitGroups(bytes, 'card'),
      words: bytesAsWords(bytes),
    };
    wipe(bytes, share);
    return written;
  });
}

/**
 * Reads one typed card, digits or words. Beside the refusals of a wrong group or word:
 * `vault.card-not-this-vault` when every group is right but the card's checksum is another vault's.
 */
export function readCard(vaultId: string, typed: string): Result<Card, CardRefusal> {
  const bytes = looksLikeWords(typed)
    ? readBytesAsWords(typed, CARD_BYTES)
    : readDigitGroups(typed, { kind: 'card', count: CARD_GROUPS });
  if (!bytes.ok) return bytes;
  const place = bytes.value[0] ?? 0;
  const card = {
    set: place >> 2,
    index: place & 3,
    share: new Uint8Array(bytes.value.subarray(1, 1 + SHARE_BYTES)),
  };
  const same = equalBytes(cardBytes(vaultId, card), bytes.value);
  wipe(bytes.value);
  return same ? ok(card) : refuse('vault.card-not-this-vault');
}

/** The secret of two different cards of one set. Whether it is this vault's, only the slot can tell. */
export async function secretOfCards(
  first: Card,
  second: Card,
): Promise<Result<Buffer, CardsRefusal>> {
  if (first.set !== second.set) return refuse('vault.cards-of-two-sets');
  if (first.index === second.index || first.share.at(-1) === second.share.at(-1)) {
    return refuse('vault.cards-same');
  }
  const combined = await combine([new Uint8Array(first.share), new Uint8Array(second.share)]);
  const secret = Buffer.from(combined);
  combined.fill(0);
  return ok(secret);
}

/** Set and number in one byte, the share, and the first bytes of a hash that names the vault. */
function cardBytes(vaultId: string, { set, index, share }: Card): Buffer {
  const place = Buffer.from([(set << 2) | index]);
  const checksum = sha256(placeBytes('kanaf/card/1', vaultId, set, index, share));
  return Buffer.concat([place, share, checksum.subarray(0, CHECKSUM_BYTES)]);
}
