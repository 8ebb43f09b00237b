// Files that held keys are written over before they go.
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const WIPE_BYTES = 1024 * 1024;
/** A pipe laid in the place of a file must not make anybody wait; absent where there are none. */
const AT_ONCE = constants.O_NONBLOCK ?? 0;
/** What somebody linked to is not followed; absent on Windows, where it is looked at before. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;

/**
 * Old keys are written over before they go. Flash memory may keep a trace: the format page says so. A medium comes from
 * anywhere: what is only linked to, from here or from elsewhere too, keeps its content and loses this name.
 */
export async function wipeFolder(path: string): Promise<void> {
  for (const name of await readdir(path)) await wipeFile(join(path, name));
  await rm(path, { recursive: true, force: true });
}

async function wipeFile(path: string): Promise<void> {
  if (!(await lstat(path)).isFile()) return;
  const file = await open(path, constants.O_RDWR | NO_LINK | AT_ONCE);
  try {
    const { size, nlink } = await file.stat();
    if (nlink <= 1) await writeOver(file, size);
  } finally {
    await file.close();
  }
}

async function writeOver(file: FileHandle, size: number): Promise<void> {
  const nothing = Buffer.alloc(WIPE_BYTES);
  for (let at = 0; at < size; at += nothing.length) {
    await file.writeFile(nothing.subarray(0, size - at));
  }
  await file.sync();
}
