// Every package of package-lock.json is under a licence that Kanaf's own (AGPL-3.0-only) goes with. What ships must be free to
// be part of an AGPL work; a tool only has to be free. A licence that stands on neither list is refused until somebody has read it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** May be part of what is handed out under the AGPL; the licence of fonts beside it too. */
const SHIPPED = new Set([
  '0BSD',
  'AGPL-3.0-only',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/** Free as well, but only of what builds and tests. */
const TOOLS = new Set([
  ...SHIPPED,
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'MPL-2.0',
  'Python-2.0',
  'WTFPL',
]);

/** Packages that name no licence: what the text in the package says, and the first words by which that text is known. */
const READ = {
  '@react-aria/optimize-locales-plugin': {
    licence: 'Apache-2.0',
    file: 'LICENSE',
    begins: 'Apache License Version 2.0, January 2004',
  },
};

/** Answers a list of complaints; empty is good. */
export function licenceComplaints(root) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const packages = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  if (packages.length === 0) return ['package-lock.json names no package'];
  return packages.flatMap(([path, locked]) => complaintsOf(root, path, locked));
}

function complaintsOf(root, path, locked) {
  const name = locked.name ?? path.slice(path.lastIndexOf('node_modules/') + 13);
  const licence = locked.license ?? readLicence(root, path, name);
  if (typeof licence !== 'string') return [`${path} names no licence`];
  const isTool = locked.dev === true;
  if (mayBe(licence, isTool ? TOOLS : SHIPPED)) return [];
  const where = isTool ? 'among the tools' : 'in what ships';
  return [`${path} is under ${licence}, which is not allowed ${where}`];
}

function readLicence(root, path, name) {
  const read = READ[name];
  const text = read === undefined ? undefined : join(root, path, read.file);
  if (text === undefined || !existsSync(text)) return undefined;
  const words = readFileSync(text, 'utf8').replace(/\s+/g, ' ').trim();
  return words.startsWith(read.begins) ? read.licence : undefined;
}

/**
 * An expression as SPDX writes it: of `OR` one side is enough, of `AND` both are needed, and `AND` binds closer. Anything else
 * (an exception, a file name, UNLICENSED) is no name on a list and is refused.
 */
export function mayBe(expression, allowed) {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  // What is cut short fits nothing, whatever stands before.
  let isWhole = true;
  const expected = (fits) => {
    isWhole &&= fits;
    return fits;
  };
  const chain = (word, part, join) => {
    let fits = part();
    while (words[0] === word) {
      words.shift();
      fits = join(fits, part());
    }
    return fits;
  };
  const either = () => chain('OR', both, (a, b) => a || b);
  const both = () => chain('AND', one, (a, b) => a && b);
  const one = () => {
    const word = words.shift();
    if (word !== '(') return expected(word !== undefined) && allowed.has(word);
    const fits = either();
    return expected(words.shift() === ')') && fits;
  };
  const fits = either();
  return fits && isWhole && words.length === 0;
}
