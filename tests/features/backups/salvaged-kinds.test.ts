// Whoever rescued a vault reads in the words of the work what was lost: no table is without a kind.
import { expect, it } from 'vitest';
import { KEYRING_MIGRATIONS } from '../../../electron/vault/database/migrations/keyring-migrations';
import { RECORDS_MIGRATIONS } from '../../../electron/vault/database/migrations/records-migrations';
import { salvagedKindOf } from '../../../electron/vault/backup/salvaged-kinds';
import { sumsByKind } from '../../../src/features/backups/salvaged-kinds';

const tables = [...RECORDS_MIGRATIONS, ...KEYRING_MIGRATIONS]
  .flatMap(({ statements }) => statements)
  .flatMap((sql) => /^CREATE TABLE (\w+)/.exec(sql)?.[1] ?? []);

it('knows what every table of both files holds', () => {
  expect(tables.length).toBeGreaterThan(40);
  expect(tables.filter((table) => salvagedKindOf(table) === undefined)).toEqual([]);
});

it('adds up by kind, and what nobody can count stays uncounted', () => {
  expect(
    sumsByKind([
      { kind: 'trail', read: 50, lost: null },
      { kind: 'trail', read: 7, lost: 2 },
      { kind: 'residents', read: 3, lost: 1 },
      { kind: 'residents', read: 4, lost: 0 },
      { kind: 'drafts', read: 0, lost: 0 },
    ]),
  ).toEqual([
    { kind: 'residents', read: 7, lost: 1 },
    { kind: 'trail', read: 57, lost: null },
  ]);
});
