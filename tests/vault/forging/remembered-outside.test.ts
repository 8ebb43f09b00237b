// The book of deeds, cut together with all that the folder remembers of it: the newest deed's hash stands in the checkpoint that each
// manifest of a backup carries, and its row is hashed in the trail, whose root a slip shows.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readCheckpoint } from '../../../electron/vault/audit/checkpoint';
import { readManifest } from '../../../electron/vault/backup/manifest';
import { openFacts } from '../../../electron/vault/backup/manifest-facts';
import { backups } from '../../../src/features/backups/contract';
import { chosenFolders } from '../../support/chosen-folders';
import { type TestVault, testVaultIn } from '../../support/test-vault';
import { alarmsAbout, pristineHouse } from './house';

const off = vi.hoisted(() => new Set<string>());

vi.mock('../../../electron/vault/audit/checkpoint', async (original) => {
  const real = await original<typeof import('../../../electron/vault/audit/checkpoint')>();
  const unheeding: typeof real.readCheckpoint = (note) => {
    const read = real.readCheckpoint(note);
    if (read === undefined || !off.has('checkpoint')) return read;
    const { deeds: _, ...rest } = read;
    return rest;
  };
  return { ...real, readCheckpoint: unheeding };
});

let pristine: Awaited<ReturnType<typeof pristineHouse>>;
let stick: string;
beforeAll(async () => {
  pristine = await pristineHouse('social-worker');
  stick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
}, 300_000);
afterAll(() => {
  pristine.destroy();
  rmSync(stick, { recursive: true, force: true });
});
afterEach(() => off.clear());

function checkpointOnMedium(house: TestVault) {
  const place = join(stick, readdirSync(stick)[0] ?? '', 'data-1', 'manifest.json');
  const read = readManifest(readFileSync(place));
  if (!read.ok) throw new Error(read.refusal.code);
  const facts = openFacts(house.open().auditSecret, read.value.manifest);
  return readCheckpoint(facts?.trail.checkpoint ?? '');
}

describe.each([
  ['a program that does not ask checkpoints for deeds', true],
  ['this program', false],
])('%s', (_what, isOut) => {
  it('hears from a medium of the deeds that are gone', { timeout: 240_000 }, async () => {
    const copied = pristine.copy();
    const before = testVaultIn(copied.folder, { outside: chosenFolders });
    await before.actAs('manager');
    rmSync(stick, { recursive: true, force: true });
    stick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
    await before.done(backups.make, { folderToken: stick });
    const { number, head } = before.open().book.state;
    expect(number).toBeGreaterThan(1);
    expect(checkpointOnMedium(before)?.deeds).toEqual({ number, head });
    before.at.lock('asked');
    const forger = await copied.forgerAs('reception');
    forger.inKeyring((rows) =>
      rows.exec('DELETE FROM deed_heads; DELETE FROM deeds WHERE number > 1'),
    );
    forger.inRecords((rows) => {
      const triggers = rows
        .prepare(
          "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_checkpoints'",
        )
        .all();
      for (const { name } of triggers) rows.exec(`DROP TRIGGER ${String(name)}`);
      rows.exec('DELETE FROM audit_checkpoints');
    });
    const house = testVaultIn(copied.folder, { outside: chosenFolders });
    await house.actAs('manager');
    expect(house.open().book.isWhole).toBe(true);
    if (isOut) off.add('checkpoint');
    await house.call(backups.check, { folderToken: stick });
    expect(house.open().book.isWhole).toBe(isOut);
    expect(alarmsAbout(house).has('book')).toBe(!isOut);
    house.at.gate.lock();
  });
});

it('hashes each deed in the line of the trail that wrote it', { timeout: 120_000 }, async () => {
  const copied = pristine.copy();
  const house = copied.open();
  await house.actAs('manager');
  const { records, book } = house.open();
  const hashed = records
    .all('SELECT rows FROM audit_rows')
    .map((row) => Buffer.from(row['rows'] as Uint8Array).toString('latin1'))
    .filter((rows) => rows.includes('keyring.deeds'));
  // The founding's line notes what was there; each later deed has its own.
  expect(hashed.length).toBeGreaterThanOrEqual(book.state.number);
});
