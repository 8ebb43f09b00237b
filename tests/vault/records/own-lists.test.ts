// One worker's own lists in a real vault: theirs alone, over the lock; and by whom somebody came and went.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bytes } from '../../../electron/vault/database/rows';
import { ownListsContract } from '../../../src/features/own-lists/index';
import { residents } from '../../../src/features/residents/contract';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { leave } from '../../support/full-file';
import { admitInput } from '../../support/residents';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['case-manager', 'reception'] });
});
afterEach(() => house.destroy());

const lists = () => house.done(ownListsContract.standing, {});
const blobs = () =>
  house
    .open()
    .records.all('SELECT blob FROM own_lists')
    .map((row) => Buffer.from(bytes(row, 'blob')));

it('are theirs alone, come back after the lock, and their length does not tell what they say', async () => {
  await house.actAs('reception');
  const until = '2099-01-01' as CalendarDate;
  const far = await house.call(ownListsContract.putOff, { line: 'task.1', until });
  expect(far).toMatchObject({ refusal: { code: 'own-lists.until-far' } });
  const setting = { text: 'سلمى' };
  await house.done(ownListsContract.saveFilter, { list: 'residents', name: 'غرفتها', setting });
  await house.actAs('case-manager');
  expect(await lists()).toEqual({ putOff: [], filters: [] });
  await house.done(ownListsContract.saveFilter, { list: 'residents', name: 'x', setting: {} });
  expect(new Set(blobs().map(({ length }) => length)).size).toBe(1);
  expect(blobs().some((blob) => blob.includes(Buffer.from('سلمى')))).toBe(false);
  await house.actAs('reception');
  expect((await lists()).filters).toMatchObject([{ name: 'غرفتها', setting }]);
});

it('are left as they are where they cannot be read', async () => {
  await house.done(ownListsContract.saveFilter, { list: 'residents', name: 'x', setting: {} });
  house.open().writing(() => {
    house.open().records.run("UPDATE own_lists SET blob = x'00'");
  });
  const answer = await house.call(ownListsContract.saveFilter, {
    list: 'residents',
    name: 'y',
    setting: {},
  });
  expect(answer).toMatchObject({ refusal: { code: 'own-lists.unreadable' } });
  expect(blobs()).toEqual([Buffer.from([0])]);
});

it('Today says by whom somebody came and by whom they went, and what nobody asked yet', async () => {
  const today = house.clock.now().slice(0, 10);
  await house.actAs('case-manager');
  const { stay, presence, ...rest } = admitInput('K-2026-0001', 'شروق');
  const { room: _room, ...here } = presence;
  const { id } = await house.done(residents.admit, {
    ...rest,
    presence: here,
    stay: { ...stay, admittedOn: today },
  });
  const moved = async () => {
    const { admitted, exited } = await house.done(residents.movements, {});
    return [...admitted, ...exited].map(({ by, missing }) => ({ by, missing }));
  };
  const [came] = await moved();
  expect(came?.missing).toEqual(['room']);
  await house.actAs('reception');
  expect(await moved()).toEqual([came]);
  await leave(house, id, today);
  const [went] = await moved();
  expect(went).toEqual({ by: expect.stringMatching(/^RE-/), missing: [] });
  expect(came?.by).toMatch(/^CA-/);
});
