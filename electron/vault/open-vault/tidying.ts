// What a renewal leaves behind: files that the header no longer, or never, spoke for.
// Called only once the files that the header does speak for have opened: nothing unreadable is ever taken away.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../keys/header';
import { type FoundHeader, writeHeader } from '../keys/header-file';
import { beforeCopies } from '../platform/vault-files';

const LEFT_BEHIND =
  /^((?:records|keyring)(?:-[0-9a-z]{8})?\.kanaf)(?:\.from)?(?:-wal|-shm|-journal)?$/;

/**
 * Mends the header's two copies first: while one of them speaks for the old files, these stay. Copies of before a
 * raising of the schema stay until the raised files have opened once more, or are renewed.
 */
export function tidyFolder(folder: string, found: FoundHeader, raised = false): void {
  const names = Object.values(filesOf(found.header.content));
  const leftBehind = readdirSync(folder).filter((name) => {
    const base = LEFT_BEHIND.exec(name)?.[1];
    if (base === undefined) return false;
    return !names.includes(base) || name.includes('.from');
  });
  if (!raised) leftBehind.push(...beforeCopies(folder));
  if (leftBehind.length === 0) return;
  try {
    writeHeader(folder, found.header);
    for (const name of leftBehind) rmSync(join(folder, name), { force: true });
  } catch {
    // A full or read-only medium: they are looked at again at the next unlock.
    return;
  }
}
