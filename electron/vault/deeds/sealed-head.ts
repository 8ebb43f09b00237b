// What a person verified last, with all that the deeds up to there say, sealed under a key that only they have: whoever else
// can write the keyring can take it away, but not write another.
import { canonicalBytes } from '../keys/canonical-json';
import { placeBytes } from '../keys/places';
import { NONCE_BYTES, open, randomBytes, seal } from '../keys/suite';
import { type BookState, bookStateSchema } from './book-state';

export interface HeadOwner {
  readonly vaultId: string;
  readonly staffId: string;
  readonly headKey: Uint8Array;
}

/** Nonce (12), then AES-256-GCM of the canonical JSON of the state. */
export function sealHead(owner: HeadOwner, state: BookState): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const sealed = seal({ key: owner.headKey, nonce, aad: placeOf(owner) }, canonicalBytes(state));
  return Buffer.concat([nonce, sealed]);
}

/** Undefined where it was not sealed by its owner. */
export function openHead(owner: HeadOwner, sealed: Uint8Array): BookState | undefined {
  if (sealed.length < NONCE_BYTES) return undefined;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const context = { key: owner.headKey, nonce, aad: placeOf(owner) };
  const plain = open(context, sealed.subarray(NONCE_BYTES));
  if (plain === undefined) return undefined;
  const read = bookStateSchema.safeParse(JSON.parse(plain.toString('utf8')));
  return read.success ? read.data : undefined;
}

function placeOf({ vaultId, staffId }: HeadOwner): Buffer {
  return placeBytes('kanaf/deed-head/1', vaultId, staffId);
}
