// A plug-in of the build: notes beside the built programs which npm packages went into each of their files. What is shipped
// is told from this note, not from the lock file: of a package that nothing imports nothing ships.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The entry of all style sheets: the bundler does not say which of them a sheet was joined of. */
export const STYLES = 'styles';

/** `note` is a JSON file: `{ "<file of the build>": ["node_modules/<package>", ...] }`. */
export function bundledPackages(note) {
  return {
    name: 'kanaf-bundled-packages',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).map((file) => [file.fileName, packagesIn(file)]);
      const sheets = [...this.getModuleIds()].filter((id) => /\.css(?:\?|$)/.test(id));
      files.push([STYLES, packagesOf(sheets)]);
      mkdirSync(dirname(note), { recursive: true });
      writeFileSync(note, `${JSON.stringify(Object.fromEntries(files.sort()), null, 1)}\n`);
    },
  };
}

/** A file of code is made of modules, one that is copied (a font) of the file it was. */
function packagesIn(file) {
  return packagesOf(file.type === 'chunk' ? Object.keys(file.modules) : file.originalFileNames);
}

const packagesOf = (paths) => [...new Set(paths.flatMap(packageOf))].sort();

/** The innermost package, as the lock file names it: two versions of one package are two packages. */
export function packageOf(path) {
  const inner = path.replaceAll('\\', '/').split('\0').at(-1);
  const found = /.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+/.exec(inner)?.[0];
  return found === undefined ? [] : [found.slice(found.indexOf('node_modules/'))];
}
