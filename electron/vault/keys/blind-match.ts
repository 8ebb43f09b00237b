// A keyed hash by which a desk may ask "perhaps known here" without holding anybody's name.
// Whoever holds the compartment can try guesses, so it must never be made of more than a name's sounds.
import type { GenerationKeys } from './compartment-keys';
import { placeBytes } from './places';
import { hmacSha256 } from './suite';

const KEPT_BYTES = 9;

/** 12 characters of base64url: HMAC-SHA256 under the generation's match key, cut to 72 bits. */
export function blindKey(under: GenerationKeys, vaultId: string, phrase: string): string {
  const place = placeBytes('kanaf/blind-name/1', vaultId, under.generation, phrase);
  return hmacSha256(under.matchKey, place).subarray(0, KEPT_BYTES).toString('base64url');
}
