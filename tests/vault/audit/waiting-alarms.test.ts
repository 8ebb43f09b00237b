// No alarm hides another: what is found while one stands waits its turn, and this computer forgets nothing until all of it
// was answered by two.
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Finding, raisedAlarms } from '../../../electron/vault/audit/alarm';
import { waitingAlarms } from '../../../electron/vault/audit/waiting-alarms';
import { headerMemory } from '../../../electron/vault/keyring/header-known';
import { raiseAlarm } from '../../../electron/vault/unlock/trail-opening';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { newestVerbs, putResident } from '../../support/resident-in-vault';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const HEADER = ['header-a.kanaf', 'header-b.kanaf'] as const;
const auditor = { staffCode: staffCodeOf('auditor'), passphrase: PASSPHRASES.auditor };

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['reception', 'auditor'], remembers: true });
});
afterEach(() => house.destroy());

const folder = (): string => join(house.folder, 'vault');
const kept = (): string => join(house.folder, 'kept');
const listed = () => raisedAlarms(house.open().records);
const kinds = () => listed().map((alarm) => ('witness' in alarm ? alarm.witness.kind : alarm.kind));
const lines = () => newestVerbs(house, 300).filter((verb) => verb === 'audit.alarm').length;
const state = async () => (await house.done(audit.state, {})).alarm;

/** A slip that anybody can make up at the desk. */
const madeUp = (size = 999_999) => ({
  epoch: 1,
  size,
  digits: '0'.repeat(16),
  words: 'zoo zoo zoo zoo zoo',
});
const typeMadeUp = (size?: number) => house.done(audit.compareSlip, madeUp(size));

function layHeader(from: string, to: string): void {
  for (const file of HEADER) copyFileSync(join(from, file), join(to, file));
}

async function answer(): Promise<void> {
  const { sequence = 0 } = (await state()) ?? {};
  await house.done(audit.acknowledge, { sequence, second: auditor });
}

/** The folder is kept, something happens that is to be hidden, the folder is put back. */
async function hideADay(): Promise<void> {
  house.at.lock('asked');
  rmSync(kept(), { recursive: true, force: true });
  cpSync(folder(), kept(), { recursive: true });
  await house.actAs('manager');
  await house.done(residents.admit, admitInput('W-1', 'سلمى حسن'));
  house.at.lock('asked');
  rmSync(folder(), { recursive: true });
  cpSync(kept(), folder(), { recursive: true });
  await house.actAs('manager');
}

/** What this computer remembers of the trail, outside the folder. */
function remembered(): { readonly size: number; readonly header: number } {
  const profile = join(house.folder, 'profile');
  const name = readdirSync(profile).find((file) => file.startsWith('last-seen-')) ?? '';
  return JSON.parse(readFileSync(join(profile, name), 'utf8')) as never;
}

describe('a slip that was made up', () => {
  it('does not hide a folder put back: that alarm waits, and then stands until two have answered', async () => {
    await typeMadeUp();
    await hideADay();
    expect(await state()).toMatchObject({ witness: { kind: 'slip' }, waiting: 1 });
    expect(lines()).toBe(2);
    const seen = remembered();
    await answer();
    expect(await state()).toMatchObject({ kind: 'smaller', waiting: 0 });
    expect(kinds()).toEqual(['last-seen']);
    house.at.lock('asked');
    expect(remembered()).toMatchObject({ size: seen.size });
    await house.actAs('reception');
    await house.actAs('manager');
    expect(kinds()).toEqual(['last-seen']);
    expect(lines()).toBe(2);
    await answer();
    expect(await state()).toBeUndefined();
    house.at.lock('asked');
    expect(remembered().size).not.toBe(seen.size);
    await house.actAs('manager');
    expect(kinds()).toEqual([]);
  });

  it('does not hide an old header that was laid there and taken away again', async () => {
    mkdirSync(kept());
    layHeader(folder(), kept());
    const passphrase = 'seven herons over the salt marsh';
    await house.done(staffContract.changePassphrase, { current: PASSPHRASES.manager, passphrase });
    const newest = join(house.folder, 'newest');
    mkdirSync(newest);
    layHeader(folder(), newest);
    await typeMadeUp();
    layHeader(kept(), folder());
    await house.done(vaultContract.confirmIdentity, { passphrase: PASSPHRASES.manager });
    layHeader(newest, folder());
    house.at.lock('asked');
    expect(remembered().header).toBe(2);
    await house.done(vaultContract.unlock, { staffCode: staffCodeOf('manager'), passphrase });
    expect(kinds()).toEqual(['slip', 'header']);
    await answer();
    expect(await state()).toMatchObject({ kind: 'header', header: { now: 1, known: 2 } });
    await answer();
    expect(kinds()).toEqual([]);
  });

  it('does not hide what the check finds; what was found again is not listed again', async () => {
    putResident(house, { name: 'سلمى' });
    await typeMadeUp();
    house.open().records.exec("UPDATE stays SET admitted_on = '2020-01-01'");
    house.open().recorder.records.forget();
    for (let nth = 0; nth < 2; nth += 1) await house.done(audit.check, { asked: true });
    expect(kinds()).toEqual(['slip', 'rows']);
    expect(lines()).toBe(2);
  });
});

