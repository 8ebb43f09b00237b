// The source of the release, beside what was made of it: the licence gives everybody who has the program a right to it, and with it
// anybody makes the same packages again. Git's own archive of the commit, which carries the commit's name
// (`gzip -cd FILE | git get-tar-commit-id`); the same commit gives the same bytes.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';

const AT_MOST = 2 ** 29;

export const sourceArchiveName = (version) => `kanaf-${version}-source.tar.gz`;

/** `about` is the content of release.json. */
export function placeSource(folder, { version, source, madeOf }, root = ROOT) {
  const args = ['archive', '--format=tar', `--prefix=kanaf-${version}-source/`, madeOf];
  const tar = execFileSync('git', args, { cwd: root, maxBuffer: AT_MOST });
  const packed = execFileSync('gzip', ['-n', '-9'], { input: tar, maxBuffer: AT_MOST });
  writeFileSync(join(folder, source), packed);
}
