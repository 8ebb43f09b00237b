// A small house beside the real one: the same rules, and files that break them on purpose.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export const ROOT = resolve(import.meta.dirname, '../..');
const RULES = [
  'package.json',
  'eslint.config.js',
  '.dependency-cruiser.cjs',
  'biome.json',
  'knip.json',
  ...['base', 'core', 'window', 'importer', 'preload', 'electron'].map(
    (name) => `tsconfig.${name}.json`,
  ),
];

/** Writes the files (path -> text) into a new tree; it is gone when the test has finished. */
export function probeTree(files: Readonly<Record<string, string>>): string {
  const tree = mkdtempSync(join(tmpdir(), 'kanaf-probe-'));
  onTestFinished(() => rmSync(tree, { recursive: true, force: true }));
  for (const rule of RULES) cpSync(join(ROOT, rule), join(tree, rule));
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  const projects = ['core', 'window', 'importer', 'preload', 'electron'];
  const references = projects.map((name) => ({ path: `./tsconfig.${name}.json` }));
  put(tree, 'tsconfig.json', JSON.stringify({ files: [], references }));
  for (const [path, text] of Object.entries(files)) put(tree, path, text);
  return tree;
}

function put(tree: string, path: string, text: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

/** Runs a tool of node_modules in the tree and answers what it printed. */
export function runIn(tree: string, tool: string, ...args: readonly string[]): string {
  const done = spawnSync(process.execPath, [join(ROOT, 'node_modules', tool), ...args], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return done.stdout + (args.includes('json') ? '' : done.stderr);
}
