// The one list of tables that can name a resident against the schema itself: none is missing, children go before parents,
// and every statement made from the list runs on the real file.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Handle } from '../../../electron/vault/database/driver';
import { text } from '../../../electron/vault/database/rows';
import {
  CONTENTS,
  REMOVALS,
  TABLES_OF_RESIDENTS,
  WORKED_ON,
} from '../../../electron/vault/house-facts/tables-of-residents';
import { foundTestVault, type TestVault } from '../../support/test-vault';

/** They name a resident who is gone; erasing them would take the certificate away. */
const AFTER_THE_ERASURE = ['erasures'];
const NAMES_A_RESIDENT = /^(resident_id|subject_id|about_resident)$/;

let house: TestVault;
beforeAll(async () => {
  house = await foundTestVault();
});
afterAll(() => house.destroy());

interface Known {
  readonly table: string;
  readonly parents: readonly string[];
  readonly isNaming: boolean;
}

function schemaOf(records: Handle): readonly Known[] {
  const tables = records.all("SELECT name FROM sqlite_master WHERE type = 'table'");
  return tables.map((row) => {
    const table = text(row, 'name');
    const columns = records.all('SELECT name FROM pragma_table_info($table)', { table });
    const keys = records.all('SELECT "table" AS parent FROM pragma_foreign_key_list($table)', {
      table,
    });
    return {
      table,
      parents: keys.map((key) => text(key, 'parent')),
      isNaming: columns.some((column) => NAMES_A_RESIDENT.test(text(column, 'name'))),
    };
  });
}

/** Tables with a resident's id, those that hang on one of them, and so on. */
function namingIn(schema: readonly Known[]): readonly string[] {
  const found = new Set(['residents']);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const { table, parents, isNaming } of schema)
      if (isNaming || parents.some((parent) => found.has(parent))) found.add(table);
  }
  return [...found].filter((table) => !AFTER_THE_ERASURE.includes(table)).sort();
}

describe('the list of tables that name a resident', () => {
  it('has every table of the schema that can', () => {
    const naming = namingIn(schemaOf(house.open().records));
    expect(naming.length).toBeGreaterThan(15);
    expect(TABLES_OF_RESIDENTS.map(({ table }) => table).sort()).toEqual(naming);
  });

  it('finds one that nobody put into it', () => {
    const added = {
      table: 'visits_to_be',
      parents: ['goals'],
      isNaming: false,
    };
    const naming = namingIn([...schemaOf(house.open().records), added]);
    expect(naming).toContain('visits_to_be');
  });

  it('takes children before their parents', () => {
    const order = TABLES_OF_RESIDENTS.map(({ table }) => table);
    for (const { table, parents } of schemaOf(house.open().records)) {
      if (!order.includes(table)) continue;
      const later = parents.filter((parent) => order.includes(parent) && parent !== table);
      for (const parent of later)
        expect([table, parent, order.indexOf(table) < order.indexOf(parent)]).toEqual([
          table,
          parent,
          true,
        ]);
    }
  });

  it('makes statements that the real file takes', () => {
    const { records } = house.open();
    const resident = '0'.repeat(26);
    house.open().writing(() => {
      for (const removal of REMOVALS) expect(records.run(removal, { resident })).toBe(0);
    });
    for (const { count } of CONTENTS)
      expect(records.get(count, { resident })).toEqual({ found: 0 });
    const worked = ['SELECT count(*) AS found FROM residents r WHERE', WORKED_ON].join(' ');
    expect(records.get(worked)).toEqual({ found: 0 });
  });
});
