// `npm run proofs`: what a reviewer tries first (docs/proofs.md) and only the packaged app, or a whole machine, can prove.
//   same         packaged in two folders of different names: the same bytes
//   app          the packaged app, by tests/proofs
//   clone        a copy without packages installs and builds, and no package ran a script of its own
//   connections  all journeys under a trace of system calls: nothing leaves the machine
// `-- --ci` does the first two without what takes a system of its own, `-- --nightly` all four, `-- --only PART FILE...` one of them.
// `-- --controls [NUMBER|vitest|journeys|...]` takes the controls out of a copy, one by one, and wants to see each proof fail.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyOfSources } from './package/copy-of-sources.mjs';
import { sha256 } from './package/file-list.mjs';
import { dateOfSources } from './package/source-date.mjs';
import { cleanClone } from './proofs/clean-clone.mjs';
import { removeControls } from './proofs/remove-controls.mjs';
import { tracedJourneys } from './proofs/traced-journeys.mjs';
import { provideDisplay } from './setup/display.mjs';
import { FAILURE } from './setup/failures.mjs';
import { ROOT } from './setup/places.mjs';
import { given, run, valueOf } from './setup/run.mjs';
import { main, say } from './setup/say.mjs';
import { playwrightStep, sayFailures } from './setup/steps.mjs';
import { setUp } from './setup.mjs';

const ARTIFACTS = /^kanaf.*\.(?:tar\.gz|deb|rpm)$/;
const PARTS = { same: sameBytes, app: packagedApp, clone: cleanClone, connections: tracedJourneys };
const USUAL = ['same', 'app'];

await main(async () => {
  const { program } = await setUp('proofs');
  // The copy has no Git history to take it from.
  process.env.SOURCE_DATE_EPOCH = String(dateOfSources());
  const done = [];
  if (given().includes('--controls')) done.push(await removeControls(chosenControls(), program));
  else for (const part of wantedParts()) done.push(await PARTS[part]({ program, files: files() }));
  const sum = (key) => done.reduce((total, one) => total + one[key], 0);
  const failed = sum('failed') + (done.length === 0 ? 1 : 0);
  console.log(`proofs: ${sum('passed')} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

function wantedParts() {
  const only = valueOf('--only');
  const all = given().includes('--nightly') ? Object.keys(PARTS) : USUAL;
  return only === undefined ? all : Object.keys(PARTS).filter((part) => part === only);
}

/** Numbers of checks, or ways by which they are run. */
function chosenControls() {
  return given().slice(given().indexOf('--controls') + 1);
}

function files() {
  return given().filter((word) => word.endsWith('.test.ts'));
}

async function sameBytes() {
  const here = await packagedIn(ROOT);
  const apart = mkdtempSync(join(tmpdir(), 'kanaf-second-'));
  const there = await packagedIn(copyOfSources(apart));
  rmSync(apart, { recursive: true, force: true });
  for (const { name, sum } of here) say(`${sum}  ${name}`);
  const isSame = ({ name, sum }) => there.find((one) => one.name === name)?.sum === sum;
  const different = here.filter((one) => !isSame(one));
  for (const { name } of different)
    console.log(`${FAILURE} proofs: ${name} differs when it is made in another folder`);
  return {
    passed: here.length - different.length,
    failed: different.length + (here.length === 0 ? 1 : 0),
  };
}

/** What was packaged before is tried; where that part does not run, it is packaged here. */
async function packagedApp({ program, files }) {
  if (!wantedParts().includes('same') && (await packagedIn(ROOT)).length === 0)
    return { passed: 0, failed: 1 };
  const display = await provideDisplay({ hidden: true });
  const env = { ...display.env, KANAF_ELECTRON_PROGRAM: program };
  if (given().includes('--ci')) env.KANAF_PROOFS = 'ci';
  const done = await playwrightStep({ name: 'proofs', config: 'proofs.config.ts', env, files });
  display.close();
  sayFailures(done);
  return done;
}

async function packagedIn(root) {
  const code = await run(process.execPath, [join(root, 'scripts/package.mjs')], { cwd: root });
  if (code !== 0) return [];
  const folder = join(root, 'out/package');
  return readdirSync(folder)
    .sort()
    .filter((name) => ARTIFACTS.test(name))
    .map((name) => ({ name, sum: sha256(join(folder, name)) }));
}
