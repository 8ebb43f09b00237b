// Writes down unmistakably where a sealed thing belongs, so that it opens there and nowhere else.
// The bytes are final: a change here makes every vault unreadable.
import { idFromBytes, type Id } from '../../../src/kernel/ids';
import type { Compartment } from '../../../src/kernel/compartments';
import { randomBytes } from './suite';

/** Numbers of the compartments inside sealed bytes. Never renumbered, never reused. */
export const COMPARTMENT_NUMBERS: Readonly<Record<Compartment, number>> = {
  presence: 1,
  identity: 2,
  case: 3,
  clinical: 4,
  medical: 5,
  legal: 6,
  safety: 7,
  reporting: 8,
  audit: 9,
};

const MAX_U32 = 0xffff_ffff;

/**
 * Encodes parts one after the other without ambiguity. A text is its UTF-8 length as u16 and its
 * bytes; a number is u32; a byte string is its length as u16 and its bytes. Big-endian throughout.
 * Throws RangeError for a number outside 0..2^32-1 or a part longer than 65,535 bytes.
 */
export function placeBytes(...parts: readonly (string | number | Uint8Array)[]): Buffer {
  return Buffer.concat(parts.map(partBytes));
}

function partBytes(part: string | number | Uint8Array): Buffer {
  if (typeof part === 'number') return u32(part);
  const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
  if (bytes.length > 0xffff) throw new RangeError('a part of a place is too long');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function u32(value: number): Buffer {
  if (!Number.isInteger(value) || value < 0 || value > MAX_U32) {
    throw new RangeError('a number of a place must be a u32');
  }
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const ID_BYTES = 17;
const IDS_AT_ONCE = 128;
let drawn: Uint8Array = new Uint8Array();

/** A fresh random id from the operating system's randomness, drawn for many at once: an id is no secret, and one draw costs more than the id. */
export function freshId<Kind extends string>(): Id<Kind> {
  if (drawn.length === 0) drawn = randomBytes(ID_BYTES * IDS_AT_ONCE);
  const bytes = drawn.subarray(0, ID_BYTES);
  drawn = drawn.subarray(ID_BYTES);
  return idFromBytes<Kind>(bytes);
}
