// Whether a folder lies on another computer. SQLite's log and its locks are safe on a disk of this one only.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Kinds of file system that Linux names for shares of other computers. */
const SHARES =
  /^(nfs4?|cifs|smb3|smbfs|afs|ceph|coda|ncpfs|glusterfs|lustre|beegfs|gpfs|davfs|fuse\.(sshfs|rclone|glusterfs|ceph|davfs2?|curlftpfs|smbnetfs|gvfsd-fuse|s3fs|nfs))$/;
const MOUNTS = '/proc/self/mountinfo';

/** `\\server\share`, a drive letter or a mount that stands for one. On macOS only what its path tells. */
export function isNetworkPath(folder: string): boolean {
  if (isShareName(folder)) return true;
  const real = realPathOf(folder);
  // Windows answers a mapped drive with the share behind it.
  return isShareName(real) || SHARES.test(fileSystemAt(real, mounts()));
}

function isShareName(path: string): boolean {
  return /^(\\\\(?!\?\\[A-Za-z]:)|\/\/)/.test(path);
}

/** Of the nearest folder that is there already. */
function realPathOf(folder: string): string {
  let place = resolve(folder);
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  try {
    return realpathSync.native(place);
  } catch {
    return place;
  }
}

function mounts(): string {
  try {
    return process.platform === 'linux' ? readFileSync(MOUNTS, 'utf8') : '';
  } catch {
    return '';
  }
}

/** Kind of the file system that holds an absolute path, by the lines of proc(5)'s mountinfo; empty where none does. */
export function fileSystemAt(path: string, mountinfo: string): string {
  let found = { point: '', kind: '' };
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const point = unescaped(before.split(' ')[4] ?? '');
    const holds = point !== '' && `${path}/`.startsWith(point === '/' ? point : `${point}/`);
    // Of two at one point the later lies on top.
    if (holds && point.length >= found.point.length)
      found = { point, kind: after.split(' ')[0] ?? '' };
  }
  return found.kind;
}

/** Blanks and their kin stand there as three octal digits. */
function unescaped(point: string): string {
  return point.replace(/\\([0-7]{3})/g, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}
