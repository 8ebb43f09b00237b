// Everything a command of this repository needs before it can run: Node, system packages, npm packages,
// the Electron runtime. Uses nothing but Node itself. A second run finds all there and adds a moment.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { provideElectron } from './setup/electron-runtime.mjs';
import { checkNode } from './setup/node-version.mjs';
import { provideNpmPackages } from './setup/npm-packages.mjs';
import { main, say } from './setup/say.mjs';
import { provideSystemPackages } from './setup/system-packages.mjs';

/** `purpose` is `run` or `test`. Answers the runtime: `{ version, program }`. */
export async function setUp(purpose = 'run') {
  checkNode();
  provideSystemPackages(purpose);
  provideNpmPackages();
  return provideElectron();
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(async () => {
    const runtime = await setUp(process.argv[2] === 'test' ? 'test' : 'run');
    say(`ready: Node ${process.versions.node}, Electron ${runtime.version}`);
  });
}
