// vault.md 2.6: data from two months ago, restored with today's keyring after a real erasure. The erased person cannot
// be read by anybody, everybody else is complete; and every medium that was refreshed holds her keys no more.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Row } from '../../../electron/vault/database/driver';
import { bytes, integer, text } from '../../../electron/vault/database/rows';
import type { PersonSession } from '../../../electron/vault/open-vault/person-session';
import { backups } from '../../../src/features/backups/contract';
import { residents } from '../../../src/features/residents/contract';
import { retention } from '../../../src/features/retention/contract';
import type { Compartment } from '../../../src/kernel/compartments';
import { ROLES } from '../../../src/kernel/compartments';
import type { OwnerRef } from '../../../src/kernel/owner';
import type { ResidentId } from '../../../src/kernel/ids';
import { chosenFolders } from '../../support/chosen-folders';
import { type OtherComputer, otherComputer } from '../../support/empty-folder';
import { HER_NUMBER, writeFullFile } from '../../support/full-file';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

let house: TestVault;
let other: OtherComputer;
let stick: string;
let otherStick: string;

beforeEach(async () => {
  house = await foundTestVault({ roles: ROLES, outside: chosenFolders });
  other = otherComputer();
  stick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
  otherStick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
}, 120_000);
afterEach(() => {
  house.destroy();
  other.destroy();
  for (const folder of [stick, otherStick]) rmSync(folder, { recursive: true, force: true });
});

/** Tries every sealed part with the keys of the session: how many of one person and of the others do open. */
function opened(vault: PersonSession, her: ResidentId) {
  const found = { hers: 0, others: 0, othersHeld: 0 };
  for (const row of vault.records.all('SELECT * FROM sealed_parts')) {
    const isOpen = vault.sealing.open(placeOf(row), bytes(row, 'blob')).state;
    if (text(row, 'resident_id') === her) found.hers += isOpen === 'open' ? 1 : 0;
    else if (isOpen !== 'closed') {
      found.othersHeld += 1;
      found.others += isOpen === 'open' ? 1 : 0;
    }
  }
  return found;
}

function placeOf(row: Row) {
  return {
    kind: text(row, 'kind'),
    recordId: text(row, 'record_id'),
    owner: text(row, 'resident_id') as OwnerRef,
    version: integer(row, 'version'),
    compartment: text(row, 'compartment') as Compartment,
  };
}

it('an erased person stays erased when older data is restored', { timeout: 240_000 }, async () => {
  const { id: kept } = await house.done(residents.admit, admitInput('K-2026-0002', 'رباب كامل'));
  const her = await writeFullFile(house);
  await house.actAs('manager');
  const before = opened(house.open(), her);
  expect(before.hers).toBeGreaterThan(0);
  await house.done(backups.make, { folderToken: stick });
  house.clock.forward(61 * 24 * 3600);
  await house.actAs('manager');
  await house.done(retention.liftHold, { id: her });
  const second = {
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  };
  const erased = await house.done(retention.erase, {
    id: her,
    caseNumber: HER_NUMBER,
    reason: 'period-over',
    second,
  });
  expect(erased.isFinished).toBe(true);
  expect((await house.done(backups.overview, {})).media[0]?.mustBeRefreshed).toBe(true);
  await house.done(backups.make, { folderToken: stick });
  const [place = ''] = readdirSync(stick);
  expect(readdirSync(join(stick, place)).toSorted()).toEqual([
    'data-1',
    'data-2',
    'keys-2',
    'medium.json',
  ]);
  const { choice } = await other.done(backups.look, { folderToken: stick });
  const told = await other.done(backups.restore, {
    ...{ choice, place, number: 1 },
    staffCode: staffCodeOf('manager'),
    passphrase: PASSPHRASES.manager,
  });
  expect([told.residents, told.withoutKeys]).toEqual([2, 1]);
  for (const role of ROLES) {
    await other.unlockAs(role);
    const found = opened(other.at.gate.requireOpen(), her);
    expect([role, found.hers, found.others]).toEqual([role, 0, found.othersHeld]);
  }
  await other.unlockAs('manager');
  const open = await other.done(residents.open, { id: kept });
  expect(open.identity.state).toBe('open');

  // The older rows know neither the earlier erasure nor the stick; what is erased now must name both media all the same.
  await other.done(backups.make, { folderToken: otherStick });
  await other.done(retention.liftHold, { id: her });
  await other.done(retention.erase, {
    id: her,
    caseNumber: HER_NUMBER,
    reason: 'period-over',
    second,
  });
  const { erasures } = await other.done(retention.erasures, {});
  expect(erasures).toMatchObject([{ number: 2, certificate: 'pending' }]);
  expect(erasures[0]?.media.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  for (const folderToken of [stick, otherStick]) await other.done(backups.make, { folderToken });
  const refreshed = await other.done(retention.erasures, {});
  expect(refreshed.erasures).toMatchObject([{ certificate: 'complete', media: [] }]);
  expect(other.faults).toEqual([]);
});
