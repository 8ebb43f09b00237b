// Before the first fault test: bundles the child programs like the app is bundled, so that plain Node can run and be
// killed in them. Once for all test files and in a folder of this run: a child loads parts of itself late, and must not
// find them built anew or gone.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

const ROOT = join(import.meta.dirname, '..', '..');
const NAMES = ['act', 'backup', 'writer'] as const;

/** Where the bundled program of each child lies. */
type Children = Readonly<Record<(typeof NAMES)[number], string>>;

declare module 'vitest' {
  interface ProvidedContext {
    readonly children: Children;
  }
}

const folder = join(ROOT, 'out', 'faults', String(process.pid));

/** Vitest calls it before the first test file, and `teardown` after the last. */
export async function setup(project: TestProject): Promise<void> {
  const input = Object.fromEntries(
    NAMES.map((name) => [name, join(import.meta.dirname, `${name}-child.ts`)]),
  );
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['@signalapp/sqlcipher', '@node-rs/argon2'] },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20.18',
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
    },
  });
  const at = (name: string): string => join(folder, `${name}.js`);
  project.provide('children', { act: at('act'), backup: at('backup'), writer: at('writer') });
}

export function teardown(): void {
  rmSync(folder, { recursive: true, force: true });
}
