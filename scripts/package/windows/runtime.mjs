// The runtime for Windows: Electron's own zip, compared with the checksum that the locked npm package carries, or a folder that
// somebody unpacked, which is taken as it is.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { ROOT } from '../../setup/places.mjs';
import { say, stop } from '../../setup/say.mjs';
import { zipEntries } from '../../setup/zip.mjs';

/** Answers the folder. `version` is the one that the other packages are made with: a release has one runtime. */
export function windowsRuntime(given, { to, version }) {
  if (!existsSync(given)) stop(`${given} is not there`);
  const folder = statSync(given).isDirectory() ? given : unpacked(given, { to, version });
  const note = join(folder, 'version');
  const found = existsSync(note) ? readFileSync(note, 'utf8').trim().replace(/^v/, '') : 'unknown';
  if (!existsSync(join(folder, 'electron.exe')))
    stop(`${folder} holds no Electron for Windows: electron.exe is not in it`);
  if (found !== version)
    stop(`the Electron for Windows is ${found}, the other packages are made with ${version}`);
  if (folder === given)
    say(`${given} was unpacked elsewhere: nobody compared it with Electron's checksums`);
  return folder;
}

function unpacked(zip, { to, version }) {
  const name = `electron-v${version}-win32-x64.zip`;
  const sums = createRequire(join(ROOT, 'package.json'))('electron/checksums.json');
  const bytes = readFileSync(zip);
  const sum = createHash('sha256').update(bytes).digest('hex');
  if (sums[name] === undefined) stop(`the locked electron package has no checksum of ${name}`);
  if (sum !== sums[name]) stop(`${basename(zip)} does not match the checksum of ${name}`);
  const folder = join(to, 'electron-win32');
  rmSync(folder, { recursive: true, force: true });
  for (const entry of zipEntries(bytes)) {
    if (entry.name.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, entry.name)), { recursive: true });
    writeFileSync(join(folder, entry.name), entry.read());
  }
  return folder;
}
