// Whoever has the files' keys and a program of their own writes a row that none of ours would write: the door still answers
// with a sentence, or opens, and never with a bare fault that keeps the house out and says nothing.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../../electron/vault/database/driver';
import { openDatabase } from '../../../electron/vault/database/open';
import { text } from '../../../electron/vault/database/rows';
import { staffContract } from '../../../src/features/staff/contract';
import { vault } from '../../../src/features/vault/contract';
import { ROLES } from '../../../src/kernel/compartments';
import { type FolderInMemory, layOut, readFolder } from '../../support/folder-in-memory';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const FILES = ['records.kanaf', 'keyring.kanaf'] as const;
type File = (typeof FILES)[number];

let house: TestVault;
let files: FolderInMemory;
let keys: Record<File, string>;
beforeAll(async () => {
  house = await foundTestVault({ roles: ROLES, remembers: true });
  await house.actAs('case-manager');
  await house.actAs('manager');
  const { databaseKeyHex, keyringKeyHex } = house.open().keys;
  keys = { 'records.kanaf': databaseKeyHex, 'keyring.kanaf': keyringKeyHex };
  house.at.lock('asked');
  files = readFolder(house.folder);
});
afterAll(() => house.destroy());
beforeEach(asItWas);

function asItWas(): void {
  house.at.lock('asked');
  rmSync(join(house.folder, 'vault'), { recursive: true, force: true });
  layOut(files, house.folder);
}

function within<Value>(file: File, work: (raw: Handle) => Value): Value {
  const path = join(house.folder, 'vault', file);
  const opened = openDatabase({ path, keyHex: keys[file], file: 'existing' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}

/** `done`, or the code of the refusal; a fault shows as itself. */
async function knocked(): Promise<string> {
  const before = house.faults.length;
  const answer = await house.call(vault.unlock, {
    staffCode: staffCodeOf('manager'),
    passphrase: PASSPHRASES.manager,
  });
  const fault = house.faults[before];
  if (fault !== undefined) return String(fault);
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

const changed = (file: File, sql: string) => within(file, (raw) => raw.run(sql));

describe('rows of the people of the house', () => {
  it('that say a day where a moment belongs keep nobody out, and their codes stand', async () => {
    expect(changed('records.kanaf', "UPDATE staff SET joined_at = '2026-01-01'")).toBeGreaterThan(
      1,
    );
    expect(await knocked()).toBe('done');
    expect((await house.call(staffContract.signIns, {})).kind).toBe('done');
  });
});

const CASES: readonly (readonly [File, string, string])[] = [
  ['records.kanaf', "UPDATE shelter SET settings = '{'", 'database.damaged'],
  [
    'records.kanaf',
    "UPDATE vault_facts SET value = '{' WHERE name = 'header-known'",
    'database.damaged',
  ],
  ['records.kanaf', 'DELETE FROM migrations WHERE number = 3', 'database.edited-migration'],
  ['records.kanaf', 'DELETE FROM migrations', 'database.edited-migration'],
  [
    'keyring.kanaf',
    'UPDATE migrations SET number = -7 WHERE number = 2',
    'database.edited-migration',
  ],
  [
    'keyring.kanaf',
    "UPDATE compartment_generations SET created_at = 'gestern'",
    'database.keyring-damaged',
  ],
  ['keyring.kanaf', 'UPDATE vault_secrets SET generation = -7', 'database.keyring-damaged'],
];

describe('a row that unlocking cannot do without', () => {
  it.each(CASES)('of %s (%s) is told as %s', async (file, sql, code) => {
    expect(changed(file, sql)).toBeGreaterThan(0);
    expect(await knocked()).toBe(code);
    // The files were closed again: the next try is told the same, never that they are in use.
    expect(await knocked()).toBe(code);
  });
});

describe('any one value of any table', () => {
  it.each(FILES)(
    'of %s that no column takes never ends in a fault',
    async (file) => {
      const columns = within(file, columnsWithRows);
      const ended: string[] = [];
      for (const [table, column] of columns) {
        for (const value of ['2026-01-01', -7]) {
          asItWas();
          if (!isWritten(file, { table, column, value })) continue;
          const answer = await knocked();
          if (/^(done|[a-z-]+\.[a-z-]+)$/.test(answer)) continue;
          ended.push(`${table}.${column} = ${value}: ${answer}`);
        }
      }
      expect(columns.length).toBeGreaterThan(20);
      expect(ended).toEqual([]);
    },
    300_000,
  );
});

function columnsWithRows(raw: Handle): (readonly [table: string, column: string])[] {
  return raw
    .all(
      "SELECT m.name AS name, p.name AS field FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'",
    )
    .map((row) => [text(row, 'name'), text(row, 'field')] as const)
    .filter(([table]) => raw.get(`SELECT 1 FROM ${table}`) !== undefined);
}

interface Bad {
  readonly table: string;
  readonly column: string;
  readonly value: string | number;
}

/** False where the table's own rules took none of it. */
function isWritten(file: File, { table, column, value }: Bad): boolean {
  const sql = `UPDATE ${table} SET ${column} = $value WHERE rowid = (SELECT max(rowid) FROM ${table})`;
  return within(file, (raw) => {
    try {
      return raw.run(sql, { value }) > 0;
    } catch {
      return false;
    }
  });
}
