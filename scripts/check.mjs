// `npm run check`: everything that can be known without running the app. Every check runs to its end,
// so that one look shows all that is wrong. `npm run check -- types lint` runs only those. `npm run check -- quick` is for while
// one works: the fast ones, with what ESLint remembers of files that did not change. Before a commit, and in CI, all of it runs.
import { join } from 'node:path';
import { doorsOf } from './check/doors.mjs';
import { installScriptComplaints } from './check/install-scripts.mjs';
import { licenceComplaints } from './check/licences.mjs';
import { localeComplaints } from './check/locales.mjs';
import { nameComplaints } from './check/names.mjs';
import { styleComplaints } from './check/style-sheets.mjs';
import { FAILURE } from './setup/failures.mjs';
import { ROOT } from './setup/places.mjs';
import { bin, given, listen } from './setup/run.mjs';
import { main, say } from './setup/say.mjs';
import { setUp } from './setup.mjs';

const node = (...args) => listen(process.execPath, args);
const TSC = bin('typescript-native', 'bin', 'tsc');
const lint = (...more) =>
  node(bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0', ...more);
const BY_CONTENT = ['--cache-strategy', 'content'];
const words = (complaints) => ({
  code: complaints.length > 0 ? 1 : 0,
  output: complaints.join('\n'),
});

const CHECKS = {
  types: () => node(TSC, '-b', '--pretty', 'false'),
  'types-electron-33': () => node(TSC, '-p', 'tsconfig.electron-33.json', '--pretty', 'false'),
  lint: () => lint(),
  doors: () => doorsOf(ROOT),
  format: () =>
    node(
      bin('@biomejs', 'biome', 'bin', 'biome'),
      'ci',
      '--colors=off',
      '--error-on-warnings',
      '--max-diagnostics=200',
    ),
  unused: () => node(bin('knip', 'bin', 'knip.js'), '--no-progress'),
  locales: async () => words(localeComplaints(ROOT)),
  styles: async () => words(styleComplaints(ROOT)),
  names: async () => words(nameComplaints(ROOT)),
  licences: async () => words(licenceComplaints(ROOT)),
  'install-scripts': async () => words(installScriptComplaints(ROOT)),
};

// Left out are those that read the whole tree each time (doors, unused) or a second set of types. A rule that looks into
// other files (types) may be judged by what it saw before: that is why the whole check remembers nothing.
const QUICK = {
  types: CHECKS.types,
  lint: () => lint('--cache', '--cache-location', join(ROOT, '.tsbuild', 'eslint'), ...BY_CONTENT),
  format: CHECKS.format,
  locales: CHECKS.locales,
  styles: CHECKS.styles,
  names: CHECKS.names,
  licences: CHECKS.licences,
  'install-scripts': CHECKS['install-scripts'],
};

await main(async () => {
  await setUp('run');
  const wanted = wantedChecks();
  if (wanted.length === 0) say(`there are these checks: quick ${Object.keys(CHECKS).join(' ')}`);
  const results = await inPairs(wanted);
  const failed = results.filter((good) => !good).length;
  console.log(`checks: ${results.length - failed} passed, ${failed} failed`);
  return failed > 0 || results.length === 0 ? 1 : 0;
});

function wantedChecks() {
  if (given().includes('quick')) return Object.entries(QUICK);
  return Object.entries(CHECKS).filter(([name]) => given().length === 0 || given().includes(name));
}

// Two at a time: the slow ones are single-threaded.
async function inPairs(wanted) {
  const queue = [...wanted];
  const results = [];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      results.push(await report(...next));
  };
  await Promise.all([worker(), worker()]);
  return results;
}

async function report(name, check) {
  const started = performance.now();
  const { code, output } = await check();
  const took = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${took} s)`);
  if (code !== 0) {
    console.log(output.trim().replace(/^/gm, '       '));
    console.log(`${FAILURE} check: ${name}`);
  }
  return code === 0;
}
