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
    const { buffer, engine } = inflateSync(packed, {
      maxOutputLength: limit,
      info: true,
    }) as unknown as {
      readonly buffer: Uint8Array;
      readonly engine: { readonly bytesWritten: number };
    };
    return engine.bytesWritten === packed.length ? new Uint8Array(buffer) : undefined;
  } catch {
    return undefined;
  }
}
