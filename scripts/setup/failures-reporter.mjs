// A vitest reporter that writes what went wrong as a list of sentences: failed tests, failed files and
// errors that belong to no test. The file stands beside the results, so that the last lines of a long
// run can name its failures.
import { writeFileSync } from 'node:fs';
import { failureLine } from './failures.mjs';

export default class FailuresReporter {
  onTestRunEnd(modules, unhandled) {
    const path = process.env['KANAF_FAILURES_FILE'];
    if (path === undefined) return;
    const lines = modules.flatMap((module) => [...ofModule(module)]);
    const loose = unhandled.map((error) => failureLine('outside every test', [error]));
    writeFileSync(path, JSON.stringify([...lines, ...loose]));
  }
}

function* ofModule(module) {
  const where = module.relativeModuleId;
  const own = module.errors();
  if (own.length > 0) yield failureLine(where, own);
  for (const suite of module.children.allSuites())
    if (suite.errors().length > 0)
      yield failureLine(`${where} > ${suite.fullName}`, suite.errors());
  for (const test of module.children.allTests('failed'))
    yield failureLine(`${where} > ${test.fullName}`, test.result().errors ?? []);
}
