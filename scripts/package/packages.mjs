// What is installed, for each system, made of one built app, with what a release key says about its files where one was given.
import { dirname } from 'node:path';
import { archiveOf } from './linux/archive.mjs';
import { debianPackageOf } from './linux/deb.mjs';
import { rpmPackageOf } from './linux/rpm.mjs';
import { unpackedApp } from './unpacked-app.mjs';
import { msiPackagesOf } from './windows/msi.mjs';
import { nsisInstallersOf } from './windows/nsis.mjs';
import { windowsRuntime } from './windows/runtime.mjs';

/** Of each system `{ app, made }`: the unpacked app, and the paths of what was made of it. */
export function packagesOf(packaging, windows) {
  const linux = linuxPackages(packaging);
  return windows === undefined ? [linux] : [linux, windowsPackages(packaging, windows)];
}

function linuxPackages(packaging) {
  const app = unpackedApp(packaging, {
    target: { platform: 'linux', arch: 'x64' },
    electron: dirname(packaging.runtime.program),
  });
  const made = [archiveOf, debianPackageOf, rpmPackageOf].map((make) => make(app, packaging));
  return { app, made };
}

/** `electron` is Electron's zip for Windows, or a folder unpacked of it. */
export function windowsPackages(packaging, electron) {
  const { to, runtime } = packaging;
  const folder = windowsRuntime(electron, { to, version: runtime.version });
  const target = { platform: 'win32', arch: 'x64' };
  const app = unpackedApp(packaging, { target, electron: folder });
  const made = [nsisInstallersOf, msiPackagesOf].flatMap((make) => make(app, packaging));
  return { app, made };
}
