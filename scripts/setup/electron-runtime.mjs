// Puts an Electron runtime where `electron`, electron-vite and Playwright look for it: official download
// first, registry fallback second; unpacked once per user and linked into this checkout.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { unpackFallback } from './fallback-runtime.mjs';
import { unpackOfficial } from './official-runtime.mjs';
import { CACHE, FALLBACK_ELECTRON, OFFICIAL_ELECTRON, ROOT } from './places.mjs';
import { say, stop } from './say.mjs';

const PLATFORM = `${process.platform}-${process.arch}`;
const PROGRAM =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ??
  'electron';
const UNREACHABLE = join(CACHE, `electron-${OFFICIAL_ELECTRON}-unreachable`);
const folderOf = (version) => join(CACHE, `electron-${version}-${PLATFORM}`);

/** Answers the version in use. `KANAF_ELECTRON=official|fallback` decides; otherwise official first. */
export async function provideElectron() {
  const wish = process.env.KANAF_ELECTRON ?? 'either';
  mkdirSync(CACHE, { recursive: true });
  if (wish !== 'fallback' && (await officialThere(wish === 'official')))
    return link(OFFICIAL_ELECTRON);
  if (PLATFORM !== 'linux-x64') {
    stop([
      `Electron ${OFFICIAL_ELECTRON} could not be downloaded, and the fallback exists for linux-x64 only.`,
    ]);
  }
  await unpackOnce(FALLBACK_ELECTRON, unpackFallback);
  return link(FALLBACK_ELECTRON);
}

async function officialThere(insist) {
  if (existsSync(stampOf(OFFICIAL_ELECTRON))) return true;
  if (existsSync(UNREACHABLE) && !insist) return false;
  try {
    await unpackOnce(OFFICIAL_ELECTRON, unpackOfficial);
    return true;
  } catch (error) {
    const reason = error.cause?.code ?? error.message;
    if (insist) stop(`Electron ${OFFICIAL_ELECTRON} could not be had: ${reason}`);
    say(
      `Electron's own download is not to be had (${reason}); the registry fallback is used from now on`,
    );
    say('to try the download again: KANAF_ELECTRON=official npm start');
    writeFileSync(UNREACHABLE, `${reason}\n`);
    return false;
  }
}

const stampOf = (version) => `${folderOf(version)}.stamp`;

async function unpackOnce(version, unpack) {
  if (existsSync(stampOf(version))) return;
  await withLock(`${folderOf(version)}.lock`, async () => {
    if (existsSync(stampOf(version))) return;
    const temporary = `${folderOf(version)}.${process.pid}`;
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    try {
      await unpack(temporary);
      rmSync(folderOf(version), { recursive: true, force: true });
      renameSync(temporary, folderOf(version));
      writeFileSync(stampOf(version), `${version}\n`);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
  });
}

// Two first starts at once: the second waits for the first; a lock whose owner is gone is taken over.
async function withLock(path, work) {
  for (let waited = 0; !taken(path); waited += 1) {
    if (waited === 0) say('another set-up is unpacking the runtime; waiting for it');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function taken(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!ownerAlive(path)) rmSync(path, { force: true });
    return false;
  }
}

function ownerAlive(path) {
  try {
    process.kill(Number(readFileSync(path, 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function link(version) {
  const home = join(ROOT, 'node_modules', 'electron');
  const dist = join(home, 'dist');
  const target = folderOf(version);
  const there = lstatSync(dist, { throwIfNoEntry: false });
  if (!there?.isSymbolicLink() || readlinkSync(dist) !== target) {
    rmSync(dist, { recursive: true, force: true });
    symlinkSync(target, dist, process.platform === 'win32' ? 'junction' : 'dir');
  }
  writeFileSync(join(home, 'path.txt'), PROGRAM);
  return { version, program: join(dist, PROGRAM) };
}
