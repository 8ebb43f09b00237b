// Somebody got new keys: the share sealed to the old ones is gone at once, the page does not call it ready, and two
// others can still open until the next sharing out brings the person back in.
import { afterEach, describe, expect, it } from 'vitest';
import { readDeal } from '../../../electron/vault/keyring/emergency-deals';
import { audit } from '../../../src/features/audit/contract';
import { emergency } from '../../../src/features/emergency/contract';
import { recovery } from '../../../src/features/recovery/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { PapersShown } from '../../../src/features/vault/papers';
import type { Role } from '../../../src/kernel/compartments';
import { CRISIS_NOTE, crisisNoteIn } from '../../support/crisis-note';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const FRESH = 'seven new lanterns over the river';
const THIRD = { code: 'CA-02', passphrase: 'a copper bell beneath the stairs' };

let house: TestVault;
let papers: PapersShown;
afterEach(() => house.destroy());

const second = (role: Role) => ({ staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] });

/** Three are entitled: the manager and two case managers. */
async function houseWithNote() {
  house = await foundTestVault({
    roles: ['case-manager', 'psychologist'],
    onPapers: (shown) => {
      papers = shown;
    },
  });
  await house.done(staffContract.invite, {
    ...THIRD,
    role: 'case-manager',
    second: second('case-manager'),
  });
  return crisisNoteIn(house);
}

async function signIn(staffCode: string, passphrase: string): Promise<void> {
  house.at.lock('asked');
  await house.done(vaultContract.unlock, { staffCode, passphrase });
}

async function idOf(code: string) {
  const { staff } = await house.done(staffContract.list, {});
  const found = staff.find((one) => one.code === code);
  if (found === undefined) throw new Error(`nobody is called ${code}`);
  return found.id;
}

const shareOwners = () =>
  (readDeal(house.open().keyring, 'clinical')?.shares ?? []).map(({ staffId }) => staffId);

type Note = Awaited<ReturnType<typeof houseWithNote>>;

const order = (note: Note, who: { readonly staffCode: string; readonly passphrase: string }) => ({
  ...note,
  reason: 'danger' as const,
  words: 'وُجدت فاقدة الوعي ويسأل الطبيب',
  second: who,
});

describe('after somebody got new access', () => {
  it('their share is gone, they are not named, and two others open', async () => {
    const note = await houseWithNote();
    expect((await house.done(emergency.standing, note)).people).toHaveLength(3);
    const id = await idOf(staffCodeOf('case-manager'));
    await house.done(staffContract.renewAccess, {
      id,
      passphrase: FRESH,
      second: second('psychologist'),
    });
    expect(shareOwners()).not.toContain(id);
    expect(await house.done(emergency.standing, note)).toMatchObject({
      status: 'ready',
      people: [THIRD.code, staffCodeOf('manager')],
    });
    const renewed = { staffCode: staffCodeOf('case-manager'), passphrase: FRESH };
    expect(await house.call(emergency.open, order(note, renewed))).toMatchObject({
      refusal: { code: 'emergency.second-not-in-deal' },
    });
    const third = { staffCode: THIRD.code, passphrase: THIRD.passphrase };
    expect((await house.done(emergency.open, order(note, third))).note).toBe(CRISIS_NOTE);
    expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });

    await signIn(renewed.staffCode, FRESH);
    expect((await house.done(emergency.standing, note)).status).toBe('not-in-deal');
    await house.actAs('psychologist');
    await signIn(renewed.staffCode, FRESH);
    expect((await house.done(emergency.standing, note)).status).toBe('ready');
    expect((await house.done(emergency.open, order(note, third))).note).toBe(CRISIS_NOTE);
  });
});

describe('after somebody was let in by the papers', () => {
  async function letIn(code: string): Promise<void> {
    house.at.lock('asked');
    const proof = { kind: 'code', typed: papers.groups.join(' ') } as const;
    const { visit } = await house.done(recovery.begin, { proof });
    const person = { kind: 'known', code } as const;
    const shown = await house.done(recovery.prepare, { visit, person, passphrase: FRESH });
    const { ceremony } = shown;
    const typed = shown.asked.map((part) => shown.groups[part - 1] ?? '');
    await house.done(vaultContract.confirmRecovery, { ceremony, typed });
    await house.done(recovery.finish, { ceremony });
  }

  it('their share is gone until the psychologist comes in', async () => {
    const note = await houseWithNote();
    const { staffId } = house.open().session;
    await letIn(staffCodeOf('manager'));
    expect(shareOwners()).toHaveLength(2);
    expect(shareOwners()).not.toContain(staffId);
    expect(await house.done(emergency.standing, note)).toMatchObject({
      status: 'not-in-deal',
      people: [staffCodeOf('case-manager'), THIRD.code],
    });
    expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
    await house.actAs('psychologist');
    expect(shareOwners()).toContain(staffId);
  });

  it('the psychologist shares out at once what has become stale', async () => {
    const note = await houseWithNote();
    house.open().keyring.run('DELETE FROM emergency_deals');
    await letIn(staffCodeOf('psychologist'));
    expect(shareOwners()).toHaveLength(3);
    await house.actAs('manager');
    expect((await house.done(emergency.standing, note)).status).toBe('ready');
  });
});
