// Letting in, handing keys over and helping out, on a real vault: what opens afterwards, and what does not.
import { afterEach, describe, expect, it } from 'vitest';
import { audit } from '../../../src/features/audit/contract';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import { residents } from '../../../src/features/residents/contract';
import { staffContract, type StaffPerson } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { Role } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import { putResident } from '../../support/resident-in-vault';
import {
  foundAnew,
  foundTestVault,
  PASSPHRASES,
  staffCodeOf,
  TEST_SHELTER,
  type TestVault,
} from '../../support/test-vault';

let house: TestVault | undefined;
afterEach(() => house?.destroy());

const NEW_PASSPHRASE = 'seven herons over the salt marsh';
const OTHER_PASSPHRASE = 'a copper bell beneath the stairs';

async function houseOf(...roles: Role[]): Promise<TestVault> {
  house = await foundTestVault({ roles });
  return house;
}

function second(role: Role) {
  return { staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] };
}

async function personOf(at: TestVault, code: string): Promise<StaffPerson> {
  const { staff } = await at.done(staffContract.list, {});
  const found = staff.find((one) => one.code === code);
  if (found === undefined) throw new Error(`nobody is called ${code}`);
  return found;
}

async function idOf(at: TestVault, code: string): Promise<StaffId> {
  return (await personOf(at, code)).id;
}

async function signIn(at: TestVault, staffCode: string, passphrase: string) {
  at.at.lock('asked');
  return at.call(vaultContract.unlock, { staffCode, passphrase });
}

async function invitePsychologist(at: TestVault, agreeing: Role = 'psychologist') {
  return at.done(staffContract.invite, {
    code: 'PSY-02',
    role: 'psychologist',
    passphrase: NEW_PASSPHRASE,
    second: second(agreeing),
  });
}

function nurse(code: string, agreeing: Role | null) {
  return {
    code,
    role: 'nurse' as const,
    passphrase: NEW_PASSPHRASE,
    second: agreeing === null ? null : second(agreeing),
  };
}

async function toldOf(at: TestVault, id: StaffId) {
  const { events } = await at.done(audit.read, {});
  return events
    .filter(({ object }) => object?.id === id)
    .map(({ actor, verb }) => [actor, verb])
    .toReversed();
}

const refusalOf = (answer: { kind: string; refusal?: { code: string } }) =>
  answer.kind === 'refused' ? answer.refusal?.code : answer.kind;

