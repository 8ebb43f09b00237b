// What is installed, file by file with its hash (the form of sha256sum): the release key signs it, the app compares itself
// with it, and anybody can do so with `sha256sum -c`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const FILE_LIST = 'resources/files.sha256';
export const FILE_LIST_SIGNATURE = `${FILE_LIST}.sig`;

/**
 * Of every file but list and signature themselves. The first line says of which version and system this is a list, and of
 * what: a signature under it is good for nothing else that the same key signs.
 */
export function writeFileList({ folder, version, target }) {
  const lines = filesUnder(folder)
    .filter((name) => name !== FILE_LIST && name !== FILE_LIST_SIGNATURE)
    .map((name) => `${sha256(join(folder, name))}  ${name}\n`);
  const first = `# kanaf ${version} ${target.platform}-${target.arch}: installed files\n`;
  writeFileSync(join(folder, FILE_LIST), first + lines.join(''));
}

/** With slashes, in the order of their bytes. */
export function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

export const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
