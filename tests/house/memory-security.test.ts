// SQLCipher's locked memory: on wherever the product opens a file, and no switch anywhere to turn it off.
// Tests of stores run without it by standing in for one file (tests/support/unlocked-memory.ts).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './probe-tree';

const SOURCES = ['electron', 'src', 'scripts'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
);
const naming = (pattern: RegExp) =>
  SOURCES.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

it('is named in one file and by the list that is read back, and switched on there by constants', () => {
  expect(naming(/cipher_memory_security/)).toEqual([
    'electron/vault/database/memory-security.ts',
    'electron/vault/database/open.ts',
  ]);
  const text = SOURCES.find(({ path }) => path.endsWith('/memory-security.ts'))?.text;
  expect(text).toContain("export const MEMORY_SECURITY = 'cipher_memory_security = ON';");
  expect(text).toContain("export const MEMORY_SECURITY_READS = '1';");
  expect(text?.match(/^export|\bprocess\b|=\s*OFF/gm)).toEqual(['export', 'export']);
});

it('is set by every file that hands a key to SQLCipher and then works with what opens', () => {
  expect(naming(/pragma\(`key = /)).toEqual([
    'electron/vault/database/key-fits.ts',
    'electron/vault/database/open.ts',
    'electron/vault/workshop/salvage-rows.ts',
    'electron/vault/workshop/workshop-tasks.ts',
  ]);
  // key-fits.ts asks one question of a file and closes it.
  expect(naming(/\bMEMORY_SECURITY\b/)).toEqual([
    'electron/vault/database/memory-security.ts',
    'electron/vault/database/open.ts',
    'electron/vault/workshop/salvage-rows.ts',
    'electron/vault/workshop/workshop-tasks.ts',
  ]);
});
