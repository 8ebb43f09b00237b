// How the four programs of Kanaf are built: main and vault, the preload, the window, the hidden importer.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundledPackages } from './scripts/package/bundled-packages.mjs';

const NODE = 'node20.18';
const CHROMIUM = 'chrome130';
/** Native parts are loaded from node_modules; everything else is bundled. */
const NATIVE = ['electron', '@signalapp/sqlcipher', '@node-rs/argon2', /^node:/];
const LOCALES = ['ar-AE', 'ar-EG', 'en-US', 'en-GB'];

/** What each built file is made of, for the list of shipped parts; never shipped itself. */
const noted = (program: string): { readonly name: string } =>
  bundledPackages(here(`out/bundled/${program}.json`));

const here = (path: string): string => resolve(import.meta.dirname, path);

function existing(inputs: Record<string, string>): Record<string, string> {
  const there = Object.entries(inputs).filter(([, path]) => existsSync(here(path)));
  return Object.fromEntries(there.map(([name, path]) => [name, here(path)]));
}

export default defineConfig({
  main: {
    plugins: [noted('main')],
    // Its Node build declares a `require` of its own, which an ES bundle already has.
    resolve: { alias: { fflate: here('node_modules/fflate/esm/browser.js') } },
    build: {
      target: NODE,
      outDir: here('out/main'),
      externalizeDeps: false,
      rolldownOptions: {
        external: NATIVE,
        input: existing({
          index: 'electron/main/index.ts',
          vault: 'electron/vault/process/entry.ts',
          workshop: 'electron/vault/workshop/workshop-thread.ts',
          cli: 'electron/cli/kanaf.ts',
          demo: 'electron/cli/demo.ts',
          'parse-child': 'electron/cli/parse-child.ts',
          checker: 'electron/vault/signing/checker-entry.ts',
          inspector: 'electron/release/inspector-entry.ts',
        }),
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    plugins: [noted('preload')],
    build: {
      target: NODE,
      outDir: here('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron'],
        input: existing({ index: 'electron/preload/index.ts' }),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('.'),
    plugins: [
      react(),
      { ...optimizeLocales.vite({ locales: LOCALES }), enforce: 'pre' as const },
      noted('renderer'),
    ],
    build: {
      target: CHROMIUM,
      outDir: here('out/renderer'),
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: existing({
          window: 'src/app/index.html',
          importer: 'electron/importer/index.html',
        }),
        // The schema library and the line that forbids it to compile are one piece: it runs before any schema is made.
        output: {
          codeSplitting: {
            groups: [{ name: 'schemas', test: /node_modules[\\/]zod[\\/]|[\\/]jitless\.ts$/ }],
          },
        },
      },
    },
  },
});
