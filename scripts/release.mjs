// `npm run release`: the folder that is carried to a machine without internet, whole and signed (docs/release.md).
//   -- --key FILE.pem [--to DIR]           signs app and folder here
//   -- --file-signature FILE [--to DIR]    takes the app's signature as made elsewhere; SHA256SUMS is signed there too
// `--windows ELECTRON` adds the installers for Windows (scripts/package.mjs). `--trial` makes one with a runtime that must not ship; VERIFY.txt says so. `--keys FILE` is for tests.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packagesOf } from './package/packages.mjs';
import { authenticode, signingOptions } from './package/signing-options.mjs';
import { dateOfSources } from './package/source-date.mjs';
import { ownPackage } from './package/stage.mjs';
import { aboutRelease, refuseUncommitted } from './release/about.mjs';
import { layOutRelease } from './release/folder.mjs';
import { signList, SUMS } from './release/sums.mjs';
import { verifyFolder } from './release/verify.mjs';
import { build } from './setup/build.mjs';
import { FALLBACK_ELECTRON, ROOT } from './setup/places.mjs';
import { given, valueOf } from './setup/run.mjs';
import { main, say, stop } from './setup/say.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const signing = await signingOptions();
  if (signing.key === undefined && signing.signatures.length === 0)
    stop('a release is signed: give --key FILE.pem, or --file-signature FILE made elsewhere');
  refuseUncommitted();
  const windows = valueOf('--windows');
  const runtime = await setUp(windows === undefined ? 'package' : 'windows');
  const trial = runtime.version === FALLBACK_ELECTRON;
  if (trial && !given().includes('--trial'))
    stop(
      `Electron ${FALLBACK_ELECTRON} is no longer supported and not released; --trial makes a folder to try`,
    );
  const about = aboutRelease(ownPackage(), { epoch: dateOfSources(), runtime });
  build();
  const to = resolve(valueOf('--to') ?? join(ROOT, 'out', 'release'));
  const how = { epoch: dateOfSources(), runtime, signing, authenticode: authenticode() };
  const packaging = { to: join(to, 'packages'), ...how };
  mkdirSync(packaging.to, { recursive: true });
  const built = packagesOf(packaging, windows);
  const { folder, publicKey } = layOutRelease(to, { built, about, runtime, signing, trial });
  say(`made ${folder}`);
  return signing.key === undefined ? notSignedYet(folder) : signed(folder, signing.key, publicKey);
});

function signed(folder, key, { fingerprint }) {
  signList(join(folder, SUMS), key);
  const { refusals } = verifyFolder(folder, fingerprint);
  if (refusals.length > 0) stop(['what was made is refused:', JSON.stringify(refusals)]);
  say(`signed with the key ${fingerprint}`);
  return 0;
}

function notSignedYet(folder) {
  say(
    `not signed yet: carry ${join(folder, SUMS)} to the key, and ${SUMS}.sig and .minisig back here`,
  );
  return 0;
}
