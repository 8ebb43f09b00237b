// A second folder of the same sources: what a clone holds, with what was changed since.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../setup/places.mjs';

/** The files that Git knows, as they lie here, under another name and path; packages are shared by link unless not wished. */
export function copyOfSources(apart, { packages = true } = {}) {
  const root = join(apart, 'another-name');
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\0');
  for (const path of listed.filter((name) => name !== '' && existsSync(join(ROOT, name)))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(ROOT, path), join(root, path));
  }
  if (packages) execFileSync('cp', ['-al', join(ROOT, 'node_modules'), root]);
  return root;
}
