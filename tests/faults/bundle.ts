// Bundles a child program of the fault tests like the app is bundled, so that plain Node can run and be killed in it.
import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..', '..');

/** Answers the path of the bundled program. */
export async function bundleChild(name: string): Promise<string> {
  const outDir = join(ROOT, 'out', 'faults', name);
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@signalapp/sqlcipher', '@node-rs/argon2'] },
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir,
      target: 'node20.18',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'child.js' } },
    },
  });
  return join(outDir, 'child.js');
}

/** How much of a fault to try: what fits into `.ci/run`, or what a night has time for. */
export function amount(ci: number, nightly: number): number {
  return process.env['FAULTS'] === 'nightly' ? nightly : ci;
}

/** After which a fault has hung: soon enough that `.ci/run` still ends within its hour, or a night and more. */
export const LONGEST = amount(15 * 60_000, 12 * 3_600_000);
