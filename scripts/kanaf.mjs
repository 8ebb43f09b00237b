// `npm run kanaf -- ...`: the command line. Set-up and build stay silent, so that only the answer is seen.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { ROOT } from './setup/places.mjs';
import { given, run } from './setup/run.mjs';
import { beQuiet, main, stop } from './setup/say.mjs';
import { checkNode } from './setup/node-version.mjs';
import { provideNpmPackages } from './setup/npm-packages.mjs';

await main(async () => {
  checkNode();
  if (existsSync(join(ROOT, 'out', 'main', 'cli.js'))) beQuiet();
  provideNpmPackages();
  build();
  const program = join(ROOT, 'out', 'main', 'cli.js');
  if (!existsSync(program)) stop('the command line is not part of this build');
  // npm runs scripts at the root; relative paths are meant from where the person stands.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return run(process.execPath, [program, ...given()], { cwd });
});
