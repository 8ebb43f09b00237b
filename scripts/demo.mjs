// `npm run demo -- --to DIR [--residents N] [--seed N]`: an invented shelter with its signed summary.
// The PDF needs a hidden Electron window, so this runs in Electron on a virtual screen.
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { provideDisplay } from './setup/display.mjs';
import { ROOT } from './setup/places.mjs';
import { given, quietChromium, run, sandboxArguments } from './setup/run.mjs';
import { main } from './setup/say.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const { program } = await setUp();
  build();
  const display = await provideDisplay({ hidden: true });
  const entry = join(ROOT, 'out', 'main', 'demo.js');
  const options = { env: display.env, cwd: process.env.INIT_CWD ?? process.cwd() };
  const code = await run(
    program,
    [...sandboxArguments(), ...quietChromium(), entry, ...given()],
    options,
  );
  display.close();
  return code;
});
