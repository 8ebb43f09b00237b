// A folder's files held in memory, to be laid out again as often as tests want one of their own.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface HeldFile {
  readonly path: string;
  readonly mode: number;
  /** Nothing for a folder. */
  readonly content: Buffer | undefined;
}

export type FolderInMemory = readonly HeldFile[];

export function readFolder(folder: string): FolderInMemory {
  return readdirSync(folder, { recursive: true }).map((name) => {
    const path = String(name);
    const seen = statSync(join(folder, path));
    const content = seen.isDirectory() ? undefined : readFileSync(join(folder, path));
    return { path, mode: seen.mode & 0o777, content };
  });
}

export function layOut(files: FolderInMemory, folder: string): void {
  for (const { path, mode, content } of files) {
    const to = join(folder, path);
    if (content === undefined) mkdirSync(to, { recursive: true, mode });
    else {
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, content, { mode });
    }
  }
}
