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

const MAX_U16 = 0xffff;
const MAX_U32 = 0xffff_ffff;

/**
 * Encodes parts one after the other without ambiguity. A text is its UTF-8 length as u16 and its
 * bytes; a number is u32; a byte string is its length as u16 and its bytes. Big-endian throughout.
 * Throws RangeError for a number outside 0..2^32-1 or a part longer than 65,535 bytes.
 */
export function placeBytes(...parts: readonly Part[]): Buffer {
  let size = 0;
  for (const part of parts) size += sizeOf(part);
  const bytes = Buffer.alloc(size);
  let at = 0;
  for (const part of parts) at = writePart(bytes, at, part);
  return bytes;
}

type Part = string | number | Uint8Array;

const NUMBER_BYTES = 4;
const LENGTH_BYTES = 2;

function sizeOf(part: Part): number {
  if (typeof part === 'number') return NUMBER_BYTES;
  return LENGTH_BYTES + (typeof part === 'string' ? Buffer.byteLength(part, 'utf8') : part.length);
}

/** Answers where the next part begins. */
function writePart(bytes: Buffer, at: number, part: Part): number {
  if (typeof part === 'number') return writeNumber(bytes, at, part);
  const length = sizeOf(part) - LENGTH_BYTES;
  if (length > MAX_U16) throw new RangeError('a part of a place is too long');
  const from = bytes.writeUInt16BE(length, at);
  if (typeof part === 'string') bytes.write(part, from, 'utf8');
  else bytes.set(part, from);
  return from + length;
}

function writeNumber(bytes: Buffer, at: number, value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > MAX_U32) {
    throw new RangeError('a number of a place must be a u32');
  }
  return bytes.writeUInt32BE(value, at);
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
