// How a failure is said again at the end of a run: one line, found by its first word.
export const FAILURE = 'failed:';

const LONGEST = 400;
// Runners colour what they print; the end of a log is read as text.
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** `where: what`, on one line, from errors with a `message`. */
export function failureLine(where, errors) {
  const what = errors.map(({ message }) => String(message).replace(colours, '')).join(' | ');
  return `${where}: ${what.replace(/\s+/g, ' ').trim().slice(0, LONGEST)}`;
}

/** Failed journeys of a Playwright report. */
export function failedJourneys(report, folder = 'tests/journeys') {
  const suites = (report?.suites ?? []).flatMap(withInner);
  const specs = suites.flatMap(({ specs = [] }) => specs).filter(({ ok }) => !ok);
  const inTests = specs.map(({ file, title, tests }) =>
    failureLine(
      `${folder}/${file} > ${title}`,
      tests.flatMap(({ results }) => results).flatMap(({ errors = [] }) => errors),
    ),
  );
  return [...inTests, ...(report?.errors ?? []).map((error) => failureLine(folder, [error]))];
}

const withInner = (suite) => [suite, ...(suite.suites ?? []).flatMap(withInner)];
