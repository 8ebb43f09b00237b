// Unpacks one stream, whole and no further than a summary needs.
import { inflateSync } from 'node:zlib';
import type { PdfObject } from './pdf-objects';

/** Largest stream of a summary when unpacked, in bytes. */
export const STREAM_LIMIT = 2_000_000;

/** Undefined where the stream is broken, larger than `limit`, or has bytes behind its packed end. Never throws. */
export function unpacked(
  object: PdfObject | undefined,
  limit = STREAM_LIMIT,
): Uint8Array | undefined {
  const packed = object?.stream;
  if (packed === undefined) return undefined;
  try {
    const told: unknown = inflateSync(packed, { maxOutputLength: limit, info: true });
    return isTold(told) && told.engine.bytesWritten === packed.length
      ? new Uint8Array(told.buffer)
      : undefined;
  } catch {
    return undefined;
  }
}

interface Told {
  readonly buffer: Uint8Array;
  /** `bytesWritten`: how many packed bytes were used up. */
  readonly engine: { readonly bytesWritten: number };
}

/** With `info` more is answered than the bytes; the types of Node do not say so. */
function isTold(told: unknown): told is Told {
  if (typeof told !== 'object' || told === null) return false;
  if (!('buffer' in told && told.buffer instanceof Uint8Array && 'engine' in told)) return false;
  const { engine } = told;
  return (
    typeof engine === 'object' &&
    engine !== null &&
    'bytesWritten' in engine &&
    typeof engine.bytesWritten === 'number'
  );
}
