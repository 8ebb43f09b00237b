// Somebody leaves: their share of the emergency opening goes with them, and what two others can open together stays.
import { afterEach, describe, expect, it } from 'vitest';
import { readDeal } from '../../../electron/vault/keyring/emergency-deals';
import { emergency } from '../../../src/features/emergency/contract';
import { staffContract } from '../../../src/features/staff/contract';
import type { Role } from '../../../src/kernel/compartments';
import { CRISIS_NOTE, crisisNoteIn } from '../../support/crisis-note';
import { newestVerbs } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

let house: TestVault;
afterEach(() => house.destroy());

const second = (role: Role) => ({ staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] });

async function houseWithNote() {
  house = await foundTestVault({ roles: ['case-manager', 'psychologist', 'social-worker'] });
  return crisisNoteIn(house);
}

async function leaves(role: Role, beside: Role): Promise<string> {
  const { staff } = await house.done(staffContract.list, {});
  const leaver = staff.find(({ code }) => code === staffCodeOf(role));
  if (leaver === undefined) throw new Error('nobody');
  await house.done(staffContract.leave, { id: leaver.id, second: second(beside) });
  return leaver.id;
}

const shareOwners = () =>
  (readDeal(house.open().keyring, 'clinical')?.shares ?? []).map(({ staffId }) => staffId);

describe('after somebody left', () => {
  it('an entitled person has no share any more, and one that is left cannot open alone', async () => {
    const note = await houseWithNote();
    const leaver = await leaves('case-manager', 'psychologist');
    expect(shareOwners()).not.toContain(leaver);
    expect(await house.done(emergency.standing, note)).toMatchObject({ status: 'too-few' });
    expect(shareOwners()).toHaveLength(1);
    await house.actAs('psychologist');
    expect(newestVerbs(house, 6)).toContain('emergency.undealt');
    expect(readDeal(house.open().keyring, 'clinical')).toBeUndefined();
  });

  it('the only psychologist’s notes can still be opened by two people', async () => {
    const note = await houseWithNote();
    await leaves('psychologist', 'case-manager');
    const opened = await house.done(emergency.open, {
      ...note,
      reason: 'danger',
      words: 'الأخصائية تركت العمل ويلزم أمر عاجل',
      second: second('case-manager'),
    });
    expect(opened.note).toBe(CRISIS_NOTE);
  });
});
