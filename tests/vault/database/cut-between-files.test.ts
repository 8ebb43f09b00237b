// The keyring is on the disk and the records are not: the disk is full, or the power is gone. What was refused did not
// happen, and nobody is asked about tampering that never was.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodeRows } from '../../../electron/vault/audit/row-hashes';
import type { Handle, Row } from '../../../electron/vault/database/driver';
import { destroyResidentKeys } from '../../../electron/vault/house-facts/erasures';
import { keyRemovalOf } from '../../../electron/vault/staff-changes/key-removal';
import { audit } from '../../../src/features/audit/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { ofResident } from '../../../src/kernel/owner';
import { ok } from '../../../src/kernel/result';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const NEW_PASSPHRASE = 'seven herons over the salt marsh';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['psychologist', 'case-manager'] });
});
afterEach(() => house.destroy());

const full = () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

/** The next commit of the records fails; where the keyring takes nothing either, nothing can be taken back at once. */
function failAtRecords({ keyringToo = false } = {}): void {
  const { records, keyring } = house.open();
  failOnce(records, 'commit', () => {
    if (keyringToo) failOnce(keyring, 'begin');
  });
}

function failOnce(handle: Handle, step: 'commit' | 'begin', then?: () => void): void {
  handle[step] = () => {
    Reflect.deleteProperty(handle, step);
    then?.();
    throw full();
  };
}

const COMPARTMENTS = 'SELECT compartment FROM compartment_wraps WHERE holder_id = $id';
const held = (id: string): readonly string[] =>
  house
    .open()
    .keyring.all(COMPARTMENTS, { id })
    .map((row) => String(row['compartment']))
    .sort();
const deals = (): readonly Row[] =>
  ['emergency_deals', 'emergency_shares', 'emergency_wraps'].flatMap((table) =>
    house.open().keyring.all(`SELECT * FROM ${table} ORDER BY 1, 2`),
  );
const deeds = (): readonly Row[] =>
  house.open().keyring.all('SELECT number, body FROM deeds ORDER BY number');
const unvouched = (): unknown =>
  house.open().keyring.get('SELECT count(*) AS found FROM unvouched')?.['found'];

async function expectWhole(): Promise<void> {
  expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  expect((await house.done(audit.state, {})).alarm).toBeUndefined();
}

/** A second psychologist, whom the manager cannot give what she does not hold. */
async function newcomer() {
  const code = { code: 'PS-02', role: 'psychologist' as const, passphrase: NEW_PASSPHRASE, second };
  const { id, waiting } = await house.done(staffContract.invite, code);
  expect(waiting).toEqual(['clinical']);
  return id;
}

const second = { staffCode: staffCodeOf('psychologist'), passphrase: PASSPHRASES.psychologist };

