// A stranger checks the rows by the format page: it names the tables that the trail's row hashes cover, as the code does.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isWatchedKey, isWatchedRecord } from '../../../electron/vault/audit/watched-rows';
import type { Handle } from '../../../electron/vault/database/driver';
import { text } from '../../../electron/vault/database/rows';
import { foundTestVault, type TestVault } from '../../support/test-vault';

const SAID = /Not covered:(?<records>[^;]*);\s+in the keyring only(?<keyring>.*?)\sare\./s;

let house: TestVault;
beforeAll(async () => {
  house = await foundTestVault();
});
afterAll(() => house.destroy());

function saidOf(file: 'records' | 'keyring'): readonly string[] {
  const page = readFileSync('docs/formats/vault.md', 'utf8');
  const names = SAID.exec(page)?.groups?.[file] ?? '';
  return [...names.matchAll(/`([a-z_*]+)`/g)].map(([, name = '']) => name).sort();
}

function tablesOf(handle: Handle): readonly string[] {
  const names = handle.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  return names.map((row) => text(row, 'name')).filter((name) => !name.startsWith('sqlite_'));
}

it('the page names every table of the keyring that is covered', () => {
  expect(saidOf('keyring')).toEqual(tablesOf(house.open().keyring).filter(isWatchedKey));
});

it('the page names every table of the records that is not covered', () => {
  const outside = tablesOf(house.open().records).filter((table) => !isWatchedRecord(table));
  const named = outside.map((table) => (table.startsWith('audit_') ? 'audit_*' : table));
  expect(saidOf('records')).toEqual([...new Set(named)].sort());
});
