// What lies in a folder, file by file. A link is never followed: it is told as what it is.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface FoundFile {
  /** With slashes, from the folder on. */
  readonly name: string;
  /** 0 where it is no plain file. */
  readonly bytes: number;
  readonly isPlain: boolean;
}

/** More than an installed app or a stick holds: somebody chose the wrong folder. */
const MAX_FILES = 50_000;

/** Undefined where there are far too many. Fails where a folder cannot be read. */
export async function filesUnder(folder: string): Promise<readonly FoundFile[] | undefined> {
  const found: FoundFile[] = [];
  const open = [''];
  for (let inside = open.pop(); inside !== undefined; inside = open.pop()) {
    for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
      const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) open.push(name);
      else found.push(await fileAt(folder, name, entry.isFile()));
    }
    if (found.length > MAX_FILES) return undefined;
  }
  return found;
}

async function fileAt(folder: string, name: string, isPlain: boolean): Promise<FoundFile> {
  return { name, bytes: isPlain ? (await lstat(join(folder, name))).size : 0, isPlain };
}
