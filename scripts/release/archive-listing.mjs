// Reads what lies in the app's archive (asar: a length-prefixed JSON of folders, then the files one after another).
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Paths with slashes, folders left out. `folder` is the unpacked app. */
export function filesInArchive(folder) {
  const file = openSync(join(folder, 'resources/app.asar'));
  try {
    const sizes = readAt(file, 0, 16);
    const header = readAt(file, 16, sizes.readUInt32LE(12)).toString('utf8');
    return listed(JSON.parse(header).files, '');
  } finally {
    closeSync(file);
  }
}

function readAt(file, at, length) {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, at);
  return bytes;
}

const listed = (files, before) =>
  Object.entries(files).flatMap(([name, entry]) =>
    entry.files === undefined ? [`${before}${name}`] : listed(entry.files, `${before}${name}/`),
  );
