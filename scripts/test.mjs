// `npm test`: all tests, with all set-up. Rules, contract and vault in Node; what can differ there again inside
// Electron's own Node; then a worker's day in the real app on a virtual screen. Says how long each part took.
// `npm test -- --only node|electron|journeys FILE...` runs one part, or only the named files of it.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { IN_ELECTRON } from './setup/electron-tests.mjs';
import { hiddenDisplays } from './setup/display.mjs';
import { ROOT } from './setup/places.mjs';
import { bin, given } from './setup/run.mjs';
import { main, say } from './setup/say.mjs';
import { journeysStep, sayFailures, vitestStep } from './setup/steps.mjs';
import { temporaryFolder } from './setup/temporary.mjs';
import { setUp } from './setup.mjs';

const VITEST = [bin('vitest', 'vitest.mjs'), 'run'];

await main(async () => {
  const runtime = await setUp('test');
  build();
  const displays = await hiddenDisplays();
  const env = { ...displays.env, KANAF_ELECTRON_PROGRAM: runtime.program };
  const done = [];
  for (const step of wantedSteps(runtime, env)) {
    say(`tests: ${step.title}`);
    const began = performance.now();
    done.push({ ...(await step.work()), seconds: Math.round((performance.now() - began) / 1000) });
  }
  displays.close();
  return summary(done, runtime);
});

function wantedSteps(runtime, env) {
  const { only, files } = chosen();
  // The journeys stay on the disk, as the app does; one of them starts a program from its folder as another user.
  const quickEnv = { ...env, ...temporaryFolder().env };
  const electronEnv = { ...quickEnv, ELECTRON_RUN_AS_NODE: '1' };
  const steps = [
    {
      name: 'node',
      title: `in Node ${process.versions.node}`,
      work: () =>
        vitestStep({
          name: 'node',
          program: process.execPath,
          args: [...VITEST, ...files],
          env: quickEnv,
        }),
    },
    {
      name: 'electron',
      title: `what can differ inside Electron ${runtime.version}`,
      work: () =>
        vitestStep({
          name: 'electron',
          program: runtime.program,
          args: [...VITEST, ...(files.length > 0 ? files : Object.keys(IN_ELECTRON))],
          env: electronEnv,
        }),
    },
    { name: 'journeys', title: 'a day in the real app', work: () => journeysStep(env, files) },
  ];
  return steps.filter(({ name }) => (only === undefined ? present(name) : name === only));
}

function chosen() {
  const at = given().indexOf('--only');
  return at < 0 ? { files: [] } : { only: given()[at + 1], files: given().slice(at + 2) };
}

// A part whose folder is still empty is left out by name, never by accident: it says so.
function present(name) {
  const folder = join(
    ROOT,
    { node: 'tests', electron: 'tests/vault', journeys: 'tests/journeys' }[name],
  );
  const there =
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((file) => /\.test\.tsx?$/.test(String(file)));
  if (!there) say(`there are no tests in ${folder}`);
  return there;
}

function summary(done, runtime) {
  const sum = (key) => done.reduce((total, step) => total + step[key], 0);
  for (const step of done) sayFailures(step);
  for (const { name, passed, failed, seconds } of done)
    console.log(`${name} (${seconds} s): ${passed} passed, ${failed} failed`);
  console.log(
    `tests on Node ${process.versions.node} and Electron ${runtime.version}: ${sum('passed')} passed, ${sum('failed')} failed`,
  );
  return sum('failed') > 0 || done.length === 0 ? 1 : 0;
}
