// Builds one program of this repository and runs it inside Electron, on a screen that nobody sees.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { setUp } from '../setup.mjs';
import { provideDisplay } from './display.mjs';
import { ROOT } from './places.mjs';
import { quietChromium, run, sandboxArguments } from './run.mjs';

/** `entry` is a path in the repository; `args` end the program's arguments. Answers its exit code. */
export async function runInElectron(entry, args, more = {}) {
  const { program } = await setUp('test');
  const name = entry
    .split('/')
    .at(-1)
    .replace(/\.\w+$/, '');
  const built = join(ROOT, 'out', name);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(ROOT, entry),
      outDir: built,
      target: 'node20.18',
      rolldownOptions: {
        external: ['electron', /^node:/],
        output: { format: 'es', entryFileNames: `${name}.mjs` },
      },
    },
  });
  const display = await provideDisplay({ hidden: true });
  const given = [...sandboxArguments(), ...quietChromium(), join(built, `${name}.mjs`), ...args];
  const code = await run(program, given, { env: { ...display.env, ...more } });
  display.close();
  rmSync(built, { recursive: true, force: true });
  return code;
}
