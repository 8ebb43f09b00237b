// Runs a test program and counts what passed and failed. A program that ends badly without a failed
// test counts as one failure, so that a broken start can never look green; so does a skipped test.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE, failedJourneys } from './failures.mjs';
import { ROOT } from './places.mjs';
import { bin, run } from './run.mjs';

const RESULTS = join(ROOT, 'test-results');

/** `{ name, passed, failed, failures }` of one vitest run; a failure is a line that names it. */
export async function vitestStep({ name, program, args, env }) {
  const report = freshReport(name);
  const failures = `${report}.failures`;
  rmSync(failures, { force: true });
  const code = await run(program, [...args, ...reporters(report)], {
    env: { ...env, KANAF_FAILURES_FILE: failures },
  });
  const seen = readReport(report);
  return counted({
    name,
    code,
    failures: readReport(failures) ?? [],
    passed: seen?.numPassedTests ?? 0,
    failed: (seen?.numFailedTests ?? 0) + (seen?.numPendingTests ?? 0),
  });
}

const reporters = (report) => [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  `--reporter=${join(ROOT, 'scripts', 'setup', 'failures-reporter.mjs')}`,
];

/** The journeys in the real app, all of them or those of the named files. */
export function journeysStep(env, files = [], under = []) {
  return playwrightStep({ name: 'journeys', config: 'playwright.config.ts', env, files, under });
}

/** One run of Playwright; its configuration writes `test-results/<name>.json`. `under` is a program that watches it. */
export async function playwrightStep({ name, config, env, files, under = [] }) {
  const report = join(RESULTS, `${name}.json`);
  rmSync(report, { force: true });
  const playwright = [bin('@playwright', 'test', 'cli.js'), 'test', '-c', config, ...files];
  const [program, ...args] = [...under, process.execPath, ...playwright];
  const code = await run(program, args, { env });
  const seen = readReport(report);
  const stats = seen?.stats;
  return counted({
    name,
    code,
    failures: failedJourneys(seen, `tests/${name}`),
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (stats?.skipped ?? 0),
  });
}

function freshReport(name) {
  mkdirSync(RESULTS, { recursive: true });
  const report = join(RESULTS, `${name}.results`);
  rmSync(report, { force: true });
  return report;
}

const readReport = (path) =>
  existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

/** Says a step's failures again, each on a line that `.ci/run` finds. */
export function sayFailures({ name, failures }) {
  for (const failure of failures) console.log(`${FAILURE} ${name}: ${failure}`);
}

function counted({ name, code, passed, failed, failures }) {
  const broken = (code !== 0 && failed === 0) || passed + failed === 0;
  const told = broken && failures.length === 0 ? [`it ended with code ${code}`] : failures;
  return { name, passed, failed: broken ? failed + 1 : failed, failures: told };
}
