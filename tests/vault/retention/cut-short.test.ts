// An erasure cut short at each of its steps: before its one moment nothing has changed; after it the person is gone at
// once, and the next session that may destroys the keys and renews the key file.
import { afterEach, describe, expect, it } from 'vitest';
import { retentionRecords } from '../../../electron/vault/records/retention';
import { nowhere } from '../../../electron/vault/platform/process-environment';
import { freshId } from '../../../electron/vault/keys/places';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { retention } from '../../../src/features/retention/contract';
import type { ResidentId, StaffId } from '../../../src/kernel/ids';
import type { AnswerOf } from '../../../src/kernel/operation';
import { leave } from '../../support/full-file';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const NUMBER = 'K-2010-0001';
let house: TestVault;
let her: ResidentId;

afterEach(() => house.destroy());

async function prepare(): Promise<void> {
  house = await foundTestVault({ roles: ['case-manager', 'nurse'] });
  const admitted = await house.done(residents.admit, {
    ...admitInput(NUMBER, 'سوسن'),
    stay: { admittedOn: '2010-01-05' },
  });
  her = admitted.id;
  await leave(house, her, '2011-01-01');
}

/** Erases and cancels at the first progress with this step and this much done. */
function eraseUntil(step: string, done: number): Promise<AnswerOf<typeof retention.erase>> {
  let isThere = false;
  const call = {
    kind: 'call' as const,
    callId: 'cut',
    operation: retention.erase.name,
    sessionId: house.sessionId(),
    input: {
      id: her,
      caseNumber: NUMBER,
      reason: 'period-over',
      second: {
        staffCode: staffCodeOf('case-manager'),
        passphrase: PASSPHRASES['case-manager'],
      },
    },
  };
  const watch = {
    onProgress: (progress: { step: string; done: number }) => {
      if (progress.step === step && progress.done >= done) isThere = true;
    },
    cancelled: () => isThere,
  };
  return house.at.host.answer(call, watch) as Promise<AnswerOf<typeof retention.erase>>;
}

const keysOfHer = (): number =>
  house.open().keyring.all('SELECT 1 FROM resident_keys WHERE resident_id = $her', { her }).length;
const states = async () =>
  (await house.done(retention.erasures, {})).erasures.map(({ state }) => state);
const keyringKey = () => house.open().keys.keyringKeyHex;
const isOnFile = async () => (await house.call(residents.open, { id: her })).kind === 'done';

async function finishedByTheNextSession(before: string): Promise<void> {
  await house.actAs('nurse');
  expect(await house.call(retention.finish, {})).toMatchObject({ kind: 'refused' });
  await house.actAs('manager');
  expect(await house.done(retention.overview, {})).toEqual({ due: 0, unfinished: 1 });
  await house.done(retention.finish, {});
  expect(await house.done(retention.overview, {})).toEqual({ due: 0, unfinished: 0 });
  expect(await states()).toEqual(['done']);
  expect(keysOfHer()).toBe(0);
  expect(keyringKey()).not.toBe(before);
  expect(await isOnFile()).toBe(false);
  expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
  expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  expect(house.faults).toEqual([]);
}

