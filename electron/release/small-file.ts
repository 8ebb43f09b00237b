// Lists, keys and signatures are small: a file that is none of these is not read into memory.
import { lstat, readFile } from 'node:fs/promises';

const MAX_BYTES = 8 * 1024 * 1024;

/** Undefined where it is missing, too large, no plain file or not to be read. */
export async function smallFile(path: string): Promise<Buffer | undefined> {
  try {
    const found = await lstat(path);
    return found.isFile() && found.size <= MAX_BYTES ? await readFile(path) : undefined;
  } catch {
    return undefined;
  }
}
