// The import rules of the house. A run that looked at no module has checked nothing and fails.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, listen } from '../setup/run.mjs';

/** Answers `{ code, output }` for the tree at `root`. */
export async function doorsOf(root) {
  const folders = ['src', 'electron'].filter((folder) => existsSync(join(root, folder)));
  const args = ['--config', '.dependency-cruiser.cjs', '--no-progress', ...folders];
  const cli = bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const seen = await listen(process.execPath, [cli, ...args], { cwd: root });
  const modules = Number(/(\d+) modules/.exec(seen.output)?.[1] ?? 0);
  return modules > 0 ? seen : { code: 1, output: `${seen.output}\nno module was looked at` };
}
