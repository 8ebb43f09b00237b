// Identifiers that follow from what they name: made anew anywhere they are the same.
import { createHash } from 'node:crypto';

/** A version-8 UUID (RFC 9562) of the text. */
export function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
