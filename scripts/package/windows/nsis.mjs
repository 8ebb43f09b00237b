// The installers with pages, made by makensis: one for an account without an administrator's rights, one for everybody.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder } from '../file-list.mjs';
import { WINDOWS_ICON } from './icon.mjs';
import { inBoth, installerWords } from './words.mjs';

const HERE = import.meta.dirname;

/** Answers the paths of `kanaf-VERSION-win32-x64-user.exe` and `kanaf-VERSION-win32-x64-machine.exe`. */
export function nsisInstallersOf({ folder, version }, { to, authenticode }) {
  const work = join(to, 'nsis-work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const [files, words] = ['files.nsh', 'words.nsh'].map((name) => join(work, name));
  writeFileSync(files, filesOf(folder));
  writeFileSync(words, wordsOf(version));
  const made = ['user', 'machine'].map((scope) => {
    const file = join(to, `kanaf-${version}-win32-x64-${scope}.exe`);
    const values = {
      SCOPE: scope,
      VERSION: version,
      FILES: files,
      WORDS: words,
      ICON: WINDOWS_ICON,
      OUT: file,
    };
    makensis('installer.nsi', { ...values, ...signOf(authenticode) });
    authenticode?.sign(file);
    return file;
  });
  rmSync(work, { recursive: true });
  return made;
}

/** The small program that a .msi asks before it changes anything. */
export function closeFirstProgram(file, authenticode) {
  makensis('close-first.nsi', { OUT: file, OPEN: quoted(inBoth('OPEN')) });
  authenticode?.sign(file);
}

/** The uninstaller comes into being inside makensis, which calls whoever signs it. */
const signOf = (authenticode) => (authenticode === undefined ? {} : { SIGN: authenticode.command });

function makensis(script, values) {
  const defined = Object.entries({ HERE, ...values }).map(([name, value]) => `-D${name}=${value}`);
  const args = ['-V2', '-WX', '-NOCD', '-INPUTCHARSET', 'UTF8', ...defined, join(HERE, script)];
  execFileSync('makensis', args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
}

/** In the order of their bytes: `File /r` would take the order of this disk. */
function filesOf(folder) {
  return filesUnder(folder)
    .map((name) => {
      const inside = dirname(name) === '.' ? '' : `\\${dirname(name).replaceAll('/', '\\')}`;
      return `SetOutPath "$INSTDIR.part${quoted(inside)}"\nFile "${quoted(join(folder, name))}"\n`;
    })
    .join('');
}

const wordsOf = (version) =>
  installerWords(version)
    .flatMap(({ name, ar, en }) => [
      `LangString ${name} \${LANG_ARABIC} "${quoted(ar)}"\n`,
      `LangString ${name} \${LANG_ENGLISH} "${quoted(en)}"\n`,
    ])
    .join('');

/** As NSIS reads a text between quotation marks. */
const quoted = (text) => text.replaceAll('$', '$$$$').replaceAll('"', '$\\"');
