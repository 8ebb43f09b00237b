// Founding, locking and unlocking a real vault: real keys, real encrypted files.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { REQUIRED_PRAGMAS } from '../../../electron/vault/database/open';
import { audit } from '../../../src/features/audit/contract';
import { drafts } from '../../../src/features/drafts/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import {
  foundTestVault,
  PASSPHRASES,
  staffCodeOf,
  TEST_SHELTER,
  type TestVault,
  testVaultIn,
} from '../../support/test-vault';

let house: TestVault | undefined;
afterEach(() => house?.destroy());

const files = ['records.kanaf', 'keyring.kanaf'] as const;

function flip(path: string, offset: number): void {
  const data = readFileSync(path);
  data[offset] = (data[offset] ?? 0) ^ 1;
  writeFileSync(path, data);
}

async function unlock(role: 'manager' | 'reception', passphrase = PASSPHRASES[role]) {
  return house?.call(vaultContract.unlock, { staffCode: staffCodeOf(role), passphrase });
}

describe('a founded vault', () => {
  it('opens for each of its staff and knows them by code and role', async () => {
    house = await foundTestVault({ roles: ['psychologist', 'reception'] });
    await house.actAs('reception');
    const { staff } = await house.done(staffContract.list, {});
    expect(staff.map(({ code, role, self }) => [code, role, self])).toEqual([
      ['MA-01', 'manager', false],
      ['PS-01', 'psychologist', false],
      ['RE-01', 'reception', true],
    ]);
  });

  it('is not founded on a passphrase made of its own name and codes', async () => {
    const at = testVaultIn(mkdtempSync(join(tmpdir(), 'kanaf-test-')));
    house = at;
    const found = (passphrase: string) =>
      at.call(vaultContract.found, {
        settings: TEST_SHELTER,
        manager: { code: 'MA-01', passphrase: PASSPHRASES.manager },
        team: [{ code: 'NURSE-01', role: 'nurse', passphrase }],
      });
    for (const known of [`${TEST_SHELTER.name} ٢٠٢٦`, 'nurse-01 ma-01 2026']) {
      expect(await found(known), known).toMatchObject({
        refusal: { code: 'vault.passphrase-too-weak' },
      });
    }
    expect((await found(PASSPHRASES.nurse)).kind).toBe('done');
  });

  it('keeps every required pragma on both open files', async () => {
    house = await foundTestVault();
    const open = house.open();
    for (const handle of [open.records, open.keyring]) {
      for (const [name, wanted] of Object.entries(REQUIRED_PRAGMAS)) {
        expect([name, handle.pragma(name)]).toEqual([name, wanted]);
      }
      expect(handle.pragma('cipher_version')).toMatch(/^4\./);
    }
  });

  it('leaves files that only their owner may read and that no plain reader understands', async () => {
    house = await foundTestVault();
    house.at.lock('asked');
    for (const file of [...files, 'header-a.kanaf', 'header-b.kanaf']) {
      const path = join(house.folder, 'vault', file);
      expect([file, statSync(path).mode & 0o777]).toEqual([file, 0o600]);
    }
    for (const file of files) {
      const start = readFileSync(join(house.folder, 'vault', file))
        .subarray(0, 16)
        .toString('latin1');
      expect(start).not.toContain('SQLite');
    }
  });

  it('answers a wrong passphrase and a wrong code alike, and makes the sixth try wait', async () => {
    house = await foundTestVault({ roles: ['reception'] });
    house.at.lock('asked');
    const wrong = { kind: 'refused', refusal: { code: 'vault.wrong-passphrase' } };
    const stranger = await house.call(vaultContract.unlock, {
      staffCode: 'XX-99',
      passphrase: 'no',
    });
    expect(stranger).toEqual(wrong);
    for (let tries = 0; tries < 5; tries += 1) expect(await unlock('manager', 'no')).toEqual(wrong);
    expect(await unlock('manager')).toMatchObject({ refusal: { code: 'vault.wait' } });
    expect(await unlock('reception')).toMatchObject({ kind: 'done' });
    house.clock.forward(31);
    expect(await unlock('manager')).toMatchObject({ kind: 'done', value: { failedTries: 5 } });
    const { events } = await house.done(audit.read, { filter: {} });
    expect(events.map(({ verb }) => verb)).toContain('vault.wrong-tries');
  });

  it('tells damaged headers and damaged databases from a wrong passphrase, and deletes nothing', async () => {
    house = await foundTestVault();
    house.at.lock('asked');
    const folder = join(house.folder, 'vault');
    const records = join(folder, 'records.kanaf');
    const before = readFileSync(records);
    flip(records, 20);
    expect(await unlock('manager')).toMatchObject({ refusal: { code: 'database.damaged' } });
    expect(readFileSync(records).length).toBe(before.length);
    writeFileSync(records, before);
    expect(await unlock('manager')).toMatchObject({ kind: 'done' });
    house.at.lock('asked');
    flip(join(folder, 'header-a.kanaf'), 200);
    expect((await house.done(vaultContract.status, {})).headerWorn).toBe(true);
    expect(await unlock('manager')).toMatchObject({ kind: 'done' });
    house.at.lock('asked');
    flip(join(folder, 'header-b.kanaf'), 200);
    expect((await house.done(vaultContract.status, {})).state).toBe('header-damaged');
    expect(await unlock('manager')).toMatchObject({ refusal: { code: 'vault.header-damaged' } });
  });

  it('offers a draft only to its writer', async () => {
    house = await foundTestVault({ roles: ['reception'] });
    const place = { form: 'residents.admit', subjectId: 'new' };
    await house.done(drafts.keep, { ...place, fields: { note: 'سلمى' } });
    expect((await house.done(drafts.open, place)).fields).toEqual({ note: 'سلمى' });
    await house.actAs('reception');
    expect((await house.done(drafts.offered, {})).drafts).toEqual([]);
    expect(await house.call(drafts.open, place)).toMatchObject({
      refusal: { code: 'drafts.not-found' },
    });
  });

  it('refuses whoever has no session, a stale one, or not the compartments', async () => {
    house = await foundTestVault({ roles: ['reception'] });
    const stale = house.sessionId();
    await house.actAs('reception');
    const ask = (sessionId?: string) =>
      house?.at.host.answer({
        kind: 'call',
        callId: '1',
        operation: 'audit.read',
        input: {},
        ...(sessionId === undefined ? {} : { sessionId }),
      });
    expect(await ask(stale)).toMatchObject({ refusal: { code: 'session.ended' } });
    expect(await ask(house.sessionId())).toMatchObject({ refusal: { code: 'access.denied' } });
    house.at.lock('asked');
    expect(await ask(stale)).toMatchObject({ refusal: { code: 'session.locked' } });
    await house.actAs('manager');
    const { events } = await house.done(audit.read, { filter: {} });
    expect(events).toContainEqual(
      expect.objectContaining({ verb: 'audit.read', actor: 'RE-01', outcome: 'refused' }),
    );
  });

  it('keeps a sound trail and notices an edited line', async () => {
    house = await foundTestVault();
    expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
    const { records } = house.open();
    expect(() => records.run("UPDATE audit_events SET body = x'00' WHERE sequence = 2")).toThrow();
    records.exec('DROP TRIGGER audit_events_no_update');
    records.run("UPDATE audit_events SET body = x'00' WHERE sequence = 2");
    expect(await house.done(audit.verify, {})).toMatchObject({ sound: false, firstBad: 2 });
  });
});

describe('a founding that was cut short', () => {
  it('is not mistaken for a vault that lost its header, and its files are kept', async () => {
    house = await foundTestVault();
    house.at.lock('asked');
    const folder = join(house.folder, 'vault');
    for (const copy of ['header-a.kanaf', 'header-b.kanaf']) rmSync(join(folder, copy));
    expect((await house.done(vaultContract.status, {})).state).toBe('header-missing');
    writeFileSync(join(folder, 'founding.unfinished'), '');
    expect((await house.done(vaultContract.status, {})).state).toBe('none');
  });
});
