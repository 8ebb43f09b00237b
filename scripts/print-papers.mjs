// `node scripts/print-papers.mjs`: prints the summaries under tests/support/data/papers again, with the app's own printer.
// Run it after a change to a summary's document, style, foot or typeface, and look at the pages before they are kept.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { provideDisplay } from './setup/display.mjs';
import { ROOT } from './setup/places.mjs';
import { quietChromium, run, sandboxArguments } from './setup/run.mjs';
import { main } from './setup/say.mjs';
import { setUp } from './setup.mjs';

const BUILT = join(ROOT, 'out', 'print-papers');

await main(async () => {
  const { program } = await setUp('test');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(ROOT, 'tests/support/print-papers.ts'),
      outDir: BUILT,
      target: 'node20.18',
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { format: 'es', entryFileNames: 'print-papers.mjs' },
      },
    },
  });
  const display = await provideDisplay({ hidden: true });
  const entry = join(BUILT, 'print-papers.mjs');
  const folder = join(ROOT, 'tests/support/data/papers');
  const args = [...sandboxArguments(), ...quietChromium(), entry, folder];
  const code = await run(program, args, { env: display.env });
  display.close();
  rmSync(BUILT, { recursive: true, force: true });
  return code;
});
