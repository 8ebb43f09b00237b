// Builds the app when something that goes into it changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { ROOT, STAMP } from './places.mjs';
import { say, stop } from './say.mjs';

const SOURCES = ['src', 'electron', 'resources'];
const SINGLE = ['electron.vite.config.ts', 'scripts/package/bundled-packages.mjs', 'package.json'];
const BUILT = join(ROOT, 'out', '.kanaf-build');

export function build() {
  const wanted = fingerprint();
  if (existsSync(BUILT) && readFileSync(BUILT, 'utf8') === wanted) return;
  say('building');
  const cli = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const done = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (done.status !== 0) stop(['the build failed:', done.stdout, done.stderr]);
  writeFileSync(BUILT, wanted);
}

// Content, not times: a checkout or a touch must not cause a build, a restored old file must.
function fingerprint() {
  const hash = createHash('sha256');
  for (const path of [...SOURCES.flatMap(filesUnder), ...SINGLE]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  if (existsSync(STAMP)) hash.update(readFileSync(STAMP));
  return hash.digest('hex');
}

const filesUnder = (folder) =>
  !existsSync(join(ROOT, folder))
    ? []
    : readdirSync(join(ROOT, folder), { recursive: true })
        .map((name) => join(folder, String(name)))
        .filter((path) => statSync(join(ROOT, path)).isFile())
        .sort();
