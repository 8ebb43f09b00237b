// Brings node_modules to what package-lock.json says, and leaves it alone when it already is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, STAMP } from './places.mjs';
import { say, stop } from './say.mjs';

export function provideNpmPackages() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === wanted) return;
  if (!installedAlready(JSON.parse(lock))) install();
  writeFileSync(STAMP, `${wanted}\n`);
}

// npm keeps its own account of what it installed; someone who ran `npm install` need not wait again.
function installedAlready(lock) {
  const account = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  const there = JSON.parse(readFileSync(account, 'utf8')).packages;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = there[path];
    if (found === undefined) return wanted.optional === true;
    return (
      found.version === wanted.version &&
      found.integrity === wanted.integrity &&
      existsSync(join(ROOT, path))
    );
  });
}

function install() {
  say('installing npm packages (npm ci)');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.status !== 0)
    stop('npm ci failed; its words are above. Without a network the first set-up cannot be done.');
}
