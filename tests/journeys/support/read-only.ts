// A copy of a folder on a medium that takes no writing: a small disk of its own where that is allowed (root), else by its rights.
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SmallDisk } from '../../faults/small-disk';

export interface ReadOnlyMedium {
  /** Where the copy lies. */
  readonly path: string;
  takeAway(): void;
}

export function readOnlyCopy(folder: string): ReadOnlyMedium {
  return process.getuid?.() === 0 ? onOwnDisk(folder) : byRights(folder);
}

function onOwnDisk(folder: string): ReadOnlyMedium {
  const disk = new SmallDisk('64m');
  const path = join(disk.path, 'copy');
  cpSync(folder, path, { recursive: true });
  disk.writable(false);
  return { path, takeAway: () => disk.takeAway() };
}

function byRights(folder: string): ReadOnlyMedium {
  const base = mkdtempSync(join(tmpdir(), 'kanaf-read-only-'));
  const path = join(base, 'copy');
  cpSync(folder, path, { recursive: true });
  setRights(path, { folders: 0o500, files: 0o400 });
  const takeAway = () => {
    setRights(path, { folders: 0o700, files: 0o600 });
    rmSync(base, { recursive: true, force: true });
  };
  return { path, takeAway };
}

function setRights(path: string, rights: { readonly folders: number; readonly files: number }) {
  chmodSync(path, 0o700);
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const mode = entry.isDirectory() ? rights.folders : rights.files;
    chmodSync(join(entry.parentPath, entry.name), mode);
  }
  chmodSync(path, rights.folders);
}
