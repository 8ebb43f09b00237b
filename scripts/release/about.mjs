// release.json: what a release is, for programs. Its version must be that of the signed list.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { stop } from '../setup/say.mjs';
import { sourceArchiveName } from './source-archive.mjs';

export function aboutRelease({ version }, { epoch, runtime }) {
  const date = new Date(epoch * 1000).toISOString().slice(0, 10);
  return {
    format: 1,
    product: 'kanaf',
    version,
    vaultFormat: vaultFormat(),
    runtime: runtime.version,
    madeOf: git('rev-parse', 'HEAD'),
    source: sourceArchiveName(version),
    date,
  };
}

/** A release is made of a commit: what stands in none, nobody can make again. */
export function refuseUncommitted() {
  const changed = git('status', '--porcelain');
  if (changed !== '') stop(['these changes are in no commit; a release is made of one:', changed]);
}

/** The number that the core itself holds, so that no release says another one. */
export function vaultFormat() {
  const source = readFileSync(join(ROOT, 'src/kernel/vault-format.ts'), 'utf8');
  const found = /^export const VAULT_FORMAT = (\d+) as const;$/m.exec(source);
  return found === null
    ? stop('src/kernel/vault-format.ts names no VAULT_FORMAT')
    : Number(found[1]);
}

function git(...args) {
  try {
    return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return stop('a release is made in a Git checkout');
  }
}
