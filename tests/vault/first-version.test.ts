// The vault of the first version opens with today's code: everything is there, nothing is lost on the way.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Handle, type Row } from '../../electron/vault/database/driver';
import { audit } from '../../src/features/audit/contract';
import { carePlans } from '../../src/features/care-plans/contract';
import { residents } from '../../src/features/residents/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import type { ResidentId } from '../../src/kernel/ids';
import { FIRST_VERSION, layOutFirstVersion } from '../support/first-version';
import { PASSPHRASES, staffCodeOf, type TestVault, testVaultIn } from '../support/test-vault';
import { decryptPages, openSlot, readHeader, readNote } from './stranger-tools';

const residentId = FIRST_VERSION.residentId as ResidentId;
let folder: string;
let house: TestVault;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-first-'));
  layOutFirstVersion(join(folder, 'vault'));
  house = testVaultIn(folder);
});
afterEach(() => house.destroy());

/** But what a person verified last, written anew at their every sign-in. Rows as any SQLite reads them from the decrypted pages: none of our code in between. */
async function rowsByHand(name: string, file: 'database' | 'keyring') {
  const vault = join(folder, 'vault');
  const pass = { staffCode: staffCodeOf('psychologist'), passphrase: PASSPHRASES.psychologist };
  const keys = await openSlot(readHeader(vault), pass);
  const plain = join(folder, `${name}.plain`);
  writeFileSync(plain, decryptPages(readFileSync(join(vault, name)), keys[file]));
  const database = Handle.at(plain);
  const tables = database
    .all(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('migrations', 'deed_heads')",
    )
    .map((row) => String(row['name']));
  const rows = new Map(
    tables.map((table) => [
      table,
      database.all(`SELECT * FROM "${table}" ORDER BY rowid`).filter(isKept),
    ]),
  );
  database.close();
  return rows;
}

/** The step up to which the trail took stock rises with the schema. */
const isKept = (row: Row): boolean => row['name'] !== 'baseline-step';

describe('a vault of version 0.1', () => {
  it('is read by a stranger as well', async () => {
    const vault = join(folder, 'vault');
    const pass = { staffCode: staffCodeOf('psychologist'), passphrase: PASSPHRASES.psychologist };
    const keys = await openSlot(readHeader(vault), pass);
    const opened = (name: string, key: Uint8Array) => {
      const plain = join(folder, `${name}.plain`);
      writeFileSync(plain, decryptPages(readFileSync(join(vault, name)), key));
      const database = Handle.at(plain);
      return (sql: string) => database.all(sql);
    };
    const note = await readNote(keys, {
      records: opened('records.kanaf', keys.database),
      keyring: opened('keyring.kanaf', keys.keyring),
    });
    expect(note).toEqual({ note: FIRST_VERSION.note });
  });

  it('opens for everyone, with its people, plan, note and unbroken trail', async () => {
    await house.actAs('manager');
    const list = await house.done(residents.list, { filter: 'all' });
    expect(list.residents).toHaveLength(FIRST_VERSION.residents);
    const plan = await house.done(carePlans.openPlan, { residentId });
    expect(JSON.stringify(plan)).toContain('زيارة مكتب التشغيل');
    const verdict = await house.done(audit.verify, {});
    expect(verdict).toMatchObject({ sound: true });
    expect(verdict.size).toBeGreaterThanOrEqual(FIRST_VERSION.events);
    await house.actAs('psychologist');
    const id = FIRST_VERSION.noteId as never;
    expect(await house.done(sessionNotes.open, { id })).toMatchObject({ note: FIRST_VERSION.note });
    for (const role of ['case-manager', 'social-worker', 'nurse', 'reception', 'auditor'] as const)
      await house.actAs(role);
  });

  it('keeps every row it had, column by column, through the raising of its schema', async () => {
    const before = [
      await rowsByHand('records.kanaf', 'database'),
      await rowsByHand('keyring.kanaf', 'keyring'),
    ];
    await house.actAs('manager');
    house.at.gate.lock();
    const after = [
      await rowsByHand('records.kanaf', 'database'),
      await rowsByHand('keyring.kanaf', 'keyring'),
    ];
    for (const [nth, tables] of before.entries()) {
      for (const [table, rows] of tables) {
        const now = after[nth]?.get(table)?.slice(0, rows.length) ?? [];
        expect({ table, rows: now }).toMatchObject({ table, rows });
      }
    }
  });

  it('is copied before it is raised, and the copies go once the raised files have opened again', async () => {
    const untouched = readFileSync(join(folder, 'vault', 'records.kanaf'));
    const copies = () => readdirSync(join(folder, 'vault')).filter((name) => /^before-/.test(name));
    await house.actAs('manager');
    const copy = copies().find((name) => /^before-\d+-records\.kanaf$/.test(name)) ?? 'none';
    expect(readFileSync(join(folder, 'vault', copy)).equals(untouched)).toBe(true);
    await house.actAs('manager');
    expect(copies()).toEqual([]);
  });
});
