// Lays out what goes into the app's archive: the built programs and the two native packages, for one system only. Everything
// else is bundled, so no other package ships.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { nativeArgon2 } from './native-argon2.mjs';

/** Commands for engineers, and children of these, run in plain Node: they are no part of the installed app. */
const PROGRAMS = ['index.js', 'vault.js', 'workshop.js', 'checker.js', 'inspector.js'];
/** Read at run time by the two native packages. */
export const LOADERS = ['@signalapp/sqlcipher', '@node-rs/argon2', 'node-gyp-build'];

/** What the built programs import by name; electron-builder takes along what stands here and nothing else. */
const LOADED = Object.fromEntries(
  ['@signalapp/sqlcipher', '@node-rs/argon2'].map((name) => [
    name,
    ownPackage().dependencies[name],
  ]),
);

/** `folder` is emptied. `target` is `{ platform: 'linux' | 'win32' | 'darwin', arch: 'x64' | 'arm64' }`. */
export function stageApp(folder, target) {
  rmSync(folder, { recursive: true, force: true });
  for (const path of neededChunks()) copy(join('out/main', path), folder);
  for (const path of ['out/preload', 'out/renderer']) copy(path, folder);
  copy('LICENSE', folder);
  for (const name of LOADERS) copyPackage(name, folder);
  copy(
    join('node_modules/@signalapp/sqlcipher/prebuilds', `${target.platform}-${target.arch}`),
    folder,
  );
  nativeArgon2(target, join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), packageFile());
}

/** Only what says where the app begins: no commands, no packages for building. */
function packageFile() {
  const { name, productName, version, license, type, main, description } = ownPackage();
  const author = { name: 'Kanaf', email: 'kanaf@invalid' };
  const about = { name, productName, version, description, author, license, type, main };
  return `${JSON.stringify({ ...about, dependencies: LOADED }, null, 2)}\n`;
}

export function ownPackage() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
}

/** The programs and every file that they import, however far away. */
export function neededChunks() {
  const needed = new Set(PROGRAMS);
  for (const path of needed) {
    const code = readFileSync(join(ROOT, 'out/main', path), 'utf8');
    for (const [, target] of code.matchAll(/(?:from|import|import\()\s*["'](\.[^"']+\.js)["']/g))
      needed.add(join(dirname(path), target));
  }
  return [...needed].sort();
}

function copyPackage(name, folder) {
  const skip =
    /(?:^|\/)(?:prebuilds|build|src|deps|bin\.js|.*\.d\.ts|.*\.md|.*\.wasi.*|browser\.js)$/;
  copy(join('node_modules', name), folder, (path) => !skip.test(path));
}

function copy(path, folder, filter = () => true) {
  const from = join(ROOT, path);
  const to = join(folder, path);
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, dereference: true, filter });
}
