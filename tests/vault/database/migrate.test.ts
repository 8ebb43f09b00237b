// Steps forward only, all or none; what is newer or edited is refused and not touched.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../../electron/vault/database/driver';
import { type Migration, migrate } from '../../../electron/vault/database/migrate';
import { KEYRING_MIGRATIONS } from '../../../electron/vault/database/migrations/keyring-migrations';
import { RECORDS_MIGRATIONS } from '../../../electron/vault/database/migrations/records-migrations';
import { openDatabase } from '../../../electron/vault/database/open';

const keyHex = 'c3'.repeat(32);
const tools = {
  now: '2026-03-10T08:00:00.000Z',
  fingerprint: (text: string) => createHash('sha256').update(text).digest('hex'),
};
const beds: Migration = {
  number: 1,
  name: 'beds',
  statements: ['CREATE TABLE beds (name TEXT) STRICT'],
};
const rooms: Migration = {
  number: 2,
  name: 'rooms',
  statements: ['CREATE TABLE rooms (name TEXT) STRICT', 'ALTER TABLE beds ADD COLUMN room TEXT'],
};

let folder = '';
let handle: Handle;
const path = (): string => join(folder, 'records.kanaf');

function open(file: 'create' | 'existing'): Handle {
  const result = openDatabase({ path: path(), keyHex, file });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-migrate-'));
  handle = open('create');
});
afterEach(() => {
  handle.close();
  rmSync(folder, { recursive: true, force: true });
});

const tables = (): unknown[] =>
  handle
    .all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .map((row) => row['name']);

/** Bytes of the closed file after `work` on a fresh handle. */
function bytesAfter(work: () => void): Buffer {
  work();
  handle.close();
  const bytes = readFileSync(path());
  handle = open('existing');
  return bytes;
}

describe('migrations', () => {
  it('bring an empty file to the newest schema, and then have nothing to do', () => {
    expect(migrate(handle, [beds], tools)).toEqual({ ok: true, value: [1] });
    expect(migrate(handle, [beds, rooms], tools)).toEqual({ ok: true, value: [2] });
    expect(migrate(handle, [beds, rooms], tools)).toEqual({ ok: true, value: [] });
    expect(tables()).toEqual(['beds', 'migrations', 'rooms']);
  });

  it.each([
    ['records', RECORDS_MIGRATIONS],
    ['keyring', KEYRING_MIGRATIONS],
  ])('of %s all apply to an empty file, one by one and at once alike', (_name, steps) => {
    for (let upTo = 1; upTo <= steps.length; upTo += 1) {
      expect(migrate(handle, steps.slice(0, upTo), tools)).toEqual({ ok: true, value: [upTo] });
    }
    const stepwise = handle.all('SELECT type, name, sql FROM sqlite_master ORDER BY name');
    handle.close();
    rmSync(path());
    handle = open('create');
    expect(migrate(handle, steps, tools).ok).toBe(true);
    expect(handle.all('SELECT type, name, sql FROM sqlite_master ORDER BY name')).toEqual(stepwise);
  });

  it('of the real schema make only STRICT tables', () => {
    migrate(handle, RECORDS_MIGRATIONS, tools);
    const loose = handle
      .all("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL")
      .filter((row) => !/\)\s*(WITHOUT ROWID,\s*)?STRICT/.test(String(row['sql'])));
    expect(loose.map((row) => row['name'])).toEqual([]);
  });

  it('of a newer app leave the file as it is', () => {
    migrate(handle, [beds, rooms], tools);
    const before = bytesAfter(() => undefined);
    const after = bytesAfter(() => {
      expect(migrate(handle, [beds], tools)).toMatchObject({
        refusal: { code: 'database.newer-than-app' },
      });
    });
    expect(after.equals(before)).toBe(true);
  });

  it('that were edited after release are refused, and nothing later is applied', () => {
    migrate(handle, [beds], tools);
    const edited = { ...beds, statements: ['CREATE TABLE beds (name TEXT NOT NULL) STRICT'] };
    const before = bytesAfter(() => undefined);
    const after = bytesAfter(() => {
      expect(migrate(handle, [edited, rooms], tools)).toMatchObject({
        refusal: { code: 'database.edited-migration', details: { number: 1 } },
      });
    });
    expect(after.equals(before)).toBe(true);
    expect(tables()).not.toContain('rooms');
  });

  it('of which one fails leave the schema of before, and succeed once it is mended', () => {
    migrate(handle, [beds], tools);
    const broken = {
      ...rooms,
      statements: [...rooms.statements, 'ALTER TABLE attic ADD COLUMN x'],
    };
    expect(() => migrate(handle, [beds, broken], tools)).toThrow();
    expect(tables()).toEqual(['beds', 'migrations']);
    expect(handle.inTransaction).toBe(false);
    expect(migrate(handle, [beds, rooms], tools)).toEqual({ ok: true, value: [2] });
  });

  it('out of order are a fault of ours', () => {
    expect(() => migrate(handle, [rooms, beds], tools)).toThrow(/order/);
  });
});
