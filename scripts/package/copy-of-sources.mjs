// A second folder of the same sources, to be packaged apart from this one.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../setup/places.mjs';

/** The files that Git knows, as they lie here, under another name and path; packages are shared by link. */
export function copyOfSources(apart) {
  const root = join(apart, 'another-name');
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
  for (const path of listed
    .split('\0')
    .filter((name) => name !== '' && existsSync(join(ROOT, name)))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(ROOT, path), join(root, path));
  }
  execFileSync('cp', ['-al', join(ROOT, 'node_modules'), root]);
  return root;
}
