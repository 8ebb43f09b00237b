// No package runs a script when it is installed (`.npmrc`). Those that would are named here with what does their work instead;
// another one is refused until somebody has looked at what its script does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DONE_OTHERWISE = {
  '@signalapp/sqlcipher':
    'its script would look for a compiled library; those of all systems lie in the package',
  'electron-33':
    'its script would download a runtime; scripts/setup/electron-runtime.mjs does, only types are used of it',
  'electron-winstaller':
    'its script would choose a program for Windows installers of a kind that is not made here',
};

/** Answers a list of complaints; empty is good. */
export function installScriptComplaints(root) {
  const read = (name) => readFileSync(join(root, name), 'utf8');
  const { packages } = JSON.parse(read('package-lock.json'));
  const running = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13));
  const unknown = running.filter((name) => DONE_OTHERWISE[name] === undefined);
  const gone = Object.keys(DONE_OTHERWISE).filter((name) => !running.includes(name));
  return [
    ...unknown.map((name) => `${name} wants to run a script when it is installed`),
    ...gone.map((name) => `${name} has no install script: it needs no line in install-scripts.mjs`),
    ...(/^ignore-scripts=true$/m.test(read('.npmrc')) ? [] : ['.npmrc lets packages run scripts']),
  ];
}
