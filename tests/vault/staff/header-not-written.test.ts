// The new way in is kept, but the disk takes no header: the answer says so, and nothing of it is lost to what comes next.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { renew } from '../../../electron/vault/renewal/renewal';
import { audit } from '../../../src/features/audit/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { Role } from '../../../src/kernel/compartments';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';
import { keepHeaderFromBeingWritten, letHeaderBeWritten } from '../../support/unwritable-header';

const NEW = 'seven herons over the salt marsh';
const CHANGE = { current: PASSPHRASES.manager, passphrase: NEW };

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['social-worker', 'case-manager'] });
});
afterEach(() => house.destroy());

const second = (role: Role) => ({ staffCode: staffCodeOf(role), passphrase: PASSPHRASES[role] });

async function doorSays(staffCode: string, passphrase: string): Promise<string> {
  house.at.lock('asked');
  const answer = await house.call(vaultContract.unlock, { staffCode, passphrase });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

async function idOf(role: Role) {
  const { staff } = await house.done(staffContract.list, {});
  const found = staff.find(({ code }) => code === staffCodeOf(role));
  if (found === undefined) throw new Error('nobody');
  return found.id;
}

async function renewFiles(): Promise<string> {
  const steps = renew(house.at.gate, { files: 'both' });
  for (;;) {
    const step = await steps.next();
    if (step.done !== true) continue;
    return step.value.ok ? 'done' : step.value.refusal.code;
  }
}

describe('a header that the disk does not take', () => {
  it('leaves a new passphrase kept, and the answer says from when it serves', async () => {
    keepHeaderFromBeingWritten(house.at.gate.folder);
    expect(await house.done(staffContract.changePassphrase, CHANGE)).toEqual({ isInForce: false });
    letHeaderBeWritten(house.at.gate.folder);
    expect(await doorSays('MA-01', PASSPHRASES.manager)).toBe('done');
    expect(await doorSays('MA-01', PASSPHRASES.manager)).toBe('vault.wrong-passphrase');
    expect(await doorSays('MA-01', NEW)).toBe('done');
  });

  it('leaves a newcomer and a renewed access kept as well', async () => {
    const id = await idOf('social-worker');
    keepHeaderFromBeingWritten(house.at.gate.folder);
    const order = { id, passphrase: NEW, second: second('case-manager') };
    expect(await house.done(staffContract.renewAccess, order)).toMatchObject({ isInForce: false });
    const invited = {
      code: 'SO-02',
      role: 'social-worker' as const,
      passphrase: NEW,
      second: second('case-manager'),
    };
    expect(await house.done(staffContract.invite, invited)).toMatchObject({ isInForce: false });
    letHeaderBeWritten(house.at.gate.folder);
    await house.actAs('case-manager');
    expect(await doorSays('SO-01', NEW)).toBe('done');
    expect(await doorSays('SO-02', NEW)).toBe('done');
  });

  it('where it is taken, the answer says that it serves', async () => {
    expect(await house.done(staffContract.changePassphrase, CHANGE)).toEqual({ isInForce: true });
    expect(await doorSays('MA-01', NEW)).toBe('done');
  });
});

describe('a renewal after it', () => {
  it('brings the kept passphrase into the header first, so that it opens the new files', async () => {
    keepHeaderFromBeingWritten(house.at.gate.folder);
    await house.call(staffContract.changePassphrase, CHANGE);
    letHeaderBeWritten(house.at.gate.folder);
    expect(await renewFiles()).toBe('done');
    expect(await doorSays('MA-01', NEW)).toBe('done');
    expect(await doorSays('SO-01', PASSPHRASES['social-worker'])).toBe('done');
    expect(await doorSays('MA-01', NEW)).toBe('done');
  });

  it('is not begun while the header cannot be written', async () => {
    keepHeaderFromBeingWritten(house.at.gate.folder);
    await house.call(staffContract.changePassphrase, CHANGE);
    await expect(renew(house.at.gate, { files: 'both' }).next()).rejects.toThrow();
    letHeaderBeWritten(house.at.gate.folder);
    expect(await doorSays('MA-01', PASSPHRASES.manager)).toBe('done');
    expect(await doorSays('MA-01', NEW)).toBe('done');
  });

  it('of a leaving takes the slot along of somebody who was only on the way in', async () => {
    keepHeaderFromBeingWritten(house.at.gate.folder);
    const invited = {
      code: 'SO-02',
      role: 'social-worker' as const,
      passphrase: NEW,
      second: second('case-manager'),
    };
    const { id } = await house.done(staffContract.invite, invited);
    letHeaderBeWritten(house.at.gate.folder);
    const left = { id, second: second('case-manager') };
    expect(await house.done(staffContract.leave, left)).toMatchObject({ isFinished: true });
    const found = readHeader(join(house.folder, 'vault'));
    const codes = found.ok
      ? found.value.header.content.slots.map(({ staffCode }) => staffCode)
      : [];
    expect(codes.sort()).toEqual(['CA-01', 'MA-01', 'SO-01']);
    expect(await doorSays('CA-01', PASSPHRASES['case-manager'])).toBe('done');
    expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  });
});

describe('a leaving without room for the new keys', () => {
  it('is told as done, and that its keys are still to be renewed', async () => {
    const id = await idOf('social-worker');
    const { workshop } = house.at.gate;
    const { start } = workshop;
    workshop.start = () => {
      workshop.start = start;
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    const order = { id, second: second('case-manager') };
    expect(await house.done(staffContract.leave, order)).toMatchObject({ isFinished: false });
    expect(await doorSays('SO-01', PASSPHRASES['social-worker'])).toBe('vault.left');
    await house.actAs('manager');
    await house.done(staffContract.finishLeaving, {});
    expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  });
});
