// A night at the desk on the real encrypted files: a woman and her child, nothing of the case, and what waits for the morning.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { residents } from '../../../src/features/residents/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { admitInput, type AdmitInput, deskInput } from '../../support/residents';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['manager', 'case-manager', 'reception'] });
});
afterEach(() => house.destroy());

const mother = (more: Partial<AdmitInput> = {}): AdmitInput => ({
  ...deskInput('K-1', 'هالة'),
  children: [
    { name: 'نور', sex: 'male', guessedAge: 4 },
    { name: 'سلمى', sex: 'female' },
  ],
  ...more,
});

async function admittedAtNight() {
  await house.actAs('reception');
  return house.done(residents.admit, mother());
}
const open = (id: ResidentId) => house.done(residents.open, { id });

describe('a woman and her children at the desk', () => {
  it('are three files in one act, linked, in one room, the children dependants', async () => {
    const { id, children } = await admittedAtNight();
    const [first, second] = children;
    if (first === undefined || second === undefined) throw new Error('two children');
    expect((await open(id)).together).toEqual([
      { id: first.id, caseNumber: first.caseNumber, name: 'نور', as: 'child' },
      { id: second.id, caseNumber: second.caseNumber, name: 'سلمى', as: 'child' },
    ]);
    const child = await open(first.id);
    expect(child.together.map(({ name, as }) => [name, as])).toEqual([
      ['هالة', 'mother'],
      ['سلمى', 'sibling'],
    ]);
    expect(child.presence).toMatchObject({ value: { preferredName: 'نور', room: '5' } });
    expect(child.age).toMatchObject({ years: 4, approximate: true });
    await house.actAs('manager');
    const { residents: rows } = await house.done(residents.list, { filter: 'in-house' });
    expect(new Map(rows.map(({ name, category }) => [name, category]))).toEqual(
      new Map([
        ['هالة', 'undetermined'],
        ['نور', 'dependant'],
        ['سلمى', 'dependant'],
      ]),
    );
  });

  it('are all refused where one child is of a group that the shelter never admits', async () => {
    house.destroy();
    house = await foundTestVault({
      roles: ['manager', 'reception'],
      settings: { neverAdmits: ['boys'] },
    });
    await house.actAs('reception');
    expect(await house.call(residents.admit, mother())).toMatchObject({
      refusal: { code: 'residents.child-never-admitted', details: { child: 1 } },
    });
    const { counts } = await house.done(residents.list, { filter: 'all' });
    expect(counts.all).toBe(0);
  });

  it('write nothing of the case, whatever the desk sends', async () => {
    const { id } = await admittedAtNight();
    await house.actAs('case-manager');
    expect((await open(id)).facts).toEqual({
      state: 'open',
      value: {
        category: 'undetermined',
        exploitationForms: [],
        nationality: null,
        residenceStatus: 'unknown',
      },
    });
    expect((await open(id)).stays[0]?.referralSource).toBe('unknown');
  });
});

describe('what the desk did not ask', () => {
  it('waits as not asked, and goes as it is answered, declined or not known', async () => {
    const { id, children } = await admittedAtNight();
    await house.actAs('case-manager');
    const { toAsk } = await house.done(residents.openQuestions, {});
    expect(toAsk.map(({ id: file }) => file).sort()).toEqual(
      [id, ...children.map((child) => child.id)].sort(),
    );
    const all = ['nationality', 'residence-status', 'referral-source'];
    expect(toAsk.find((file) => file.id === id)).toMatchObject({
      missing: all,
      isUndetermined: true,
    });
    const { version } = await open(id);
    await house.done(residents.correct, {
      ...deskInput('K-1', 'هالة'),
      id,
      expectedVersion: version,
      facts: { sex: 'female', nationality: 'ET' },
      stay: { admittedOn: '2026-03-01' },
      unanswered: { 'residence-status': 'declined' },
    });
    expect((await open(id)).unanswered).toEqual({
      'residence-status': 'declined',
      'referral-source': 'not-asked',
    });
    const after = await house.done(residents.openQuestions, {});
    expect(after.toAsk.find((file) => file.id === id)?.missing).toEqual(['referral-source']);
  });

  it('is told apart from what was asked and not known', async () => {
    const file = admitInput('K-9', 'منى خالد سعيد رزق');
    const stay = { admittedOn: '2026-03-01', referralSource: 'unknown' as const };
    const facts = { sex: 'female' as const, category: 'possible-victim' as const };
    const { id } = await house.done(residents.admit, { ...file, facts, stay });
    expect((await open(id)).unanswered).toEqual({
      nationality: 'not-asked',
      'residence-status': 'not-asked',
      'referral-source': 'not-known',
    });
  });
});

describe('perhaps a second file', () => {
  async function twice() {
    const old = await house.done(residents.admit, admitInput('K-7', 'هالة سمير فؤاد رزق'));
    await house.actAs('reception');
    const fresh = await house.done(residents.admit, {
      ...mother({ children: [] }),
      presence: { preferredName: 'هالة سمير', alerts: [] },
    });
    await house.actAs('case-manager');
    const { doubles } = await house.done(residents.openQuestions, {});
    const [double] = doubles;
    if (double === undefined) throw new Error('one waits');
    return { old, fresh, double, checkId: double.checkId };
  }

  it('is one person: both files name each other, and nobody answers twice', async () => {
    const { old, fresh, double, checkId } = await twice();
    expect(double.candidates.map(({ id }) => id)).toEqual([old.id]);
    const verdict = 'same-person' as const;
    expect(await house.call(residents.settleDouble, { checkId, verdict })).toMatchObject({
      refusal: { code: 'residents.double-which-file' },
    });
    await house.done(residents.settleDouble, { checkId, verdict, otherId: old.id });
    expect((await open(old.id)).sameAs).toEqual([{ id: fresh.id, caseNumber: 'K-1' }]);
    expect((await open(fresh.id)).sameAs).toEqual([{ id: old.id, caseNumber: 'K-7' }]);
    expect((await house.done(residents.openQuestions, {})).doubles).toEqual([]);
    expect(
      await house.call(residents.settleDouble, { checkId, verdict, otherId: old.id }),
    ).toMatchObject({ refusal: { code: 'residents.double-settled' } });
  });

  it('is somebody else only with a reason, and the desk may not say', async () => {
    const { fresh, checkId } = await twice();
    const verdict = 'another-person' as const;
    expect(await house.call(residents.settleDouble, { checkId, verdict })).toMatchObject({
      refusal: { code: 'residents.double-why' },
    });
    const reason = 'another mother';
    await house.actAs('reception');
    expect((await house.call(residents.settleDouble, { checkId, verdict, reason })).kind).toBe(
      'refused',
    );
    await house.actAs('case-manager');
    await house.done(residents.settleDouble, { checkId, verdict, reason });
    expect((await open(fresh.id)).sameAs).toEqual([]);
    expect((await house.done(residents.openQuestions, {})).doubles).toEqual([]);
  });
});
