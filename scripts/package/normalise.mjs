// One time and two modes for all files: what differs between two machines is no part of what is carried.
import { chmodSync, lstatSync, lutimesSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export function normalise(folder, epoch) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const found = lstatSync(path);
    if (found.isDirectory()) normalise(path, epoch);
    else if (!found.isSymbolicLink()) chmodSync(path, (found.mode & 0o100) === 0 ? 0o644 : 0o755);
    lutimesSync(path, epoch, epoch);
  }
  chmodSync(folder, 0o755);
  lutimesSync(folder, epoch, epoch);
}
