// What is installed, file by file with its hash (the form of sha256sum): the release key signs it, the app compares itself
// with it, and anybody can do so with `sha256sum -c`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const FILE_LIST = 'resources/files.sha256';

export function writeFileList(folder) {
  const lines = filesUnder(folder).map((name) => `${sha256(join(folder, name))}  ${name}\n`);
  writeFileSync(join(folder, FILE_LIST), lines.join(''));
}

/** With slashes, in the order of their bytes; the list itself is not among them. */
function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => name !== FILE_LIST && name !== `${FILE_LIST}.sig`)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

export const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
