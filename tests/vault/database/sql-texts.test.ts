// A value pasted into SQL reaches SQLite's error log in clear: every statement is a constant text.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SQL_WORDS = /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|ALTER TABLE|BEGIN)\b/;

/** Put statements together from names that our own code declares, each checked as a plain name; values never appear. */
const NAMES_ONLY: readonly string[] = [
  // Triggers for whatever tables our own migrations made.
  'electron/vault/database/watched-tables.ts',
  // The statements of a declared table.
  'electron/vault/database/table-rows.ts',
  // Conditions of the one list of tables.
  'electron/vault/house-facts/tables-of-residents.ts',
];

function sources(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path, 'utf8')] as const);
}

/** Template literals with a hole that look like SQL. */
function pasted(source: string): readonly string[] {
  const literals = source.match(/`[^`]*`/g) ?? [];
  return literals.filter((text) => SQL_WORDS.test(text) && text.includes('${'));
}

describe('statements', () => {
  it('have no holes to paste values into, anywhere in the vault', () => {
    const written = sources('electron').filter(([path]) => !NAMES_ONLY.includes(path));
    const found = written.flatMap(([path, source]) =>
      pasted(source).map((text) => `${path}: ${text.slice(0, 60)}`),
    );
    expect(found).toEqual([]);
  });

  it('are written in records, database, audit and the vault only, never in core, main or windows', () => {
    const elsewhere = [
      ...sources('src'),
      ...sources('electron/main'),
      ...sources('electron/preload'),
    ]
      .filter(([, source]) => /['"`](SELECT .* FROM|INSERT INTO|DELETE FROM) /.test(source))
      .map(([path]) => path);
    expect(elsewhere).toEqual([]);
  });

  it('would be found with a hole', () => {
    expect(pasted('run(`DELETE FROM beds WHERE name = ${name}`)')).toHaveLength(1);
  });
});
