// The SHA-256 of a file of any size, a piece at a time.
import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { MediumCondition } from '../database/medium-condition';

const PRIVATE_FILE = 0o600;
const PIECE_BYTES = 1024 * 1024;

export interface HashedFile {
  readonly bytes: number;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Blocks until it is done: for the workshop's thread. */
export function hashFile(path: string): HashedFile {
  const file = openSync(path, 'r');
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  let bytes = 0;
  try {
    for (;;) {
      const length = readSync(file, piece, 0, piece.length, bytes);
      if (length === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(piece.subarray(0, length));
      bytes += length;
    }
  } finally {
    closeSync(file);
  }
}

/** Copies to a path that must not be there yet while hashing, or only hashes; yields bytes done, waits aside. */
export async function* readThrough(
  path: string,
  toPath?: string,
): AsyncGenerator<number, HashedFile, void> {
  const from = await openFile(path);
  const to = toPath === undefined ? undefined : await open(toPath, 'wx', PRIVATE_FILE);
  try {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    for (let bytes = 0; ; ) {
      const { bytesRead } = await from.read(piece, 0, piece.length, bytes);
      if (bytesRead === 0) {
        await to?.sync();
        return { bytes, sha256: hash.digest('hex') };
      }
      hash.update(piece.subarray(0, bytesRead));
      await to?.writeFile(piece.subarray(0, bytesRead));
      bytes += bytesRead;
      yield bytes;
    }
  } finally {
    await from.close();
    await to?.close();
  }
}

/** What a stranger laid in a file's place, such as a pipe, must not make anybody wait. */
async function openFile(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new MediumCondition('not-ours');
}
