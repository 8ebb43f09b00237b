// The power goes while somebody is let in or gets a new passphrase: nobody is half let in, and the next unlock mends it.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freshId } from '../../../electron/vault/keys/places';
import { writeSlots } from '../../../electron/vault/gate/mending';
import { addWraps, readWraps } from '../../../electron/vault/keyring/compartment-wraps';
import { staffRecords } from '../../../electron/vault/records/staff';
import type { InHand, SecondAtDesk, StaffWrite } from '../../../src/features/staff/records';
import { audit } from '../../../src/features/audit/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { Result } from '../../../src/kernel/result';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const NEW_PASSPHRASE = 'seven herons over the salt marsh';

let house: TestVault | undefined;
afterEach(() => house?.destroy());

async function theHouse(): Promise<TestVault> {
  house = await foundTestVault({ roles: ['social-worker', 'case-manager'] });
  return house;
}

const storeOf = (at: TestVault): StaffWrite =>
  staffRecords({ gate: at.at.gate, vault: () => at.open() });

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

async function agreeing(at: TestVault): Promise<SecondAtDesk> {
  const staffCode = staffCodeOf('case-manager');
  const passphrase = PASSPHRASES['case-manager'];
  return valueOf(await storeOf(at).secondPerson({ staffCode, passphrase }));
}

async function newcomer(at: TestVault): Promise<InHand> {
  const order = { code: 'SO-02', role: 'social-worker' as const, passphrase: NEW_PASSPHRASE };
  const id = freshId<'staff'>();
  const second = await agreeing(at);
  const whole = { ...order, id, agreedBy: second.staffId, at: at.clock.now() };
  return valueOf(await storeOf(at).newcomer(whole, second));
}

/** Everything is gone without a goodbye. */
function crash(at: TestVault): void {
  at.at.gate.lock();
}

async function doorSays(at: TestVault, staffCode: string, passphrase: string): Promise<string> {
  const answer = await at.call(vaultContract.unlock, { staffCode, passphrase });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

const openAgain = (at: TestVault) => doorSays(at, 'MA-01', PASSPHRASES.manager);

describe('an invitation cut', () => {
  it('before anything was written leaves nobody', async () => {
    const at = await theHouse();
    await newcomer(at);
    crash(at);
    expect(await doorSays(at, 'SO-02', NEW_PASSPHRASE)).toBe('vault.wrong-passphrase');
    expect(await openAgain(at)).toBe('done');
    expect((await at.done(staffContract.list, {})).staff).toHaveLength(3);
  });

  it('between the two databases leaves keys that open nothing, and can be done again', async () => {
    const at = await theHouse();
    const { keyring, keys } = at.open();
    const stray = readWraps(keyring, keys.holderId).map((wrap) => ({
      ...wrap,
      holderId: freshId<'staff'>(),
    }));
    keyring.begin();
    addWraps(keyring, stray);
    keyring.commit();
    crash(at);
    expect(await openAgain(at)).toBe('done');
    const { staff, holders } = await at.done(staffContract.list, {});
    expect(staff).toHaveLength(3);
    expect(holders.find(({ compartment }) => compartment === 'reporting')?.count).toBe(1);
    const again = { code: 'SO-02', role: 'social-worker' as const, passphrase: NEW_PASSPHRASE };
    const second = {
      staffCode: staffCodeOf('case-manager'),
      passphrase: PASSPHRASES['case-manager'],
    };
    await at.done(staffContract.invite, { ...again, second });
    at.at.lock('asked');
    expect(await doorSays(at, 'SO-02', NEW_PASSPHRASE)).toBe('done');
  });

  it('before the header was written is shown, and done by the next unlock', async () => {
    const at = await theHouse();
    const { keep } = await newcomer(at);
    at.open().writing(keep);
    const shown = (await at.done(staffContract.list, {})).staff.find(
      ({ code }) => code === 'SO-02',
    );
    expect(shown?.state).toBe('invited');
    crash(at);
    expect(await doorSays(at, 'SO-02', NEW_PASSPHRASE)).toBe('vault.wrong-passphrase');
    expect(await openAgain(at)).toBe('done');
    expect((await at.done(audit.state, {})).alarm).toBeUndefined();
    at.at.lock('asked');
    expect(await doorSays(at, 'SO-02', NEW_PASSPHRASE)).toBe('done');
    const { staff } = await at.done(staffContract.list, {});
    expect(staff.find(({ code }) => code === 'SO-02')).toMatchObject({
      state: 'here',
      waiting: [],
    });
  });

  it('between the two copies of the header opens all the same', async () => {
    const at = await theHouse();
    const folder = join(at.folder, 'vault');
    copyFileSync(join(folder, 'header-a.kanaf'), join(at.folder, 'before'));
    const { keep } = await newcomer(at);
    at.open().writing(keep);
    writeSlots(at.open());
    copyFileSync(join(at.folder, 'before'), join(folder, 'header-a.kanaf'));
    crash(at);
    expect(await doorSays(at, 'SO-02', NEW_PASSPHRASE)).toBe('done');
  });
});

describe('a new passphrase cut before the header was written', () => {
  it('is the old one until the next unlock, and then the new one', async () => {
    const at = await theHouse();
    const changed = await storeOf(at).newPassphrase({
      current: PASSPHRASES.manager,
      passphrase: NEW_PASSPHRASE,
    });
    at.open().writing(valueOf(changed).keep);
    crash(at);
    expect(await openAgain(at)).toBe('done');
    at.at.lock('asked');
    expect(await openAgain(at)).toBe('vault.wrong-passphrase');
    expect(await doorSays(at, 'MA-01', NEW_PASSPHRASE)).toBe('done');
  });

  it('for a colleague who forgot is theirs after the next unlock, with all their keys', async () => {
    const at = await theHouse();
    const { staff } = await at.done(staffContract.list, {});
    const id = staff.find(({ code }) => code === 'SO-01')?.id;
    if (id === undefined) throw new Error('nobody');
    const second = await agreeing(at);
    const order = { id, passphrase: NEW_PASSPHRASE, at: at.clock.now() };
    const renewed = await storeOf(at).newAccess(order, second);
    at.open().writing(valueOf(renewed).keep);
    crash(at);
    expect(await openAgain(at)).toBe('done');
    expect((await at.done(audit.state, {})).alarm).toBeUndefined();
    at.at.lock('asked');
    expect(await doorSays(at, 'SO-01', PASSPHRASES['social-worker'])).toBe(
      'vault.wrong-passphrase',
    );
    expect(await doorSays(at, 'SO-01', NEW_PASSPHRASE)).toBe('done');
    expect(at.open().keys.unreadable).toEqual([]);
    expect(at.open().keys.held()).toEqual(['presence', 'identity', 'case', 'safety']);
  });
});
