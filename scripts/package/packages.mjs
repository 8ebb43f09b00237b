// Archive, .deb and .rpm of one built app, with what a release key says about its files where one was given.
import { dirname } from 'node:path';
import { archiveOf } from './linux/archive.mjs';
import { debianPackageOf } from './linux/deb.mjs';
import { rpmPackageOf } from './linux/rpm.mjs';
import { unpackedApp } from './unpacked-app.mjs';

/** Answers `{ app, made }`: the unpacked app, and the paths of what was made of it. */
export function linuxPackages(packaging) {
  const app = unpackedApp(packaging, {
    target: { platform: 'linux', arch: 'x64' },
    electron: dirname(packaging.runtime.program),
  });
  const made = [archiveOf, debianPackageOf, rpmPackageOf].map((make) => make(app, packaging));
  return { app, made };
}
