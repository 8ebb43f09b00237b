// `npm run proofs`: what can only be proved on the packaged app. Packages twice, in two folders, and compares every byte; then
// installs and tries what came out. `-- --ci` leaves out what takes a system of its own (a clean Debian).
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyOfSources } from './package/copy-of-sources.mjs';
import { sha256 } from './package/file-list.mjs';
import { dateOfSources } from './package/source-date.mjs';
import { provideDisplay } from './setup/display.mjs';
import { ROOT } from './setup/places.mjs';
import { given, run } from './setup/run.mjs';
import { main, say } from './setup/say.mjs';
import { playwrightStep, sayFailures } from './setup/steps.mjs';
import { setUp } from './setup.mjs';

const ARTIFACTS = /^kanaf.*\.(?:tar\.gz|deb|rpm)$/;

await main(async () => {
  const { program } = await setUp('proofs');
  // The copy has no Git history to take it from.
  process.env.SOURCE_DATE_EPOCH = String(dateOfSources());
  const here = await packagedIn(ROOT);
  const apart = mkdtempSync(join(tmpdir(), 'kanaf-second-'));
  const there = await packagedIn(copyOfSources(apart));
  const different = here.filter(
    ({ name, sum }) => there.find((one) => one.name === name)?.sum !== sum,
  );
  rmSync(apart, { recursive: true, force: true });
  for (const { name, sum } of here) say(`${sum}  ${name}`);
  const display = await provideDisplay({ hidden: true });
  const env = { ...display.env, KANAF_ELECTRON_PROGRAM: program };
  if (given().includes('--ci')) env.KANAF_PROOFS = 'ci';
  const files = given().filter((word) => !word.startsWith('--'));
  const done = await playwrightStep({ name: 'proofs', config: 'proofs.config.ts', env, files });
  display.close();
  sayFailures(done);
  for (const { name } of different)
    console.log(`failed: proofs: ${name} differs when it is made in another folder`);
  const passed = done.passed + here.length - different.length;
  const failed = done.failed + different.length + (here.length === 0 ? 1 : 0);
  console.log(`proofs: ${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

async function packagedIn(root) {
  const code = await run(process.execPath, [join(root, 'scripts/package.mjs')], { cwd: root });
  if (code !== 0) return [];
  const folder = join(root, 'out/package');
  return readdirSync(folder)
    .sort()
    .filter((name) => ARTIFACTS.test(name))
    .map((name) => ({ name, sum: sha256(join(folder, name)) }));
}
