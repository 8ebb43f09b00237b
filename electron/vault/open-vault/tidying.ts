// What a renewal or another format leaves behind: files that the header no longer, or never, spoke for.
// Called only once the files that the header does speak for have opened: nothing unreadable is ever taken away.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, type VaultFileNames } from '../keys/header';
import { type FoundHeader, writeHeader } from '../keys/header-file';
import { moveToFormerVault } from '../platform/former-vault';
import { beforeCopies } from '../platform/vault-files';

const LEFT_BEHIND =
  /^((?:records|keyring)(?:-[0-9a-z]{8})?\.kanaf)(?:\.from)?(?:-wal|-shm|-journal)?$/;

/**
 * Mends the header's two copies first: while one of them speaks for the old files, these stay. Copies of before a
 * raising of the schema stay until the raised files have opened once more, or are renewed. The files of a former format go
 * where its header lies already.
 */
export function tidyFolder(folder: string, found: FoundHeader, raised = false): void {
  const others = filesBeside(folder, filesOf(found.header.content));
  if (!raised) others.push(...beforeCopies(folder));
  if (others.length === 0) return;
  try {
    writeHeader(folder, found.header);
    for (const name of others) {
      if (!moveToFormerVault(folder, name)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A full or read-only medium: they are looked at again at the next unlock.
    return;
  }
}

/** Database files of the folder that are not these two, each before what SQLite left beside it. */
export function filesBeside(folder: string, { records, keyring }: VaultFileNames): string[] {
  return readdirSync(folder)
    .filter((name) => {
      const base = LEFT_BEHIND.exec(name)?.[1];
      if (base === undefined) return false;
      return (base !== records && base !== keyring) || name.includes('.from');
    })
    .toSorted();
}
