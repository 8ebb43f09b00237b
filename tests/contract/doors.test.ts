// Who may not ask, gets nothing: no session, a stale one, a locked vault, a role without the compartments.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, roleMay } from '../../src/kernel/compartments';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { putResident } from '../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../support/test-vault';
import { callOf, type NamedOperation } from './every-operation';
import { bytesOfFolder, fingerprintOf } from './vault-dump';

let house: TestVault;
let operations: readonly NamedOperation[];
let guarded: readonly NamedOperation[];
let stale = '';

beforeAll(async () => {
  house = await foundTestVault({ roles: ROLES });
  operations = house.at.host.operations;
  guarded = operations.filter(({ permission }) => permission.to !== 'anyone');
  putResident(house, { name: 'سلمى' });
  stale = house.sessionId();
}, 120_000);
afterAll(() => house.destroy());

async function refusalOf(operation: NamedOperation, sessionId?: string): Promise<unknown> {
  const answer = await house.at.host.answer(callOf(operation.name, {}, sessionId));
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

async function expectAll(list: readonly NamedOperation[], code: string, sessionId?: string) {
  const said: Record<string, unknown> = {};
  for (const operation of list) said[operation.name] = await refusalOf(operation, sessionId);
  expect(said).toEqual(Object.fromEntries(list.map(({ name }) => [name, code])));
}

describe('every operation', () => {
  it('is closed to nobody but what a locked vault needs and the check of a summary', () => {
    const open = operations.filter(({ permission }) => permission.to === 'anyone');
    expect(open.map(({ name }) => name).sort()).toEqual([
      'backups.look',
      'backups.restore',
      'backups.salvage',
      'recovery.begin',
      'recovery.finish',
      'recovery.prepare',
      'recovery.print',
      'summaries.verify',
      'vault.confirmCards',
      'vault.confirmRecovery',
      'vault.found',
      'vault.setUp',
      'vault.status',
      'vault.unlock',
    ]);
  });

  it('is refused without a session and with a stale or invented one, and nothing changes', async () => {
    await house.actAs('manager');
    const before = fingerprintOf(house.open(), []);
    await expectAll(guarded, 'session.ended');
    await expectAll(guarded, 'session.ended', '');
    await expectAll(guarded, 'session.ended', stale);
    await expectAll(guarded, 'session.ended', `${house.sessionId()} `);
    expect(fingerprintOf(house.open(), [])).toBe(before);
  });

  it('is refused while the vault is locked, with any session, and no byte changes', async () => {
    const last = house.sessionId();
    house.at.lock('asked');
    const folder = join(house.folder, 'vault');
    const before = bytesOfFolder(folder);
    await expectAll(guarded, 'session.locked');
    await expectAll(guarded, 'session.locked', last);
    expect(bytesOfFolder(folder)).toEqual(before);
    expect((await house.done(vaultContract.status, {})).state).toBe('locked');
  });

  it.each(ROLES)(
    'is refused to %s where the role lacks a compartment; only the trail grows',
    async (role) => {
      await house.actAs(role);
      const closed = guarded.filter(
        ({ permission }) => permission.to === 'holders' && !roleMay(role, permission.of),
      );
      const before = fingerprintOf(house.open());
      const events = house.open().audit.size();
      await expectAll(closed, 'access.denied', house.sessionId());
      expect(fingerprintOf(house.open())).toBe(before);
      expect(house.open().audit.size()).toBe(events + closed.length);
      const newest = house.open().audit.newest(Number.MAX_SAFE_INTEGER, closed.length);
      expect(newest.every(({ outcome }) => outcome === 'refused')).toBe(true);
      expect(house.open().audit.verify().sound).toBe(true);
    },
  );

  it('lets no role through that the table of docs/domain/roles.md keeps out', () => {
    const rooms = (role: (typeof ROLES)[number], feature: string) =>
      guarded.some(
        ({ name, permission }) =>
          name.startsWith(`${feature}.`) &&
          permission.to === 'holders' &&
          roleMay(role, permission.of),
      );
    expect(ROLES.filter((role) => rooms(role, 'residents'))).toEqual([
      'manager',
      'case-manager',
      'psychologist',
      'social-worker',
      'nurse',
      'reception',
    ]);
    const reading = guarded.find(({ name }) => name === 'session-notes.open');
    if (reading?.permission.to !== 'holders') throw new Error('notes are for holders');
    const { of } = reading.permission;
    expect(ROLES.filter((role) => roleMay(role, of))).toEqual(['psychologist']);
    expect(ROLES.filter((role) => rooms(role, 'summaries'))).toEqual(['manager', 'auditor']);
    expect(ROLES.filter((role) => rooms(role, 'audit'))).toEqual(['manager', 'auditor']);
  });

  it('that does not exist is a fault with a reference, and changes nothing', async () => {
    await house.actAs('manager');
    const before = fingerprintOf(house.open(), []);
    const names = [
      '',
      'residents',
      'residents.',
      '__proto__',
      'constructor',
      'vault.unlock ',
      'toString',
    ];
    for (const name of names) {
      const answer = await house.at.host.answer(callOf(name, {}, house.sessionId()));
      expect(answer).toEqual({ kind: 'fault', reference: 'K-TEST' });
    }
    expect(fingerprintOf(house.open(), [])).toBe(before);
  });
});
