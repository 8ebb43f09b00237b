// What a person verified last, with all that the deeds up to there say, sealed under a key that only they have: whoever else
// can write the keyring can take it away, but not write another.
import { z } from 'zod';
import { canonicalBytes } from '../keys/canonical-json';
import { placeBytes } from '../keys/places';
import { NONCE_BYTES, open, randomBytes, seal } from '../keys/suite';
import { bookStateSchema } from './book-state';

export interface HeadOwner {
  readonly vaultId: string;
  readonly staffId: string;
  readonly headKey: Uint8Array;
}

const trailSeen = z.strictObject({ epoch: z.int(), size: z.int(), chain: z.string() });
/** How far the owner's program has looked whose lines are whose, and the chain's value there. */
export type TrailSeen = z.output<typeof trailSeen>;

const knownSchema = z.strictObject({ state: bookStateSchema, trail: trailSeen.exactOptional() });
/** All that is sealed for its owner. */
export type KnownHead = z.output<typeof knownSchema>;

/** Nonce (12), then AES-256-GCM of the canonical JSON. */
export function sealHead(owner: HeadOwner, state: KnownHead): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const sealed = seal({ key: owner.headKey, nonce, aad: placeOf(owner) }, canonicalBytes(state));
  return Buffer.concat([nonce, sealed]);
}

/** Undefined where it was not sealed by its owner. */
export function openHead(owner: HeadOwner, sealed: Uint8Array): KnownHead | undefined {
  if (sealed.length < NONCE_BYTES) return undefined;
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const context = { key: owner.headKey, nonce, aad: placeOf(owner) };
  const plain = open(context, sealed.subarray(NONCE_BYTES));
  if (plain === undefined) return undefined;
  const read = knownSchema.safeParse(JSON.parse(plain.toString('utf8')));
  return read.success ? read.data : undefined;
}

function placeOf({ vaultId, staffId }: HeadOwner): Buffer {
  return placeBytes('kanaf/deed-head/1', vaultId, staffId);
}
