// Each declared table against the schema that the frozen steps really made: same columns, types, order and references.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer, text } from '../../../electron/vault/database/rows';
import { DECLARED_TABLES } from '../../../electron/vault/house-facts/declared-tables';
import { columnName } from '../../../src/kernel/columns';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeAll(async () => {
  house = await foundTestVault();
});
afterAll(() => house.destroy());

describe.each(DECLARED_TABLES.map((table) => [table.name, table] as const))(
  '%s',
  (_name, table) => {
    it('has the columns that the steps founded', () => {
      const { records } = house.open();
      const inFile = records
        .all(
          'SELECT name, type, "notnull" AS kept, pk FROM pragma_table_info($table) ORDER BY cid',
          {
            table: table.name,
          },
        )
        .map((row) => ({
          name: text(row, 'name'),
          type: text(row, 'type'),
          isNullable: integer(row, 'kept') === 0 && integer(row, 'pk') === 0,
        }));
      const declared = Object.entries(table.columns).map(([field, { sql, isNullable }]) => ({
        name: columnName(field),
        type: sql,
        isNullable,
      }));
      expect(declared).toEqual(inFile);
    });

    it('names the rows of other tables as the steps do', () => {
      const { records } = house.open();
      const inFile = records
        .all('SELECT "from" AS name, "table" AS other FROM pragma_foreign_key_list($table)', {
          table: table.name,
        })
        .map((row) => `${text(row, 'name')} ${text(row, 'other')}`);
      const declared = Object.entries(table.columns).flatMap(([field, { references }]) =>
        references === undefined ? [] : [`${columnName(field)} ${references}`],
      );
      expect(declared.sort()).toEqual(inFile.sort());
    });
  },
);

it('finds every declaration there is in the code', () => {
  const files = readdirSync('src', { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'columns.ts',
  );
  const sources = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  const named = sources.flatMap((source) => [
    ...source.matchAll(/(?:= table\(\s*|\btable: )'([a-z_]+)'/g),
  ]);
  expect(named.length).toBeGreaterThan(1);
  expect(named.map(([, name]) => name).sort()).toEqual(
    DECLARED_TABLES.map((table) => table.name).sort(),
  );
});
