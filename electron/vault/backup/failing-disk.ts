// Copies a file from a disk that may be failing: what cannot be read is left as zeros, page by page.
import { open } from 'node:fs/promises';

const PIECE_BYTES = 1024 * 1024;
const PAGE_BYTES = 4096;

/** What a file handle answers to. */
export interface Readable {
  read(
    into: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
}

/** To a path that must not be there yet; yields bytes done. */
export async function* copyWhatReads(
  path: string,
  toPath: string,
): AsyncGenerator<number, void, void> {
  const from = await open(path, 'r');
  const to = await open(toPath, 'wx', 0o600);
  try {
    const { size } = await from.stat();
    for (let at = 0; at < size; at += PIECE_BYTES) {
      const length = Math.min(PIECE_BYTES, size - at);
      await to.writeFile(await readWhatReads(from, at, length));
      yield at + length;
    }
    await to.sync();
  } finally {
    await from.close();
    await to.close();
  }
}

/** A bad sector inside a piece shows as a short count; as an error only where it is met first. */
export async function readWhatReads(from: Readable, at: number, length: number): Promise<Buffer> {
  const piece = Buffer.alloc(length);
  if (await readsWhole(from, piece, at)) return piece;
  for (let part = 0; part < length; part += PAGE_BYTES) {
    const page = piece.subarray(part, part + PAGE_BYTES);
    if (!(await readsWhole(from, page, at + part))) page.fill(0);
  }
  return piece;
}

async function readsWhole(from: Readable, into: Uint8Array, at: number): Promise<boolean> {
  try {
    const { bytesRead } = await from.read(into, 0, into.length, at);
    return bytesRead === into.length;
  } catch {
    return false;
  }
}
