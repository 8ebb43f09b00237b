// `npm run faults -- --ci|--nightly [FILE...]`: kill, power cut, full disk, damaged pages, fuzzed files.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { ROOT } from './setup/places.mjs';
import { bin, given } from './setup/run.mjs';
import { main, say } from './setup/say.mjs';
import { sayFailures, vitestStep } from './setup/steps.mjs';
import { temporaryFolder } from './setup/temporary.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const { program } = await setUp('test');
  const folder = join(ROOT, 'tests', 'faults');
  const tests = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  if (!tests.some((name) => String(name).endsWith('.test.ts'))) {
    say('there are no fault tests yet');
    return 0;
  }
  build();
  const mode = given().includes('--nightly') ? 'nightly' : 'ci';
  const { env: place } = temporaryFolder();
  const env = { ...process.env, ...place, FAULTS: mode, KANAF_ELECTRON_PROGRAM: program };
  const vitest = [bin('vitest', 'vitest.mjs'), 'run', '--project', 'faults'];
  const done = await vitestStep({
    name: 'faults',
    program: process.execPath,
    args: [...vitest, ...given().filter((word) => !word.startsWith('--'))],
    env,
  });
  sayFailures(done);
  console.log(`faults: ${done.passed} passed, ${done.failed} failed`);
  return done.failed > 0 ? 1 : 0;
});
