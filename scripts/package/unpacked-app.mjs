// The app and its runtime in one folder, as it is installed: staged, put together by electron-builder, listed with hashes,
// signed where a release key or its signature was given (`signing`, scripts/package/signing-options.mjs).
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';
import { bin } from '../setup/run.mjs';
import { stop } from '../setup/say.mjs';
import { writeFileList } from './file-list.mjs';
import { placeReleaseKeys, signFileList } from './file-signature.mjs';
import { normalise } from './normalise.mjs';
import { ownPackage, stageApp } from './stage.mjs';
import { WINDOWS_ICON } from './windows/icon.mjs';

const SYSTEM = {
  linux: { option: '--linux', folder: 'linux-unpacked', more: [] },
  win32: { option: '--win', folder: 'win-unpacked', more: [`--config.win.icon=${WINDOWS_ICON}`] },
};

/**
 * Makes the folder anew and answers `{ folder, version, target }`. `electron` is the unpacked runtime for that system,
 * `runtime.version` its version.
 */
export function unpackedApp(packaging, { target, electron }) {
  const { to, epoch, runtime, signing, authenticode } = packaging;
  const stage = join(to, `app-${target.platform}`);
  const folder = join(to, SYSTEM[target.platform].folder);
  rmSync(folder, { recursive: true, force: true });
  stageApp(stage, target);
  putTogether(stage, { to, target, electron, runtime });
  rmSync(stage, { recursive: true });
  const app = { folder, version: ownPackage().version, target };
  placeReleaseKeys(folder, signing.keysFile);
  // Such a signature is part of its file, so the list comes after it.
  if (target.platform === 'win32') authenticode?.signAll(folder);
  writeFileList(app);
  signFileList(folder, signing);
  normalise(folder, epoch);
  return app;
}

/** What lies in `stage` and the runtime, by electron-builder.yml: fuses, archive, languages. Answers the folder. */
export function putTogether(stage, { to, target, electron, runtime }) {
  electronBuilder([
    SYSTEM[target.platform].option,
    'dir',
    `--${target.arch}`,
    `--config.electronDist=${electron}`,
    `--config.electronVersion=${runtime.version}`,
    `--project=${stage}`,
    `--config.directories.output=${to}`,
    ...SYSTEM[target.platform].more,
  ]);
  return join(to, SYSTEM[target.platform].folder);
}

function electronBuilder(options) {
  const cli = bin('electron-builder', 'cli.js');
  const args = [
    cli,
    '--config',
    join(ROOT, 'electron-builder.yml'),
    '--publish',
    'never',
    ...options,
  ];
  const done = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (done.status !== 0) stop(['electron-builder failed:', done.stdout, done.stderr]);
}
