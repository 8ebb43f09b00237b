// Fills the release folder: what is installed, what an auditor asks for, and what proves both. Signatures come last.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FILE_LIST, FILE_LIST_SIGNATURE } from '../package/file-list.mjs';
import { ROOT } from '../setup/places.mjs';
import { stop } from '../setup/say.mjs';
import { placeGuides } from './guides.mjs';
import { licencesOf } from './licences.mjs';
import { partsOf, partsTogether } from './parts.mjs';
import { signerOf } from './release-keys.mjs';
import { sbomOf } from './sbom.mjs';
import { placeSource } from './source-archive.mjs';
import { writeSums } from './sums.mjs';
import { verifyPage } from './verify-page.mjs';

/**
 * `release` is `{ built, about, runtime, signing, trial }`; `built` is for each system `{ app, made }`. Answers
 * `{ folder, publicKey }`: `publicKey` is the entry of the key that signed the installed files, and has to sign the folder.
 */
export function layOutRelease(to, release) {
  const { built, about, signing } = release;
  const folder = join(to, `kanaf-${about.version}`);
  const publicKey = signerOfApps(
    built.map(({ app }) => app),
    signing,
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { app, made } of built) {
    for (const path of made) copyFileSync(path, join(folder, basename(path)));
    placeFileList(folder, app);
  }
  placeSource(folder, about);
  placeNotes(folder, about.version);
  placeGuides(folder);
  placeLists(folder, release);
  placeProof(folder, release, publicKey);
  writeSums(folder, about.version);
  return { folder, publicKey };
}

/** One key signs what is installed on every system. */
function signerOfApps(apps, { keys }) {
  const signers = apps.map((app) => {
    const [bytes, signature] = [FILE_LIST, FILE_LIST_SIGNATURE].map((name) =>
      readFileSync(join(app.folder, name)),
    );
    return signerOf({ keys, bytes, signature });
  });
  if (new Set(signers).size > 1) stop('the apps of two systems are signed with two keys');
  return signers[0];
}

/** With it an installed Kanaf is compared without trusting it, and anybody can make the same packages again. */
function placeFileList(folder, app) {
  const name = `kanaf-${app.version}-${systemOf(app)}.files.sha256`;
  copyFileSync(join(app.folder, FILE_LIST), join(folder, name));
  copyFileSync(join(app.folder, FILE_LIST_SIGNATURE), join(folder, `${name}.sig`));
}

const systemOf = ({ target }) => `${target.platform}-${target.arch}`;

function placeNotes(folder, version) {
  for (const language of ['ar', 'en']) {
    const notes = join(ROOT, 'docs/release-notes', `${version}.${language}.md`);
    if (!existsSync(notes))
      stop(`${notes} is missing: a release says what is new and what it lacks`);
    copyFileSync(notes, join(folder, `release-notes.${language}.md`));
  }
}

/** Of each system its own list of parts and its runtime's licences; of all together the other licences. */
function placeLists(folder, { built, about, runtime }) {
  const all = built.map(({ app, made }) => ({ app, made, parts: partsOf(app, runtime) }));
  for (const { app, made, parts } of all) {
    const sbom = sbomOf({ parts, app, about, artifacts: made });
    writeJson(join(folder, `sbom.${systemOf(app)}.cdx.json`), sbom);
    const runtimeLicences = `LICENSES.chromium.${systemOf(app)}.html`;
    copyFileSync(join(app.folder, 'LICENSES.chromium.html'), join(folder, runtimeLicences));
  }
  const together = partsTogether(all.map(({ parts }) => parts));
  writeFileSync(join(folder, 'LICENSES.txt'), licencesOf(together, all[0].app));
}

function placeProof(folder, { built, about, trial }, publicKey) {
  const [{ app }] = built;
  const pem = publicKey.publicKey.export({ format: 'pem', type: 'spki' });
  writeFileSync(join(folder, 'release-key.pem'), pem);
  copyFileSync(join(app.folder, 'resources/release-keys.json'), join(folder, 'release-keys.json'));
  writeJson(join(folder, 'release.json'), about);
  copyFileSync(join(ROOT, 'scripts/release/verify.mjs'), join(folder, 'verify.mjs'));
  writeFileSync(join(folder, 'VERIFY.txt'), verifyPage({ version: about.version, trial }));
}

const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
