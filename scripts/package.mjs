// `npm run package`: the app as it is installed, and what is carried to a machine without internet. For Linux a folder, an
// archive, a .deb and an .rpm, the same byte for byte wherever they are made of the same commit. `-- --to DIR` says where
// to; `-- --win-electron DIR` makes the Windows installers of an unpacked Electron for Windows.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { archiveOf } from './package/linux/archive.mjs';
import { debianPackageOf } from './package/linux/deb.mjs';
import { rpmPackageOf } from './package/linux/rpm.mjs';
import { dateOfSources } from './package/source-date.mjs';
import { unpackedApp } from './package/unpacked-app.mjs';
import { build } from './setup/build.mjs';
import { FALLBACK_ELECTRON, ROOT } from './setup/places.mjs';
import { given } from './setup/run.mjs';
import { main, say } from './setup/say.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const runtime = await setUp('package');
  build();
  const to = resolve(valueOf('--to') ?? join(ROOT, 'out', 'package'));
  mkdirSync(to, { recursive: true });
  const packaging = { to, epoch: dateOfSources(), runtime };
  const app = unpackedApp(packaging, {
    target: { platform: 'linux', arch: 'x64' },
    electron: dirname(runtime.program),
  });
  for (const make of [archiveOf, debianPackageOf, rpmPackageOf])
    say(`made ${make(app, packaging)}`);
  if (runtime.version === FALLBACK_ELECTRON)
    say(
      `made with Electron ${FALLBACK_ELECTRON}, which is no longer supported: to be tried, not to be installed in a shelter`,
    );
  return 0;
});

function valueOf(name) {
  const at = given().indexOf(name);
  return at < 0 ? undefined : given()[at + 1];
}
