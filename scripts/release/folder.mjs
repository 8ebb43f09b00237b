// Fills the release folder: what is installed, what an auditor asks for, and what proves both. Signatures come last.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FILE_LIST, FILE_LIST_SIGNATURE } from '../package/file-list.mjs';
import { ROOT } from '../setup/places.mjs';
import { stop } from '../setup/say.mjs';
import { placeGuides } from './guides.mjs';
import { licencesOf } from './licences.mjs';
import { partsOf } from './parts.mjs';
import { signerOf } from './release-keys.mjs';
import { sbomOf } from './sbom.mjs';
import { writeSums } from './sums.mjs';
import { verifyPage } from './verify-page.mjs';

/**
 * `release` is `{ app, made, about, runtime, signing, trial }`. Answers `{ folder, publicKey }`: `publicKey` is the entry of the
 * key that signed the installed files, and has to sign the folder.
 */
export function layOutRelease(to, release) {
  const { app, made, about, signing } = release;
  const folder = join(to, `kanaf-${about.version}`);
  const publicKey = signerOfApp(app, signing);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const path of made) copyFileSync(path, join(folder, basename(path)));
  placeFileList(folder, app);
  placeNotes(folder, about.version);
  placeGuides(folder);
  placeLists(folder, release);
  placeProof(folder, release, publicKey);
  writeSums(folder, about.version);
  return { folder, publicKey };
}

function signerOfApp(app, { keys }) {
  const [bytes, signature] = [FILE_LIST, FILE_LIST_SIGNATURE].map((name) =>
    readFileSync(join(app.folder, name)),
  );
  return signerOf({ keys, bytes, signature });
}

/** With it an installed Kanaf is compared without trusting it, and anybody can make the same packages again. */
function placeFileList(folder, { folder: installed, version, target }) {
  const name = `kanaf-${version}-${target.platform}-${target.arch}.files.sha256`;
  copyFileSync(join(installed, FILE_LIST), join(folder, name));
  copyFileSync(join(installed, FILE_LIST_SIGNATURE), join(folder, `${name}.sig`));
}

function placeNotes(folder, version) {
  for (const language of ['ar', 'en']) {
    const notes = join(ROOT, 'docs/release-notes', `${version}.${language}.md`);
    if (!existsSync(notes))
      stop(`${notes} is missing: a release says what is new and what it lacks`);
    copyFileSync(notes, join(folder, `release-notes.${language}.md`));
  }
}

function placeLists(folder, { app, made, about, runtime }) {
  const parts = partsOf(app, runtime);
  writeJson(join(folder, 'sbom.cdx.json'), sbomOf({ parts, app, about, artifacts: made }));
  writeFileSync(join(folder, 'LICENSES.txt'), licencesOf(parts, app));
  copyFileSync(join(app.folder, 'LICENSES.chromium.html'), join(folder, 'LICENSES.chromium.html'));
}

function placeProof(folder, { app, about, trial }, publicKey) {
  const pem = publicKey.publicKey.export({ format: 'pem', type: 'spki' });
  writeFileSync(join(folder, 'release-key.pem'), pem);
  copyFileSync(join(app.folder, 'resources/release-keys.json'), join(folder, 'release-keys.json'));
  writeJson(join(folder, 'release.json'), about);
  copyFileSync(join(ROOT, 'scripts/release/verify.mjs'), join(folder, 'verify.mjs'));
  writeFileSync(join(folder, 'VERIFY.txt'), verifyPage({ version: about.version, trial }));
}

const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
