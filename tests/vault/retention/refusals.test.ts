// Who and what an erasure refuses, each with its own code; and what keeping longer and holding do to the list.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { residents } from '../../../src/features/residents/contract';
import { retention } from '../../../src/features/retention/contract';
import type { Role } from '../../../src/kernel/compartments';
import type { ResidentId } from '../../../src/kernel/ids';
import type { InputOf } from '../../../src/kernel/operation';
import { leave } from '../../support/full-file';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const NUMBER = 'K-2010-0001';
let house: TestVault;
let her: ResidentId;

beforeEach(async () => {
  house = await foundTestVault({ roles: ['case-manager', 'nurse', 'social-worker', 'auditor'] });
  const admitted = await house.done(residents.admit, {
    ...admitInput(NUMBER, 'سوسن'),
    stay: { admittedOn: '2010-01-05' },
  });
  her = admitted.id;
});
afterEach(() => house.destroy());

const secondOf = (role: Role) => ({
  staffCode: staffCodeOf(role),
  passphrase: PASSPHRASES[role],
});

async function erasing(changes: Partial<InputOf<typeof retention.erase>> = {}): Promise<string> {
  const answer = await house.call(retention.erase, {
    id: her,
    caseNumber: NUMBER,
    reason: 'period-over',
    second: secondOf('case-manager'),
    ...changes,
  });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

const readmit = async () =>
  house.done(residents.readmit, {
    id: her,
    expectedVersion: (await house.done(residents.open, { id: her })).version,
    stay: { admittedOn: '2026-03-01' },
  });
const dueNumbers = async () =>
  (await house.done(retention.reviews, {})).due.map(({ caseNumber }) => caseNumber);

describe('an erasure is refused', () => {
  it('while the person lives here, also after coming back', async () => {
    expect(await erasing()).toBe('retention.open-stay');
    await leave(house, her, '2011-01-01');
    await readmit();
    expect(await erasing()).toBe('retention.open-stay');
    expect(await dueNumbers()).toEqual([]);
  });

  it('while a hold stands, and not after it was lifted', async () => {
    await leave(house, her, '2011-01-01');
    await house.done(retention.hold, { id: her, reason: 'court-case' });
    expect(await erasing()).toBe('retention.held');
    await house.done(retention.liftHold, { id: her });
    expect(await house.call(retention.liftHold, { id: her })).toMatchObject({
      refusal: { code: 'retention.not-held' },
    });
    expect(await erasing()).toBe('done');
  });

  it('with the period as its reason while the period still runs; another reason may stand', async () => {
    await leave(house, her, '2020-01-01');
    expect(await erasing()).toBe('retention.period-not-over');
    expect(await erasing({ reason: 'asked-by-resident' })).toBe('done');
  });

  it('with the number of another file', async () => {
    await leave(house, her, '2011-01-01');
    expect(await erasing({ caseNumber: 'K-2010-0002' })).toBe('retention.other-file-number');
  });

  it('with a second person who is the first, is not proved, or may not write who people are', async () => {
    await leave(house, her, '2011-01-01');
    expect(await erasing({ second: secondOf('manager') })).toBe('second-person.same');
    const wrong = { staffCode: staffCodeOf('case-manager'), passphrase: 'quite another phrase' };
    expect(await erasing({ second: wrong })).toBe('second-person.not-proved');
    for (const role of ['nurse', 'social-worker', 'auditor'] as const) {
      expect(await erasing({ second: secondOf(role) })).toBe('second-person.not-entitled');
    }
    expect((await house.done(residents.open, { id: her })).identity.state).toBe('open');
  });

  it('a second time, and for somebody who never was', async () => {
    await leave(house, her, '2011-01-01');
    expect(await erasing()).toBe('done');
    expect(await erasing()).toBe('retention.already-erased');
    expect(await house.call(retention.consider, { id: her })).toMatchObject({
      refusal: { code: 'retention.already-erased' },
    });
    expect(await erasing({ id: '0'.repeat(26) as ResidentId })).toBe('residents.not-found');
  });

  it('to everybody who is not answerable for the files', async () => {
    await leave(house, her, '2011-01-01');
    for (const role of ['case-manager', 'nurse', 'auditor'] as const) {
      await house.actAs(role);
      expect(await erasing({ second: secondOf('manager') })).toBe('access.denied');
      expect(await house.call(retention.reviews, {})).toMatchObject({ kind: 'refused' });
    }
  });
});

describe('the list of files to look at', () => {
  it('follows the longest period of what is in the file, as the shelter set it', async () => {
    await leave(house, her, '2018-05-01');
    expect(await dueNumbers()).toEqual([]);
    const set = { reason: 'قرار رقم ١٢' };
    await house.done(retention.setPeriod, { record: 'clinical-notes', years: 30, ...set });
    await house.done(retention.setPeriod, { record: 'resident-file', years: 7, ...set });
    expect(await dueNumbers()).toEqual([NUMBER]);
    await house.done(retention.setPeriod, { record: 'resident-file', years: 8, ...set });
    expect(await dueNumbers()).toEqual([]);
    const { periods } = await house.done(retention.reviews, {});
    const [file, plan] = periods;
    expect(file).toMatchObject({ record: 'resident-file', years: 8, set: { staffCode: 'MA-01' } });
    expect(plan).toEqual({ record: 'care-plan', years: 10, set: null });
  });

  it('turns on the day of the shelter, not of the computer', async () => {
    await leave(house, her, '2016-03-11');
    house.clock.set('2026-03-10T21:59:59.000Z');
    expect(await dueNumbers()).toEqual([]);
    house.clock.set('2026-03-10T22:00:00.000Z');
    expect(await dueNumbers()).toEqual([NUMBER]);
  });

  it('leaves out what is kept longer until that day, and shows what is held without counting it', async () => {
    await leave(house, her, '2011-01-01');
    expect(await house.done(retention.overview, {})).toEqual({ due: 1, unfinished: 0 });
    await house.done(retention.hold, { id: her, reason: 'claim' });
    expect(await dueNumbers()).toEqual([NUMBER]);
    expect(await house.done(retention.overview, {})).toEqual({ due: 0, unfinished: 0 });
    const keep = { id: her, reason: 'still-in-contact' as const };
    expect(await house.call(retention.keepLonger, { ...keep, until: '2026-03-10' })).toMatchObject({
      refusal: { code: 'retention.review-not-later' },
    });
    await house.done(retention.keepLonger, { ...keep, until: '2027-01-01' });
    expect(await dueNumbers()).toEqual([]);
    house.clock.set('2027-01-01T09:00:00.000Z');
    expect(await dueNumbers()).toEqual([NUMBER]);
  });
});
