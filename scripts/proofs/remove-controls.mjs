// `npm run proofs -- --controls [NUMBER|WAY...]`: takes each control out of a copy of the sources and runs the test that proves it
// there. The test must pass before and fail then, by the words that belong to it; a control whose test stays green proves nothing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAILURE } from '../setup/failures.mjs';
import { listen } from '../setup/run.mjs';
import { say } from '../setup/say.mjs';
import { CONTROLS } from './controls.mjs';
import { copyOfSources } from '../package/copy-of-sources.mjs';

const NODE = process.execPath;
const vitest = (test, ...more) => ['node_modules/vitest/vitest.mjs', 'run', ...more, test];

/** What runs a test in the copy: arguments of Node, and what is added to its environment. */
const HOW = {
  vitest: ({ test }) => ({ args: vitest(test) }),
  faults: ({ test }) => ({ args: vitest(test, '--project', 'faults'), env: { FAULTS: 'ci' } }),
  journeys: ({ test, only }) => ({
    args: ['scripts/test.mjs', '--only', 'journeys', test, '-g', only],
  }),
  packaged: ({ test }) => ({ args: ['scripts/proofs.mjs', '--only', 'app', test] }),
};

/** Answers `{ passed, failed }`; `wanted` are numbers of checks, words of `HOW` or names of controls, none for all; `program` is the runtime. */
export async function removeControls(wanted, program) {
  const apart = mkdtempSync(join(tmpdir(), 'kanaf-controls-'));
  const root = copyOfSources(apart);
  const chosen = CONTROLS.filter(
    ({ check, by, control }) =>
      wanted.length === 0 ||
      wanted.some((word) => word === String(check) || word === by || word === control),
  );
  let failed = chosen.length === 0 ? 1 : 0;
  const greens = new Map();
  for (const control of chosen) {
    const name = `${control.check}: ${control.control}`;
    const key = JSON.stringify([control.by, control.test, control.only]);
    if (!greens.has(key)) greens.set(key, (await tested(root, control, program)).code === 0);
    const { isRed, words } = greens.get(key)
      ? await withoutControl(root, control, program)
      : { isRed: false, words: 'its test fails before anything is taken out' };
    say(`${isRed ? 'seen failing' : 'STAYED GREEN'} ${name}\n    ${words}`);
    if (isRed) continue;
    failed += 1;
    console.log(`${FAILURE} controls: ${name}: ${words}`);
  }
  rmSync(apart, { recursive: true, force: true });
  return { passed: chosen.length - failed, failed };
}

async function withoutControl(root, control, program) {
  const before = new Map();
  const restore = () => {
    for (const [path, text] of before) writeFileSync(path, text);
  };
  for (const [file, take, put] of control.edits) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    if (!before.has(path)) before.set(path, text);
    if (text.split(take).length !== 2) {
      restore();
      return { isRed: false, words: `${file} does not hold once: ${take}` };
    }
    writeFileSync(
      path,
      text.replace(take, () => put),
    );
  }
  const { code, output } = await tested(root, control, program);
  restore();
  return judged(code, output, control.red);
}

function tested(root, control, program) {
  const { args, env } = HOW[control.by](control);
  const all = { ...process.env, ...env, KANAF_ELECTRON_PROGRAM: program, NO_COLOR: '1' };
  return listen(NODE, args, { cwd: root, env: all });
}

/** Red for the right reason, or what came instead. */
function judged(code, output, red) {
  if (code === 0) return { isRed: false, words: 'its test passes' };
  const line = output.split('\n').find((one) => one.includes(red) && !one.includes('✓'));
  if (line !== undefined) return { isRed: true, words: line.trim().slice(0, 160) };
  return { isRed: false, words: `fails, but not by "${red}":\n${output.slice(-3000)}` };
}