describe('inviting', () => {
  it('lets a newcomer in with what the manager holds; the rest waits for a holder, calmly', async () => {
    const at = await houseOf('psychologist');
    const { waiting } = await invitePsychologist(at);
    expect(waiting).toEqual(['clinical']);
    const invited = await personOf(at, 'PSY-02');
    expect(invited.held).toEqual(expect.arrayContaining(['presence', 'identity', 'case']));
    expect(invited.waiting).toEqual([{ compartment: 'clinical', holders: ['PS-01'] }]);
    const her = putResident(at, { name: 'ليلى' });
    expect((await signIn(at, 'psy-02', NEW_PASSPHRASE)).kind).toBe('done');
    expect((await at.call(residents.open, { id: her })).kind).toBe('done');
    expect(
      refusalOf(
        await at.call(sessionNotes.write, {
          residentId: her,
          heldOn: '2026-01-10',
          kind: 'individual',
          note: 'س',
        }),
      ),
    ).toBe('access.keys-awaited');
    expect(at.faults).toEqual([]);
  });

  it('gives nobody a code twice, however it is written, and keeps to the rules of passphrases', async () => {
    const at = await houseOf('case-manager');
    const invite = (code: string, passphrase = NEW_PASSPHRASE) =>
      at.call(staffContract.invite, { ...nurse(code, 'case-manager'), passphrase });
    expect(refusalOf(await invite('ma-01'))).toBe('staff.code-was-used');
    expect(refusalOf(await invite('NU-02', 'short'))).toBe('vault.passphrase-too-short');
    expect(refusalOf(await invite('NU-02', 'password password'))).toBe('vault.passphrase-too-weak');
    for (const known of [`${TEST_SHELTER.name} ٢٠٢٦`, 'Nurse nu-02 ma01 CA-01']) {
      expect(refusalOf(await invite('NU-02', known)), known).toBe('vault.passphrase-too-weak');
    }
    expect((await invite('NU-02')).kind).toBe('done');
    expect(refusalOf(await invite('nu-02'))).toBe('staff.code-was-used');
  });

  it('starts a room that nobody holds and that is empty', async () => {
    const at = await houseOf('case-manager');
    const { waiting } = await at.done(staffContract.invite, nurse('NU-02', 'case-manager'));
    expect(waiting).toEqual([]);
    expect((await personOf(at, 'NU-02')).held).toEqual(['presence', 'medical']);
  });

  it('is for managers only', async () => {
    const at = await houseOf('case-manager');
    await at.actAs('case-manager');
    const answer = await at.call(staffContract.invite, {
      code: 'X-1',
      role: 'it',
      passphrase: NEW_PASSPHRASE,
      second: second('manager'),
    });
    expect(refusalOf(answer)).toBe('access.denied');
  });

  it('needs a colleague who agrees, whatever their role, and tells of both', async () => {
    const at = await houseOf('reception');
    const invite = (wish: ReturnType<typeof nurse>) => at.call(staffContract.invite, wish);
    const wrong = { staffCode: 'RE-01', passphrase: 'not this one at all' };
    const nobody = { staffCode: 'NU-02', passphrase: NEW_PASSPHRASE };
    expect(refusalOf(await invite(nurse('NU-02', null)))).toBe('staff.second-needed');
    expect(refusalOf(await invite(nurse('NU-02', 'manager')))).toBe('second-person.same');
    for (const by of [wrong, nobody]) {
      expect(refusalOf(await invite({ ...nurse('NU-02', null), second: by }))).toBe(
        'second-person.not-proved',
      );
    }
    expect((await at.done(staffContract.list, {})).staff).toHaveLength(2);
    at.clock.forward(15 * 60);
    const { id } = await at.done(staffContract.invite, nurse('NU-02', 'reception'));
    expect((await personOf(at, 'NU-02')).letIn).toEqual({ by: 'MA-01', agreed: 'RE-01' });
    expect((await personOf(at, 'RE-01')).letIn).toBeNull();
    expect(await toldOf(at, id)).toEqual([
      ['RE-01', 'staff.agree-invite'],
      ['MA-01', 'staff.invite'],
    ]);
    expect(await at.done(audit.check, { asked: true })).toMatchObject({ sound: true });
    expect(at.faults).toEqual([]);
  });

  it('is done by one person only where nobody else works, and says so', async () => {
    const at = await houseOf();
    const { id } = await at.done(staffContract.invite, nurse('NU-02', null));
    expect((await personOf(at, 'NU-02')).letIn).toEqual({ by: 'MA-01', agreed: null });
    expect(await toldOf(at, id)).toEqual([
      ['MA-01', 'staff.let-in-alone'],
      ['MA-01', 'staff.invite'],
    ]);
    expect(refusalOf(await at.call(staffContract.invite, nurse('NU-03', null)))).toBe(
      'staff.second-needed',
    );
  });

  it('lets one person let in one colleague, not two at the same moment', async () => {
    const at = await houseOf();
    const both = ['IT-02', 'IT-03'].map((code) =>
      at.call(staffContract.invite, { ...nurse(code, null), role: 'it' }),
    );
    const answers = (await Promise.all(both)).map(refusalOf);
    expect(answers.toSorted()).toEqual(['done', 'staff.second-needed']);
    expect((await at.done(staffContract.list, {})).staff).toHaveLength(2);
    expect(at.faults).toEqual([]);
  });

  it('does not take the word of somebody who has left', async () => {
    const at = await houseOf('reception', 'case-manager');
    const id = await idOf(at, 'RE-01');
    await at.done(staffContract.leave, { id, second: second('case-manager') });
    expect(refusalOf(await at.call(staffContract.invite, nurse('NU-02', 'reception')))).toBe(
      'second-person.not-proved',
    );
  });
});

