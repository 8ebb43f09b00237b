// Single steps on a backup medium. All of them wait aside: a slow stick must not make the window wait.
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rename, rm, stat, statfs } from 'node:fs/promises';
import { relative } from 'node:path';
import { sqliteCode } from '../database/driver';
import { MediumCondition } from '../database/medium-condition';

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
/** A pipe laid in the place of a file must not make anybody wait; absent where there are none. */
const AT_ONCE = constants.O_NONBLOCK ?? 0;

/** Makes a folder that must not be there yet. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { mode: PRIVATE_FOLDER });
}

export async function makeFolderIfMissing(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER });
}

/** Writes a fresh private file and waits until it is on the medium. */
export async function putFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', PRIVATE_FILE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function syncFolder(path: string): Promise<void> {
  // Windows has no fsync of a folder; NTFS journals the rename itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Gives the finished folder its true name: from this moment it is a backup. */
export async function makeTrue(partial: string, path: string, parent: string): Promise<void> {
  await syncFolder(partial);
  await rename(partial, path);
  await syncFolder(parent);
}

/** At most `limit` bytes of a file; undefined when it is not there, is larger, or is no file. */
export async function readSmall(path: string, limit: number): Promise<Buffer | undefined> {
  try {
    const file = await open(path, constants.O_RDONLY | AT_ONCE);
    try {
      const about = await file.stat();
      const { size } = about;
      if (!about.isFile() || size > limit) return undefined;
      const bytes = Buffer.alloc(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

export async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (fileCode(error) === 'ENOENT') return [];
    throw error;
  }
}

export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Bytes that may still be written where `path` lies. */
export async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

export async function areOnOneDisk(left: string, right: string): Promise<boolean> {
  const [one, other] = await Promise.all([stat(left), stat(right)]);
  return one.dev === other.dev;
}

export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

/** True for a folder that lies there itself: a link to one may lead anywhere. */
export async function isOwnFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** True when `inner` is the vault's folder or lies in it. */
export async function isInside(vaultFolder: string, inner: string): Promise<boolean> {
  const way = relative(await realpath(vaultFolder), await realpath(inner));
  return way === '' || (!way.startsWith('..') && !/^([A-Za-z]:|[\\/])/.test(way));
}

export type MediumTrouble = 'backups.no-space' | 'backups.not-writable' | 'backups.medium-failed';

const TROUBLES: Readonly<Record<string, MediumTrouble>> = {
  ENOSPC: 'backups.no-space',
  EDQUOT: 'backups.no-space',
  EFBIG: 'backups.no-space',
  EROFS: 'backups.not-writable',
  EACCES: 'backups.not-writable',
  EPERM: 'backups.not-writable',
  EIO: 'backups.medium-failed',
  ENODEV: 'backups.medium-failed',
  ENXIO: 'backups.medium-failed',
  ENOENT: 'backups.medium-failed',
  ENOTDIR: 'backups.medium-failed',
  EEXIST: 'backups.medium-failed',
  ELOOP: 'backups.medium-failed',
};

/** What a fault on the medium means for the worker; undefined when it is a fault of ours. */
export function troubleOf(error: unknown): MediumTrouble | undefined {
  if (error instanceof MediumCondition)
    return error.kind === 'no-room' ? 'backups.no-space' : 'backups.medium-failed';
  const sqlite = sqliteCode(error);
  if (sqlite === 'SQLITE_FULL') return 'backups.no-space';
  if (sqlite?.startsWith('SQLITE_READONLY') === true) return 'backups.not-writable';
  if (sqlite !== undefined && /^SQLITE_(IOERR|CANTOPEN)/.test(sqlite))
    return 'backups.medium-failed';
  return TROUBLES[fileCode(error) ?? ''];
}

function fileCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
