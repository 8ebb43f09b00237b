// A training vault is filled once with invented people; a real vault never.
import { afterEach, describe, expect, it } from 'vitest';
import { residents } from '../../../src/features/residents/contract';
import { carePlans } from '../../../src/features/care-plans/contract';
import { training } from '../../../src/features/training/contract';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault | undefined;
afterEach(() => house?.destroy());

describe('filling a vault with invented people', () => {
  it('fills an empty training vault once, with people who can be found and have plans', async () => {
    house = await foundTestVault({ training: true });
    expect(await house.done(training.standing, {})).toEqual({ isEmpty: true });
    expect(await house.done(training.fill, {})).toEqual({ residents: 24 });
    const { residents: lines, counts } = await house.done(residents.list, { filter: 'all' });
    expect(counts.all).toBe(24);
    const [first] = lines;
    if (first === undefined || first.fullName === null) throw new Error('no name');
    const { hits } = await house.done(residents.search, { text: first.fullName });
    expect(hits.map(({ id }) => id)).toContain(first.id);
    let plans = 0;
    for (const { id } of lines) {
      const { plan } = await house.done(carePlans.openPlan, { residentId: id });
      if (plan !== null) plans += 1;
    }
    expect(plans).toBeGreaterThan(8);
    expect(await house.call(training.fill, {})).toMatchObject({
      kind: 'refused',
      refusal: { code: 'training.already-filled' },
    });
  });

  it('refuses a real vault and a role that could not have written it', async () => {
    house = await foundTestVault({ roles: ['reception'] });
    expect(await house.call(training.fill, {})).toMatchObject({
      kind: 'refused',
      refusal: { code: 'training.only-training-vault' },
    });
    const { counts } = await house.done(residents.list, { filter: 'all' });
    expect(counts.all).toBe(0);
    await house.actAs('reception');
    expect(await house.call(training.fill, {})).toMatchObject({
      kind: 'refused',
      refusal: { code: 'access.denied' },
    });
  });
});
