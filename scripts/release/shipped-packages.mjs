// Which npm packages really ship: those that the build bundled into a shipped file, and those that lie in the app's archive.
// Each must be one of the lock file, at the version that is installed, and no tool for building.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STYLES } from '../package/bundled-packages.mjs';
import { neededChunks } from '../package/stage.mjs';
import { ROOT } from '../setup/places.mjs';
import { stop } from '../setup/say.mjs';
import { filesInArchive } from './archive-listing.mjs';

const PROGRAMS = ['main', 'preload', 'renderer'];
const read = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** Answers `[{ path, name, version, licence, sha512, about }]`, sorted; `about` is the package's own package.json. */
export function shippedPackages({ folder }) {
  const inArchive = filesInArchive(folder);
  const lock = read('package-lock.json').packages;
  const paths = new Set([...bundledInto(inArchive), ...inArchive.flatMap(packageOfArchived)]);
  return [...paths].sort().map((path) => described(path, lock));
}

/** Of each file of the archive what the build noted about it. A file that the build never noted stops the release. */
function bundledInto(inArchive) {
  return PROGRAMS.flatMap((program) => {
    const noted = read(`out/bundled/${program}.json`);
    const files = inArchive
      .filter((file) => file.startsWith(`out/${program}/`))
      .map((file) => file.slice(`out/${program}/`.length));
    const built = files.filter((file) => !/\.(?:html|json)$/.test(file));
    const unknown = built.filter((file) => noted[file] === undefined);
    if (unknown.length > 0)
      stop(`the build noted nothing about out/${program}: ${unknown.join(' ')}`);
    return [...built.flatMap((file) => noted[file]), ...(noted[STYLES] ?? [])];
  });
}

function packageOfArchived(file) {
  const found = /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
  return found === undefined ? [] : [found];
}

function described(path, lock) {
  const locked = lock[path];
  if (locked === undefined || locked.dev === true)
    stop(`${path} ships, but the lock file has it among the tools, or not at all`);
  const about = installedAbout(path, locked);
  return {
    path,
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: locked.version,
    licence: licenceOf(about.license, path),
    sha512: Buffer.from(locked.integrity.replace(/^sha512-/, ''), 'base64').toString('hex'),
    about,
  };
}

/** Another system's native package is not installed here; what it says of itself is what its loader says. */
function installedAbout(path, locked) {
  if (!existsSync(join(ROOT, path))) return { license: locked.license };
  const about = read(`${path}/package.json`);
  if (about.version !== locked.version)
    stop(`${path} is installed as ${about.version}, but locked as ${locked.version}`);
  return about;
}

function licenceOf(licence, path) {
  if (typeof licence !== 'string' || licence === '' || /^(?:UNLICENSED|SEE )/.test(licence))
    stop(`${path} names no licence`);
  return licence.replace(/^\((.*)\)$/, '$1');
}
