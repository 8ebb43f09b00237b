// `npm run bench`: tests/bench/run.ts, bundled like the app and run in plain Node.
// It gets KANAF_ELECTRON_PROGRAM and a virtual screen for the benches that open a window.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './setup/build.mjs';
import { provideDisplay } from './setup/display.mjs';
import { ROOT } from './setup/places.mjs';
import { given, run } from './setup/run.mjs';
import { main, stop } from './setup/say.mjs';
import { setUp } from './setup.mjs';

const ENTRY = join(ROOT, 'tests', 'bench', 'run.ts');
const OUT = join(ROOT, 'out', 'bench');

await main(async () => {
  const { program } = await setUp('test');
  if (!existsSync(ENTRY)) stop('there is no tests/bench/run.ts');
  build();
  await bundle();
  const display = await provideDisplay({ hidden: true });
  const env = { ...display.env, KANAF_ELECTRON_PROGRAM: program, KANAF_ROOT: ROOT };
  const code = await run(process.execPath, ['--expose-gc', join(OUT, 'run.js'), ...given()], {
    env,
  });
  display.close();
  return code;
});

async function bundle() {
  const vite = await import('vite');
  await vite.build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@signalapp/sqlcipher', '@node-rs/argon2'] },
    build: {
      ssr: ENTRY,
      outDir: OUT,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'run.js' } },
    },
  });
}
