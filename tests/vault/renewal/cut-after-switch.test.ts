// The power goes right after the header names the renewed files: whoever opens them next finds every row as the trail
// says, and nobody is asked about tampering that never was.
import { afterEach, expect, it } from 'vitest';
import { renew } from '../../../electron/vault/renewal/renewal';
import { presentStaff } from '../../../electron/vault/house-facts/staff-known';
import { audit } from '../../../src/features/audit/contract';
import { staffContract } from '../../../src/features/staff/contract';
import type { StaffId } from '../../../src/kernel/ids';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

let house: TestVault;
afterEach(() => house.destroy());

class Cut extends Error {}

/** From here on the process dies where the renewed files would be opened. */
function cutAfterSwitch(): void {
  house.at.gate.replace = () => {
    throw new Cut('the power is gone');
  };
}

async function expectWhole(): Promise<void> {
  expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  expect((await house.done(audit.state, {})).alarm).toBeUndefined();
}

const verbs = (): readonly string[] =>
  house
    .open()
    .audit.newest(Number.MAX_SAFE_INTEGER, 100)
    .map(({ verb }) => verb);

it('a leaving: wraps gone, keys wrapped anew and the former key are all in the trail', async () => {
  house = await foundTestVault({ roles: ['case-manager', 'nurse'] });
  putResident(house, { name: 'ليلى' });
  const nurse = presentStaff(house.open().records).find(({ role }) => role === 'nurse');
  cutAfterSwitch();
  const second = {
    staffCode: staffCodeOf('case-manager'),
    passphrase: PASSPHRASES['case-manager'],
  };
  const id = (nurse?.id ?? '') as StaffId;
  expect(await house.call(staffContract.leave, { id, second })).toMatchObject({ kind: 'fault' });
  expect(house.faults.at(-1)).toBeInstanceOf(Cut);
  house.at.gate.lock();
  await house.actAs('case-manager');
  await expectWhole();
  expect(verbs()).toContain('vault.renewed');
});

it('a return with the papers: the former key is in the trail', async () => {
  house = await foundTestVault();
  const steps = renew(house.at.gate, { files: 'both' });
  cutAfterSwitch();
  await expect(
    (async () => {
      for await (const _ of steps);
    })(),
  ).rejects.toThrow(Cut);
  house.at.gate.lock();
  await house.actAs('manager');
  await expectWhole();
  expect(verbs()).toContain('vault.renewed');
});

it('a lock while the switch is prepared: the old files go on, and nobody hears of tampering', async () => {
  house = await foundTestVault({ remembers: true });
  putResident(house, { name: 'ليلى' });
  const steps = renew(house.at.gate, { files: 'both' });
  for (;;) {
    const { done, value } = await steps.next();
    if (done === true) throw new Error('it did not come to the switch');
    if ('step' in value && value.step === 'renew-switch') break;
  }
  const switched = steps.next();
  house.at.lock('idle');
  await expect(switched).rejects.toThrow('locked');
  await house.actAs('manager');
  await expectWhole();
  expect(verbs()).toContain('vault.lock-idle');
  expect(verbs()).not.toContain('vault.renewed');
});