describe('an old header put back twice', () => {
  it('is accepted only once both alarms about it were answered', async () => {
    const known = () => headerMemory(house.open().records);
    const change = (current: string, passphrase: string) =>
      house.done(staffContract.changePassphrase, { current, passphrase });
    mkdirSync(kept());
    layHeader(folder(), kept());
    await change(PASSPHRASES.manager, 'seven herons over the salt marsh');
    const newest = join(house.folder, 'newest');
    mkdirSync(newest);
    layHeader(folder(), newest);
    layHeader(kept(), folder());
    await house.done(vaultContract.confirmIdentity, { passphrase: PASSPHRASES.manager });
    layHeader(newest, folder());
    await change('seven herons over the salt marsh', 'nine lanterns on the ferry deck');
    layHeader(kept(), folder());
    await house.done(vaultContract.confirmIdentity, { passphrase: PASSPHRASES.manager });
    expect(listed().map((alarm) => alarm.kind === 'header' && alarm.header.known)).toEqual([2, 3]);
    await answer();
    expect(known()).toMatchObject({ generation: 3 });
    expect(known()?.tolerated).toBeUndefined();
    await answer();
    expect(known()).toMatchObject({ generation: 1 });
    expect(kinds()).toEqual([]);
  });
});

describe('a folder put back twice', () => {
  it('is told both times, though the first alarm still stands', async () => {
    await hideADay();
    const first = await state();
    expect(first).toMatchObject({ kind: 'smaller', waiting: 0 });
    await hideADay();
    expect(kinds()).toEqual(['last-seen', 'last-seen']);
    await answer();
    expect((await state())?.sequence).not.toBe(first?.sequence);
    await answer();
    house.at.lock('asked');
    await house.actAs('manager');
    expect(kinds()).toEqual([]);
  });
});

describe('an old folder in which somebody worked, and the newest one laid back', () => {
  it('is told: what they did there has its lines in neither', async () => {
    house.at.lock('asked');
    cpSync(folder(), kept(), { recursive: true });
    await house.actAs('manager');
    await house.done(residents.admit, admitInput('W-1', 'سلمى حسن'));
    house.at.lock('asked');
    const newest = join(house.folder, 'newest');
    renameSync(folder(), newest);
    cpSync(kept(), folder(), { recursive: true });
    house.clock.forward(60);
    await house.actAs('reception');
    expect(await state()).toMatchObject({ kind: 'smaller' });
    house.at.lock('asked');
    rmSync(folder(), { recursive: true });
    renameSync(newest, folder());
    await house.actAs('manager');
    expect(await state()).toMatchObject({ kind: 'inconsistent', witness: { kind: 'last-seen' } });
    await answer();
    house.at.lock('asked');
    await house.actAs('manager');
    expect(kinds()).toEqual([]);
  });
});

describe('the list', () => {
  /** As a stick of this vault says it: nobody can make it up at the desk. */
  const found = (size: number): Finding => ({
    kind: 'smaller',
    size: 1,
    witness: { kind: 'stick', epoch: 1, size, root: 'ab'.repeat(32) },
  });
  const raise = (finding: Finding) => {
    const { now } = house.clock;
    house.open().writing(() => raiseAlarm(house.open(), now(), finding));
  };

  it('holds twenty; what has no room has its line', async () => {
    for (let nth = 0; nth < 25; nth += 1) raise(found(1000 + nth));
    expect(await state()).toMatchObject({ witness: { size: 1000 }, waiting: 20 });
    expect(waitingAlarms(house.open().records).at(-1)).toMatchObject({ witness: { size: 1020 } });
    expect(lines()).toBe(25);
  });

  it('is never full of slips', async () => {
    for (let nth = 0; nth < 30; nth += 1) await typeMadeUp(2000 + nth);
    expect(await state()).toMatchObject({ waiting: 10 });
    raise(found(1000));
    expect(kinds().at(-1)).toBe('stick');
  });

  it('that had no room for it does not let this computer forget: the next unlock finds it again', async () => {
    for (let nth = 0; nth < 21; nth += 1) raise(found(1000 + nth));
    await hideADay();
    expect(kinds()).not.toContain('last-seen');
    for (let nth = 0; nth < 21; nth += 1) await answer();
    expect(kinds()).toEqual([]);
    house.at.lock('asked');
    await house.actAs('manager');
    expect(kinds()).toEqual(['last-seen']);
    await answer();
    house.at.lock('asked');
    await house.actAs('manager');
    expect(kinds()).toEqual([]);
  });
});

describe('an answer', () => {
  it('is for the alarm that was seen: given twice at once, it takes only one down', async () => {
    await typeMadeUp(2000);
    await typeMadeUp(3000);
    const { sequence = 0 } = (await state()) ?? {};
    const given = await Promise.all([
      house.call(audit.acknowledge, { sequence, second: auditor }),
      house.call(audit.acknowledge, { sequence, second: auditor }),
    ]);
    expect(given.map(({ kind }) => kind).toSorted()).toEqual(['done', 'refused']);
    expect(given.find(({ kind }) => kind === 'refused')).toMatchObject({
      refusal: { code: 'audit.no-alarm' },
    });
    expect(await state()).toMatchObject({ witness: { size: 3000 }, waiting: 0 });
    const answers = newestVerbs(house, 50).filter((verb) => verb === 'audit.acknowledge');
    // One of each person.
    expect(answers).toHaveLength(2);
  });
});
