// `npm run bench`: tests/bench/run.ts, bundled like the app and run in plain Node.
// It gets KANAF_ELECTRON_PROGRAM and a virtual screen for the benches that open a window.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { signingOptions } from './package/signing-options.mjs';
import { dateOfSources } from './package/source-date.mjs';
import { putTogether, unpackedApp } from './package/unpacked-app.mjs';
import { build } from './setup/build.mjs';
import { provideDisplay } from './setup/display.mjs';
import { ROOT } from './setup/places.mjs';
import { given, run } from './setup/run.mjs';
import { main, stop } from './setup/say.mjs';
import { setUp } from './setup.mjs';

const ENTRY = join(ROOT, 'tests', 'bench', 'run.ts');
const OUT = join(ROOT, 'out', 'bench');

await main(async () => {
  const runtime = await setUp('test');
  const { program } = runtime;
  if (!existsSync(ENTRY)) stop('there is no tests/bench/run.ts');
  build();
  await bundle();
  const packaged = await packageBoth(runtime);
  const display = await provideDisplay({ hidden: true });
  const env = { ...display.env, KANAF_ELECTRON_PROGRAM: program, KANAF_ROOT: ROOT, ...packaged };
  const code = await run(process.execPath, ['--expose-gc', join(OUT, 'run.js'), ...given()], {
    env,
  });
  display.close();
  return code;
});

/** Kanaf and the least window there is, packaged the same way; only where benches ask for them. */
async function packageBoth(runtime) {
  const asked = given().filter((word) => !word.startsWith('--'));
  if (asked.length > 0 && !asked.some((word) => word.startsWith('packaged'))) return {};
  const packaging = { epoch: dateOfSources(), runtime, signing: await signingOptions() };
  const target = { platform: 'linux', arch: 'x64' };
  const electron = dirname(runtime.program);
  const [to, bareTo] = ['kanaf', 'bare'].map((name) => join(ROOT, 'out', 'bench', name));
  const { folder } = unpackedApp({ ...packaging, to }, { target, electron });
  const stage = join(bareTo, 'app');
  rmSync(stage, { recursive: true, force: true });
  cpSync(join(ROOT, 'tests', 'bench', 'bare-window'), stage, { recursive: true });
  const bare = putTogether(stage, { to: bareTo, target, electron, runtime });
  return { KANAF_PACKAGED: folder, KANAF_PACKAGED_BARE: bare, KANAF_BARE_RUNTIME: electron };
}

async function bundle() {
  const vite = await import('vite');
  await vite.build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: {
      noExternal: true,
      external: ['@signalapp/sqlcipher', '@node-rs/argon2', '@playwright/test'],
    },
    build: {
      ssr: ENTRY,
      outDir: OUT,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'run.js' } },
    },
  });
}