describe('an erasure cut short', () => {
  it.each(['second-person', 'erase'])('at %s has changed nothing', async (step) => {
    await prepare();
    const before = keyringKey();
    expect(await eraseUntil(step, 0)).toMatchObject({ refusal: { code: 'job.cancelled' } });
    expect(await isOnFile()).toBe(true);
    expect(keysOfHer()).toBe(2);
    expect(await states()).toEqual([]);
    expect(keyringKey()).toBe(before);
    await house.actAs('manager');
    expect(await house.done(retention.overview, {})).toEqual({ due: 1, unfinished: 0 });
  });

  it.each([
    ['erase', 1],
    ['renew-copy', 1],
    ['renew-encrypt', 0],
    ['renew-check', 0],
    ['renew-switch', 0],
  ])(
    'at %s, after the records are gone, is told as done and finished later',
    async (step, done) => {
      await prepare();
      const before = keyringKey();
      const answer = await eraseUntil(step, done);
      expect(answer).toMatchObject({ kind: 'done', value: { isFinished: false } });
      expect(await isOnFile()).toBe(false);
      expect(await states()).toEqual(['keys-gone']);
      expect(keyringKey()).toBe(before);
      await finishedByTheNextSession(before);
    },
  );

  it('between the records and the keys is finished by the next session', async () => {
    await prepare();
    const before = keyringKey();
    const vault = house.open();
    const place = { gate: house.at.gate, vault: () => vault };
    const records = retentionRecords(place, nowhere);
    const second = vault.records.get("SELECT id FROM staff WHERE role = 'nurse'")?.['id'];
    const standingBy = await records.secondPerson({
      staffCode: staffCodeOf('case-manager'),
      passphrase: PASSPHRASES['case-manager'],
    });
    if (!standingBy.ok) throw new Error(standingBy.refusal.code);
    vault.writing(() => {
      const order = {
        id: freshId<'erasure'>(),
        residentId: her,
        reason: 'period-over' as const,
        secondStaffId: String(second) as StaffId,
        at: house.clock.now(),
      };
      expect(records.erase(order, standingBy.value).ok).toBe(true);
    });
    expect(keysOfHer()).toBe(2);
    expect(await states()).toEqual(['files-gone']);
    await finishedByTheNextSession(before);
  });

  it('between the new key file and the last word is finished again, under another new key', async () => {
    await prepare();
    await eraseUntil('never', 0);
    expect(await states()).toEqual(['done']);
    const before = keyringKey();
    house.open().writing(() => {
      house.open().records.run("UPDATE erasures SET state = 'keys-gone', finished_at = NULL");
    });
    await finishedByTheNextSession(before);
  });

  it('because other long work ran tells so, and is finished later', async () => {
    await prepare();
    const before = keyringKey();
    const endOther = house.at.gate.jobLock.beginJob();
    expect(await eraseUntil('never', 0)).toMatchObject({
      kind: 'done',
      value: { isFinished: false },
    });
    endOther();
    expect(await isOnFile()).toBe(false);
    expect(await states()).toEqual(['keys-gone']);
    await finishedByTheNextSession(before);
  });

  it.each(['destroying the keys', 'renewing the key file'])(
    'by a full disk while %s is told as done, and finished later',
    async (part) => {
      await prepare();
      const before = keyringKey();
      const isAtKeys = part === 'destroying the keys';
      // The erasure's own transaction takes her name out of the search.
      if (isAtKeys) fillDiskAtKeys(1);
      else fillDiskAtCopy();
      expect(await eraseUntil('never', 0)).toMatchObject({
        kind: 'done',
        value: { isFinished: false },
      });
      expect(await isOnFile()).toBe(false);
      expect(await states()).not.toEqual(['done']);
      if (isAtKeys) fillDiskAtKeys(0);
      else fillDiskAtCopy();
      expect(await house.call(retention.finish, {})).toMatchObject({
        refusal: { code: 'vault.no-room' },
      });
      await finishedByTheNextSession(before);
    },
  );
});

/** The disk is full once, after so many commits of the keyring. */
function fillDiskAtKeys(after: number): void {
  const { keyring } = house.open();
  const commit = keyring.commit.bind(keyring);
  let left = after;
  keyring.commit = () => {
    left -= 1;
    if (left >= 0) {
      commit();
      return;
    }
    Reflect.deleteProperty(keyring, 'commit');
    throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  };
}

/** The disk is full once, where the renewed key file would be written. */
function fillDiskAtCopy(): void {
  const { workshop } = house.at.gate;
  const { start } = workshop;
  workshop.start = () => {
    workshop.start = start;
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
}
