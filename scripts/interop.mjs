// `npm run test:interop`: a stranger opens the vault with another SQLCipher, @journeyapps/sqlcipher, compiled once into
// the cache folder. Asked for by hand, on Linux and macOS; needs a C++ compiler and the headers of this Node.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkNode } from './setup/node-version.mjs';
import { provideNpmPackages } from './setup/npm-packages.mjs';
import { CACHE } from './setup/places.mjs';
import { bin, run } from './setup/run.mjs';
import { main, say, stop } from './setup/say.mjs';
import { vitestStep } from './setup/steps.mjs';

const VERSION = '6.0.0';
const NAME = '@journeyapps/sqlcipher';
const FOLDER = join(CACHE, `interop-${VERSION}-node-${process.versions.modules}`);
const MODULE = join(FOLDER, 'node_modules', NAME);
const BUILT = join(MODULE, 'build', 'Release', 'node_sqlite3.node');
const NODE_HOME = dirname(dirname(process.execPath));

await main(async () => {
  if (process.platform === 'win32') stop('this check runs on Linux and macOS');
  checkNode();
  provideNpmPackages();
  if (!existsSync(BUILT)) await compile();
  const { passed, failed } = await vitestStep({
    name: 'interop',
    program: process.execPath,
    args: [bin('vitest', 'vitest.mjs'), 'run', '--project', 'interop'],
    env: { ...process.env, KANAF_INTEROP: FOLDER },
  });
  console.log(`interop: ${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

async function compile() {
  if (!existsSync(join(NODE_HOME, 'include', 'node', 'node.h')))
    stop(`the headers of this Node are missing: ${join(NODE_HOME, 'include', 'node')}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{"private":true}\n');
  say(`fetching ${NAME} ${VERSION} into ${FOLDER}`);
  const fetched = [npm(), 'install', '--ignore-scripts', '--no-audit', '--no-fund'];
  await must(process.execPath, [...fetched, `${NAME}@${VERSION}`], { cwd: FOLDER });
  say('compiling it (a few minutes)');
  const gyp = join(dirname(npm()), '..', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  await must(process.execPath, [gyp, 'rebuild', `--nodedir=${NODE_HOME}`], { cwd: MODULE });
}

function npm() {
  const beside = join(NODE_HOME, 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return process.env['npm_execpath'] ?? beside;
}

async function must(program, args, options) {
  const code = await run(program, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) stop(`${args.join(' ')} ended with ${code}`);
}
