// `npm run pictures`: renews the pictures of the readme from a fresh demo, in the real app on a virtual screen.
// `npm run pictures -- --walk` takes one of every screen of the vault's work instead, into test-results/walk.
// `-- --shell` takes the base of every screen (Today, list, file, forms, search box) into test-results/shell.
// `-- --doors` takes every page that each role is offered, with what a program can tell of it, into test-results/doors.
// `-- --forms` takes the long forms and the pages beside them into test-results/forms.
// `-- --seldom` takes lines put off, archive cases, saved searches and the visitors into test-results/seldom, each looked at by axe.
// `-- --cases` imports each list of tests/support/data/cases and takes every step and new file into test-results/cases.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { provideDisplay } from './setup/display.mjs';
import { ROOT } from './setup/places.mjs';
import { bin, given, quietChromium, run, sandboxArguments } from './setup/run.mjs';
import { main } from './setup/say.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const { program } = await setUp('test');
  build();
  const display = await provideDisplay({ hidden: true });
  const demo = mkdtempSync(join(tmpdir(), 'kanaf-pictures-'));
  const electron = [...sandboxArguments(), ...quietChromium()];
  const made = await run(
    program,
    [...electron, join(ROOT, 'out', 'main', 'demo.js'), '--to', demo],
    { env: display.env },
  );
  const code = made === 0 ? await take(demo, display.env) : made;
  display.close();
  rmSync(demo, { recursive: true, force: true });
  return code;
});

function take(demo, env) {
  const which =
    ['walk', 'shell', 'cases', 'doors', 'forms', 'seldom'].find((name) =>
      given().includes(`--${name}`),
    ) ?? 'readme';
  const playwright = [bin('@playwright', 'test', 'cli.js'), 'test', `${which}.pictures.ts`];
  const config = join(ROOT, 'pictures.config.ts');
  return run(process.execPath, [...playwright, '--config', config], {
    env: { ...env, KANAF_DEMO_VAULT: join(demo, 'vault') },
  });
}
