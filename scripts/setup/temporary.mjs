// Tests make and drop thousands of vaults, each with its syncs. Where the system has a file system in memory with room
// to spare they lie there; what a disk does when it fails is tested by failing it, not by waiting for one.
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
const ROOM_BYTES = 6 * 1024 ** 3;
const NAME = /^kanaf-tests-(\d+)$/;

/** `{ env }`: what programs are told of the folder, which goes when this process ends. */
export function temporaryFolder() {
  if (process.env['TMPDIR'] !== undefined || !hasRoom()) return { env: {} };
  removeForgotten();
  const folder = join(IN_MEMORY, `kanaf-tests-${process.pid}`);
  mkdirSync(folder, { mode: 0o700 });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { env: { TMPDIR: folder } };
}

function hasRoom() {
  if (process.platform !== 'linux' || !existsSync(IN_MEMORY)) return false;
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize > ROOM_BYTES;
}

/** A run that was killed left its folder: memory that nobody gives back. */
function removeForgotten() {
  for (const name of readdirSync(IN_MEMORY)) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid > 0 && !existsSync(`/proc/${pid}`))
      rmSync(join(IN_MEMORY, name), { recursive: true, force: true });
  }
}