describe('handing keys over', () => {
  it('needs a holder and a manager, and then opens what was closed', async () => {
    const at = await houseOf('psychologist', 'case-manager');
    await invitePsychologist(at);
    const id = await idOf(at, 'PSY-02');
    const her = putResident(at, { name: 'ليلى' });
    const wish = { id, compartments: ['clinical' as const] };
    const grant = (by: Role) => at.call(staffContract.grant, { ...wish, second: second(by) });
    expect(refusalOf(await grant('case-manager'))).toBe('staff.holder-needed');
    await at.actAs('case-manager');
    expect(refusalOf(await grant('psychologist'))).toBe('staff.manager-needed');
    await at.actAs('psychologist');
    expect(refusalOf(await grant('psychologist'))).toBe('second-person.same');
    expect((await grant('manager')).kind).toBe('done');
    expect(refusalOf(await grant('manager'))).toBe('staff.nothing-to-grant');
    expect((await signIn(at, 'PSY-02', NEW_PASSPHRASE)).kind).toBe('done');
    const written = await at.call(sessionNotes.write, {
      residentId: her,
      heldOn: '2026-01-10',
      kind: 'individual',
      note: 'كلام الجلسة',
    });
    expect(written.kind).toBe('done');
    await at.actAs('manager');
    expect(await at.done(audit.check, { asked: true })).toMatchObject({ sound: true });
    const { events } = await at.done(audit.read, {});
    const about = events
      .filter(({ object }) => object?.id === id)
      .map(({ actor, verb }) => [actor, verb]);
    expect(about).toContainEqual(['PS-01', 'staff.grant']);
    expect(about).toContainEqual(['MA-01', 'staff.agree-grant']);
  });

  it('gives no role what it may not open, and nobody their own keys', async () => {
    const at = await houseOf('psychologist', 'reception');
    await invitePsychologist(at);
    const reception = await idOf(at, 'RE-01');
    const to = (id: StaffId) => ({ id, compartments: ['clinical' as const] });
    expect(
      refusalOf(
        await at.call(staffContract.grant, { ...to(reception), second: second('psychologist') }),
      ),
    ).toBe('staff.not-in-role');
    const id = await idOf(at, 'PSY-02');
    await signIn(at, 'PSY-02', NEW_PASSPHRASE);
    expect(
      refusalOf(await at.call(staffContract.grant, { ...to(id), second: second('manager') })),
    ).toBe('staff.about-oneself');
  });
});

describe('a passphrase', () => {
  it('is changed by its owner only, who must know the old one; the keys stay', async () => {
    const at = await houseOf('case-manager');
    const her = putResident(at, { name: 'ليلى' });
    const change = (current: string) =>
      at.call(staffContract.changePassphrase, { current, passphrase: NEW_PASSPHRASE });
    expect(refusalOf(await change('not this one at all'))).toBe('staff.passphrase-wrong');
    expect(
      refusalOf(
        await at.call(staffContract.changePassphrase, {
          current: PASSPHRASES.manager,
          passphrase: `${TEST_SHELTER.name}!!`,
        }),
      ),
    ).toBe('vault.passphrase-too-weak');
    expect((await change(PASSPHRASES.manager)).kind).toBe('done');
    expect(refusalOf(await signIn(at, 'MA-01', PASSPHRASES.manager))).toBe(
      'vault.wrong-passphrase',
    );
    expect((await signIn(at, 'MA-01', NEW_PASSPHRASE)).kind).toBe('done');
    expect((await at.call(residents.open, { id: her })).kind).toBe('done');
  });

  it('forgotten gets its owner new keys from those present; the old passphrase opens nothing', async () => {
    const at = await houseOf('psychologist', 'case-manager');
    const id = await idOf(at, 'PS-01');
    const renewed = await at.done(staffContract.renewAccess, {
      id,
      passphrase: OTHER_PASSPHRASE,
      second: second('case-manager'),
    });
    expect(renewed.waiting).toEqual(['clinical']);
    expect(refusalOf(await signIn(at, 'PS-01', PASSPHRASES.psychologist))).toBe(
      'vault.wrong-passphrase',
    );
    expect((await signIn(at, 'PS-01', OTHER_PASSPHRASE)).kind).toBe('done');
    const own = await personOf(at, 'PS-01');
    expect(own.waiting).toEqual([{ compartment: 'clinical', holders: [] }]);
  });
});

describe('the list of sign-ins', () => {
  it('tells who came, with how many wrong tries before, and how it ended', async () => {
    house = await foundAnew({ roles: ['case-manager'] });
    const at = house;
    at.clock.forward(60);
    await signIn(at, 'CA-01', 'this is not the passphrase');
    await at.actAs('case-manager');
    at.clock.forward(60);
    at.at.gate.lock();
    await at.actAs('manager');
    const { signIns } = await at.done(staffContract.signIns, {});
    expect(signIns.map(({ code, failedTries, ended }) => [code, failedTries, ended.kind])).toEqual([
      ['MA-01', 0, 'open'],
      ['CA-01', 1, 'cut'],
      ['MA-01', 0, 'locked'],
    ]);
  });
});
