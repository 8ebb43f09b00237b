// The runtime Kanaf ships with, from Electron's own download. The checksum comes with the locked npm
// package `electron`, so a changed download is refused.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OFFICIAL_ELECTRON, ROOT } from './places.mjs';
import { say } from './say.mjs';
import { zipEntries } from './zip.mjs';

const ANSWER_WITHIN = 8_000;
const STALLED_AFTER = 30_000;
const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

/** Downloads and unpacks the official runtime into `folder`. Throws when it cannot be reached. */
export async function unpackOfficial(folder) {
  const name = `electron-v${OFFICIAL_ELECTRON}-${process.platform}-${process.arch}.zip`;
  const base =
    process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';
  const sums = createRequire(join(ROOT, 'package.json'))('electron/checksums.json');
  if (sums[name] === undefined) throw new Error(`Electron publishes no ${name}`);
  say(`fetching Electron ${OFFICIAL_ELECTRON}`);
  const zip = await download(`${base}v${OFFICIAL_ELECTRON}/${name}`);
  if (createHash('sha256').update(zip).digest('hex') !== sums[name]) {
    throw new Error(`${name} does not match its checksum; it is not used`);
  }
  for (const entry of zipEntries(zip)) if (!entry.name.endsWith('/')) put(folder, entry);
}

function put(folder, entry) {
  const path = join(folder, entry.name);
  mkdirSync(dirname(path), { recursive: true });
  if ((entry.mode & FILE_TYPE) === SYMLINK) symlinkSync(entry.read().toString('utf8'), path);
  else {
    writeFileSync(path, entry.read());
    if (entry.mode & 0o111) chmodSync(path, 0o755);
  }
}

async function download(address) {
  const halt = new AbortController();
  let timer = setTimeout(() => halt.abort(), ANSWER_WITHIN);
  try {
    const response = await fetch(address, { signal: halt.signal });
    if (!response.ok) throw new Error(`the download answered ${response.status}`);
    const parts = [];
    for await (const part of response.body) {
      clearTimeout(timer);
      timer = setTimeout(() => halt.abort(), STALLED_AFTER);
      parts.push(part);
    }
    return Buffer.concat(parts);
  } finally {
    clearTimeout(timer);
  }
}
