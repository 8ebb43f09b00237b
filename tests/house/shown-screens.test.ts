// Every screen that is written is shown: a screen that only its own test still draws was lost on the way to the app.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../../src');
const IMPORTED = /(?:from|import\()\s*'(\.[^']+)'/g;

function sources(): readonly string[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(SRC, name));
}

function importsOf(file: string): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORTED)].map(([, to = '']) =>
    path.resolve(path.dirname(file), to),
  );
}

it('no screen of any feature is left out of the app', () => {
  const all = sources();
  const used = new Set(all.flatMap(importsOf));
  const screens = all.filter((file) => /\/screens\/[^/]+\.tsx$/.test(file));
  const unused = screens.filter((file) => !used.has(file.replace(/\.tsx$/, '')));
  expect(screens.length).toBeGreaterThan(50);
  expect(unused.map((file) => path.relative(SRC, file))).toEqual([]);
});
