// Runs a test program and counts what passed and failed. A program that ends badly without a failed
// test counts as one failure, so that a broken start can never look green; so does a skipped test.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './places.mjs';
import { bin, run } from './run.mjs';

const RESULTS = join(ROOT, 'test-results');

/** `{ name, passed, failed }` of one vitest run. */
export async function vitestStep({ name, program, args, env }) {
  const report = freshReport(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(program, [...args, ...reporters], { env });
  const seen = readReport(report);
  return counted({
    name,
    code,
    passed: seen?.numPassedTests ?? 0,
    failed: (seen?.numFailedTests ?? 0) + (seen?.numPendingTests ?? 0),
  });
}

/** The journeys in the real app. */
export async function journeysStep(env) {
  const report = join(RESULTS, 'journeys.json');
  rmSync(report, { force: true });
  const code = await run(process.execPath, [bin('@playwright', 'test', 'cli.js'), 'test'], { env });
  const stats = readReport(report)?.stats;
  return counted({
    name: 'journeys',
    code,
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

function counted({ name, code, passed, failed }) {
  const broken = (code !== 0 && failed === 0) || passed + failed === 0;
  return { name, passed, failed: broken ? failed + 1 : failed };
}
