// Each declared table against the schema that the frozen steps really made: same columns, types, order, key and references.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '../../../electron/vault/database/driver';
import { integer, text } from '../../../electron/vault/database/rows';
import { type Columns, nameInTable, type Table } from '../../../src/kernel/columns';
import { foundTestVault, type TestVault } from '../../support/test-vault';

/** Read by number, in runs or in bulk, by few statements of their own; and the driver's list of steps in each file. */
const WITHOUT_DECLARATION: readonly string[] = [
  'audit_checkpoints',
  'audit_covers',
  'audit_events',
  'audit_rows',
  'file_merge_rows',
  'migrations',
  'migrations',
  'resident_keys',
  'sealed_parts',
  'search_segments',
  'segment_members',
];

let house: TestVault;
beforeAll(async () => {
  house = await foundTestVault();
});
afterAll(() => house.destroy());

const declarations = readdirSync('.', { withFileTypes: true })
  .filter(({ name }) => name === 'src' || name === 'electron')
  .flatMap(({ name }) => readdirSync(name, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'columns.ts')
  .map((entry) => join(entry.parentPath, entry.name))
  .flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    if (!/\/columns';/.test(source)) return [];
    const named = source.includes('entryKind(')
      ? source.matchAll(/\btable: '([a-z_]+)'/g)
      : source.matchAll(/= table\(\s*'([a-z_]+)'/g);
    return [...named].map(([, name]) => ({ path, name: String(name) }));
  });
const modules = await Promise.all(
  [...new Set(declarations.map(({ path }) => path))].map(
    (path) => import(resolve(path)) as Promise<Record<string, unknown>>,
  ),
);
const tables = modules.flatMap((module) => Object.values(module).flatMap(tableIn));

function tableIn(value: unknown): readonly Table<Columns>[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('columns' in value && 'key' in value) return [value as Table<Columns>];
  return 'table' in value ? tableIn(value.table) : [];
}

const COLUMNS_OF =
  'SELECT name, type, "notnull" AS kept, pk FROM pragma_table_info($table) ORDER BY cid';

function fileOf(table: string): Handle {
  const { records, keyring } = house.open();
  return records.all(COLUMNS_OF, { table }).length > 0 ? records : keyring;
}

describe.each(tables.map((table) => [table.name, table] as const))('%s', (name, table) => {
  it('has the columns that the steps founded', () => {
    const inFile = fileOf(name)
      .all(COLUMNS_OF, { table: name })
      .map((row) => ({
        name: text(row, 'name'),
        type: text(row, 'type'),
        isNullable: integer(row, 'kept') === 0 && integer(row, 'pk') === 0,
        isKey: integer(row, 'pk') > 0,
      }));
    const declared = Object.entries(table.columns).map(([field, column]) => ({
      name: nameInTable([field, column]),
      type: column.sql,
      isNullable: column.isNullable,
      isKey: table.key.includes(field),
    }));
    expect(declared).toEqual(inFile);
  });

  it('names the rows of other tables as the steps do', () => {
    const inFile = fileOf(name)
      .all('SELECT "from" AS name, "table" AS other FROM pragma_foreign_key_list($table)', {
        table: name,
      })
      .map((row) => `${text(row, 'name')} ${text(row, 'other')}`);
    const declared = Object.entries(table.columns).flatMap(([field, column]) =>
      column.references === undefined
        ? []
        : [`${nameInTable([field, column])} ${column.references}`],
    );
    expect(declared.sort()).toEqual(inFile.sort());
  });
});

it('finds every declaration there is in the code', () => {
  const named = [...new Set(declarations.map(({ name }) => name))];
  expect(tables.map((table) => table.name).sort()).toEqual(named.sort());
});

it('finds a declaration for every table of both files', () => {
  const { records, keyring } = house.open();
  const inFiles = [records, keyring].flatMap((file) =>
    file.all("SELECT name FROM sqlite_master WHERE type = 'table'").map((row) => text(row, 'name')),
  );
  const declared = new Set(tables.map(({ name }) => name));
  expect(inFiles.filter((name) => !declared.has(name)).sort()).toEqual(
    [...WITHOUT_DECLARATION].sort(),
  );
});
