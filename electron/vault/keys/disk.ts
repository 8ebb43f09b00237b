// The few file steps that must survive a power cut, behind one door so that tests can cut the power.
// Files are private to the account that made them; a half-written file never replaces a whole one.
import { dirname } from 'node:path';
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';

const PRIVATE_FILE = 0o600;
/** Whatever lies there under the name of a small file, it is not taken into memory. */
const LARGEST = 8 * 1024 * 1024;

export interface Disk {
  /** Undefined when there is no such file; other faults are thrown. */
  read(path: string): Uint8Array | undefined;
  /** Makes a fresh private file, in place of any leftover of that name. */
  create(path: string): number;
  /** Writes some of the bytes and answers how many. */
  write(file: number, bytes: Uint8Array): number;
  sync(file: number): void;
  close(file: number): void;
  rename(from: string, to: string): void;
  syncFolder(path: string): void;
}

export const nodeDisk: Disk = {
  read(path) {
    try {
      if (statSync(path).size > LARGEST) throw new Error('no file of ours is so large');
      return readFileSync(path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw error;
    }
  },
  create(path) {
    rmSync(path, { force: true });
    return openSync(path, 'wx', PRIVATE_FILE);
  },
  write: (file, bytes) => writeSync(file, bytes),
  sync: (file) => fsyncSync(file),
  close: (file) => closeSync(file),
  rename: (from, to) => renameSync(from, to),
  syncFolder(path) {
    // Windows has no fsync of a folder; NTFS journals the rename itself.
    if (process.platform === 'win32') return;
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
};

/** Every byte: a disk that is nearly full takes some of them without an error, and says so only by their count. */
export function writeWhole(
  file: number,
  bytes: Uint8Array,
  disk: Pick<Disk, 'write'> = nodeDisk,
): void {
  for (let written = 0; written < bytes.length; ) {
    written += disk.write(file, bytes.subarray(written));
  }
}

/**
 * Writes a new private file, never over another one; what is on disk when it returns is whole. What was begun and
 * found no room is taken away again, so that nobody takes it for the paper.
 */
export function putNew(path: string, content: Uint8Array | string): void {
  const file = openSync(path, 'wx', PRIVATE_FILE);
  let isWhole = false;
  try {
    writeWhole(file, Buffer.from(content));
    nodeDisk.sync(file);
    isWhole = true;
  } finally {
    nodeDisk.close(file);
    if (!isWhole) rmSync(path, { force: true });
  }
}

/** A private copy of a file that is there whole or not at all. */
export function copyDurably(from: string, to: string): void {
  const temporary = `${to}.new`;
  rmSync(temporary, { force: true });
  try {
    copyFileSync(from, temporary);
    const file = openSync(temporary, 'r+');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, to);
  } finally {
    rmSync(temporary, { force: true });
  }
  nodeDisk.syncFolder(dirname(to));
}

/** Replaces a file whole or not at all: temporary file, sync, rename, sync of the folder. */
export function replaceFile(
  disk: Disk,
  place: { readonly folder: string; readonly path: string },
  bytes: Uint8Array,
): void {
  const temporary = `${place.path}.new`;
  const file = disk.create(temporary);
  try {
    writeWhole(file, bytes, disk);
    disk.sync(file);
  } finally {
    disk.close(file);
  }
  disk.rename(temporary, place.path);
  disk.syncFolder(place.folder);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
