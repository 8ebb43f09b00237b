// Coming back after a quick hide: only the passphrase of this session's own person, counted like tries at the door.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { vault } from '../../../src/features/vault/contract';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['reception'] });
  await house.actAs('reception');
});
afterEach(() => house.destroy());

const confirm = (passphrase: string) => house.call(vault.confirmIdentity, { passphrase });
const refused = (code: string, details?: object) => ({
  kind: 'refused',
  refusal: { code, ...(details === undefined ? {} : { details }) },
});
const newest = () =>
  house
    .open()
    .audit.newest(Number.MAX_SAFE_INTEGER, 2)
    .map(({ actor, verb, outcome }) => ({ actor, verb, outcome }));

it('the own passphrase comes back in, and leaves one event', async () => {
  const session = house.sessionId();
  const before = house.open().audit.size();
  expect(await confirm(PASSPHRASES.reception)).toEqual({ kind: 'done', value: {} });
  expect(house.sessionId()).toBe(session);
  expect(house.open().audit.size()).toBe(before + 1);
  expect(newest()[0]).toMatchObject({
    actor: staffCodeOf('reception'),
    verb: 'vault.confirm-identity',
    outcome: 'done',
  });
});

it('a colleague’s passphrase does not, even the manager’s', async () => {
  expect(await confirm(PASSPHRASES.manager)).toEqual(refused('vault.wrong-passphrase'));
});

it('wrong tries are written to the trail at the next right one', async () => {
  await confirm('not these words');
  await confirm('nor these');
  await confirm(PASSPHRASES.reception);
  expect(newest()).toMatchObject([
    { verb: 'vault.confirm-identity' },
    { verb: 'vault.wrong-tries', outcome: 'refused' },
  ]);
});

it('five tries are free; then even the right words wait, here and at the door', async () => {
  for (let tries = 0; tries < 5; tries += 1) await confirm('not these words');
  const wait = refused('vault.wait', { seconds: 30 });
  expect(await confirm(PASSPHRASES.reception)).toEqual(wait);
  house.at.lock('asked');
  const door = { staffCode: staffCodeOf('reception'), passphrase: PASSPHRASES.reception };
  expect(await house.call(vault.unlock, door)).toEqual(wait);
  house.clock.forward(30);
  expect((await house.call(vault.unlock, door)).kind).toBe('done');
});
