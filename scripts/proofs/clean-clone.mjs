// A clone that has never seen a package: `npm ci --ignore-scripts` brings them all, the set-up links the runtime, the app is built.
// What install scripts would have made is missing nowhere, and none was run in silence.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAILURE } from '../setup/failures.mjs';
import { listen } from '../setup/run.mjs';
import { say } from '../setup/say.mjs';
import { copyOfSources } from '../package/copy-of-sources.mjs';

const NODE = process.execPath;
const npm = (root, ...args) => listen('npm', args, { cwd: root });

/** Each step needs those before it. */
const STEPS = {
  'npm ci --ignore-scripts': (root) => npm(root, 'ci', '--ignore-scripts', '--prefer-offline'),
  'no script ran': (root) => noTraces(root),
  'set-up': (root) => listen(NODE, ['scripts/setup.mjs'], { cwd: root }),
  'npm run build': (root) => npm(root, 'run', 'build'),
  'the app starts': (root) => listen(NODE, ['scripts/start.mjs', '--smoke'], { cwd: root }),
};

/** Answers `{ passed, failed }`. */
export async function cleanClone() {
  const apart = mkdtempSync(join(tmpdir(), 'kanaf-clone-'));
  const root = copyOfSources(apart, { packages: false });
  const names = Object.keys(STEPS);
  let passed = 0;
  for (const name of names) {
    const began = performance.now();
    const { code, output } = await STEPS[name](root);
    say(
      `${name}: ${code === 0 ? 'done' : 'FAILED'} in ${Math.round((performance.now() - began) / 1000)} s`,
    );
    if (code !== 0) {
      console.log(output.slice(-2000));
      console.log(`${FAILURE} proofs: in a clean clone: ${name}`);
      break;
    }
    passed += 1;
  }
  rmSync(apart, { recursive: true, force: true });
  return { passed, failed: passed === names.length ? 0 : 1 };
}

/** What the known install scripts would leave: a compiled library, a downloaded runtime, a chosen program. */
function noTraces(root) {
  const at = (...path) => join(root, 'node_modules', ...path);
  const left = [
    at('@signalapp/sqlcipher/build'),
    at('electron-33/dist'),
    at('electron-33/path.txt'),
    at('electron/dist'),
    at('electron-winstaller/vendor/7z.exe'),
  ].filter((path) => existsSync(path));
  const npmrc = execFileSync('npm', ['config', 'get', 'ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  });
  const complaints = [...left, ...(npmrc.trim() === 'true' ? [] : ['npm would run scripts here'])];
  return { code: complaints.length, output: complaints.join('\n') };
}