describe('keys handed out', () => {
  it('are taken back where the answer is no, and can be handed out again', async () => {
    const id = await newcomer();
    const before = held(id);
    const signed = deeds();
    failAtRecords();
    const grant = { id, compartments: ['clinical' as const], second };
    expect(await house.call(staffContract.grant, grant)).toMatchObject({
      refusal: { code: 'vault.read-only' },
    });
    expect(held(id)).toEqual(before);
    expect(deeds()).toEqual(signed);
    await expectWhole();
    await house.done(staffContract.grant, grant);
    expect(deeds()).toHaveLength(signed.length + 1);
    expect(held(id)).toContain('clinical');
    expect(unvouched()).toBe(0);
    await expectWhole();
  });

  it('that could not be taken back are nobody’s at the next unlock, not even their holder’s', async () => {
    const id = await newcomer();
    const before = held(id);
    const signed = deeds();
    failAtRecords({ keyringToo: true });
    await house.call(staffContract.grant, { id, compartments: ['clinical'], second });
    expect(held(id)).toContain('clinical');
    expect(deeds()).toHaveLength(signed.length + 1);
    house.at.gate.lock();
    await house.done(vaultContract.unlock, { staffCode: 'PS-02', passphrase: NEW_PASSPHRASE });
    expect(house.open().keys.newest('clinical')).toBeUndefined();
    expect(held(id)).toEqual(before);
    expect(deeds()).toEqual(signed);
    expect(house.open().book.isWhole).toBe(true);
    await expectWhole();
  });

  it('in place of others leave the others: renewed access refused locks nobody out', async () => {
    const { staff } = await house.done(staffContract.list, {});
    const id = staff.find(({ code }) => code === 'PS-01')?.id ?? ('' as never);
    const helper = {
      staffCode: staffCodeOf('case-manager'),
      passphrase: PASSPHRASES['case-manager'],
    };
    failAtRecords();
    const order = { id, passphrase: NEW_PASSPHRASE, second: helper };
    const signed = deeds();
    expect(await house.call(staffContract.renewAccess, order)).toMatchObject({ kind: 'refused' });
    expect(deeds()).toEqual(signed);
    await expectWhole();
    await house.actAs('psychologist');
    expect(house.open().keys.unreadable).toEqual([]);
    expect(house.open().keys.newest('clinical')).toBeDefined();
  });

  it('as a deal leave the deal before, with its shares and wraps', async () => {
    const before = deals();
    expect(before.length).toBeGreaterThan(3);
    failAtRecords();
    const vault = house.open();
    const kept = vault.writingIfPossible(() => {
      const keyring = vault.changeHolders();
      keyring.run('DELETE FROM emergency_deals');
      keyring.run(
        "INSERT INTO emergency_deals (deal_id, compartment, public_key, dealt_at) VALUES ('x', 'clinical', x'00', '')",
      );
      keyring.run(
        "INSERT INTO emergency_shares (deal_id, staff_id, public_key, wrapped) VALUES ('x', 's', x'00', x'00')",
      );
      vault.record({ at: house.clock.now(), verb: 'emergency.dealt', outcome: 'done' });
    });
    expect(kept).toBe(false);
    expect(deals()).toEqual(before);
    await expectWhole();
  });
});

describe('keys that cannot come back', () => {
  const keysOf = (resident: string): number =>
    house.open().keyring.all('SELECT 1 FROM resident_keys WHERE resident_id = $resident', {
      resident,
    }).length;

  it.each([false, true])('are told to the trail by the next event (cut: %s)', async (isCut) => {
    const her = putResident(house, { name: 'ليلى' });
    failAtRecords({ keyringToo: isCut });
    const vault = house.open();
    vault.attemptOnDisk(() => {
      destroyResidentKeys(vault.writeKeyring(), her);
      vault.record({ at: house.clock.now(), verb: 'retention.keys-destroyed', outcome: 'done' });
      return ok(null);
    });
    expect(keysOf(her)).toBe(0);
    if (isCut) {
      house.at.gate.lock();
      await house.actAs('manager');
    }
    await expectWhole();
    expect(unvouched()).toBe(0);
  });

  it('of an import undone are told at once: a cut right after it leaves no alarm', async () => {
    const her = putResident(house, { name: 'ليلى' });
    const vault = house.open();
    vault.writing(() => {
      keyRemovalOf(vault).stage(ofResident(her));
      vault.record({ at: house.clock.now(), verb: 'imports.undo', outcome: 'done' });
    });
    expect(keysOf(her)).toBe(0);
    house.at.gate.lock();
    await house.actAs('manager');
    await expectWhole();
  });
});

describe('an old note put back', () => {
  it('changes nothing: its event is long past', async () => {
    const id = await newcomer();
    const { keyring, recorder, audit: trail } = house.open();
    const wrap = [...recorder.everyRow()].find(({ table, key }) => {
      return table === 'keyring.compartment_wraps' && key.includes(id);
    });
    const rows = encodeRows(wrap === undefined ? [] : [{ ...wrap, hash: Buffer.alloc(16, 7) }]);
    const key = { compartment: 'presence', generation: 1, holder_id: id };
    const former = JSON.stringify([{ table: 'compartment_wraps', key, row: null }]);
    keyring.run(
      'INSERT INTO unvouched (sequence, rows, former) VALUES ($sequence, $rows, $former)',
      {
        sequence: trail.size(),
        rows,
        former,
      },
    );
    house.at.gate.lock();
    await house.actAs('manager');
    expect(held(id)).toContain('presence');
    await expectWhole();
    expect(unvouched()).toBe(0);
  });
});
