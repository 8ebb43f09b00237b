// `npm run package`: the app as it is installed, and what is carried to a machine without internet. For Linux a folder, an
// archive, a .deb and an .rpm, the same byte for byte wherever they are made of the same commit. `-- --to DIR` says where
// to; options for a signed list of files stand in scripts/package/signing-options.mjs. `-- --windows ELECTRON` makes the
// installers for Windows as well, of Electron's zip for Windows or a folder unpacked of it.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packagesOf } from './package/packages.mjs';
import { authenticode, signingOptions } from './package/signing-options.mjs';
import { dateOfSources } from './package/source-date.mjs';
import { build } from './setup/build.mjs';
import { FALLBACK_ELECTRON, ROOT } from './setup/places.mjs';
import { valueOf } from './setup/run.mjs';
import { main, say } from './setup/say.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const signing = await signingOptions();
  const windows = valueOf('--windows');
  const runtime = await setUp(windows === undefined ? 'package' : 'windows');
  build();
  const to = resolve(valueOf('--to') ?? join(ROOT, 'out', 'package'));
  mkdirSync(to, { recursive: true });
  const packaging = { to, epoch: dateOfSources(), runtime, signing, authenticode: authenticode() };
  for (const path of packagesOf(packaging, windows).flatMap(({ made }) => made))
    say(`made ${path}`);
  if (signing.key === undefined && signing.signatures.length === 0)
    say('signed by no release key: the app will say so');
  if (runtime.version === FALLBACK_ELECTRON)
    say(
      `made with Electron ${FALLBACK_ELECTRON}, which is no longer supported: to be tried, not to be installed in a shelter`,
    );
  return 0;
});
