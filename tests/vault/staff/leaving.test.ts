// Somebody leaves: from that moment their code opens nothing, and soon nor do the keys they held.
// Cut anywhere, the leaving stands and can be finished.
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/vault/database/open';
import type { HeaderContent } from '../../../electron/vault/keys/header';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { recoveryHolders } from '../../../electron/vault/keys/recovery';
import { unwrapResidentKey } from '../../../electron/vault/keys/resident-keys';
import type { SessionKeys } from '../../../electron/vault/keys/session-keys';
import { bytes, integer, text } from '../../../electron/vault/database/rows';
import { readWraps } from '../../../electron/vault/keyring/compartment-wraps';
import { fetchSigning } from '../../../electron/vault/summary-signing/signing-desk';
import {
  ensureSigningKey,
  openSigningKey,
} from '../../../electron/vault/summary-signing/signing-keys';
import { behindNewest } from '../../../electron/vault/staff-changes/key-rotation';
import { audit } from '../../../src/features/audit/contract';
import { dropNotes } from '../../../src/features/drop-notes/contract';
import { residents } from '../../../src/features/residents/contract';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { Role } from '../../../src/kernel/compartments';
import type { ResidentId, StaffId } from '../../../src/kernel/ids';
import type { Progress } from '../../../src/kernel/operation';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

let house: TestVault | undefined;
afterEach(() => house?.destroy());

async function houseOf(...roles: Role[]): Promise<TestVault> {
  house = await foundTestVault({ roles });
  return house;
}

const second = (role: Role) => ({
  staffCode: staffCodeOf(role),
  passphrase: PASSPHRASES[role],
});

async function idOf(at: TestVault, role: Role): Promise<StaffId> {
  const { staff } = await at.done(staffContract.list, {});
  const found = staff.find((one) => one.code === staffCodeOf(role));
  if (found === undefined) throw new Error('nobody');
  return found.id;
}

async function unlockAs(at: TestVault, role: Role) {
  at.at.lock('asked');
  const answer = await at.call(vaultContract.unlock, second(role));
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

/** Calls `leave` and cancels when a step is reached; undefined lets it end. */
async function leave(at: TestVault, id: StaffId, by: Role, stopAt?: string) {
  let isStopped = false;
  const call = {
    kind: 'call' as const,
    callId: 'leave',
    operation: staffContract.leave.name,
    input: { id, second: second(by) },
    sessionId: at.sessionId(),
  };
  const steps: string[] = [];
  const answer = await at.at.host.answer(call, {
    onProgress: ({ step }: Progress) => {
      steps.push(step);
      if (step === stopAt) isStopped = true;
    },
    cancelled: () => isStopped,
  });
  return { answer, steps };
}

function headerOf(at: TestVault): HeaderContent {
  const found = readHeader(join(at.folder, 'vault'));
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value.header.content;
}

function slotsAtTheDoor(at: TestVault): readonly string[] {
  return headerOf(at).slots.map(({ staffCode }) => staffCode);
}

async function nameOnFile(at: TestVault, id: ResidentId): Promise<unknown> {
  const { presence } = await at.done(residents.open, { id });
  return presence.state === 'open' ? presence.value.preferredName : presence.state;
}

/** Keys as a leaver could have copied them while they worked here. */
async function copiedKeys(at: TestVault, role: Role): Promise<SessionKeys> {
  await at.actAs(role);
  const { keys } = at.open();
  return keys.renewed(
    {
      databaseKey: Buffer.from(keys.fileKeys.databaseKey),
      keyringKey: Buffer.from(keys.fileKeys.keyringKey),
    },
    readWraps(at.open().keyring, keys.holderId),
    () => true,
  );
}

describe('leaving', () => {
  it('shuts the door, takes the slot away and gives files and rooms new keys', async () => {
    const at = await houseOf('case-manager', 'social-worker');
    const her = putResident(at, { name: 'ليلى' });
    const theirs = await copiedKeys(at, 'social-worker');
    await at.actAs('manager');
    const { answer, steps } = await leave(at, await idOf(at, 'social-worker'), 'case-manager');
    expect(answer.kind).toBe('done');
    expect(new Set(steps)).toEqual(
      new Set([
        'staff-second',
        'renew-copy',
        'renew-encrypt',
        'renew-check',
        'renew-keys',
        'renew-switch',
      ]),
    );
    expect(slotsAtTheDoor(at)).toEqual(['MA-01', 'CA-01']);
    const { former } = await at.done(staffContract.list, {});
    expect(former.map(({ code }) => code)).toEqual(['SO-01']);
    expect(await nameOnFile(at, her)).toBe('ليلى');
    const { records, keyring } = at.open();
    const names = at.open().files.names;
    expect(readWraps(keyring, theirs.holderId)).toEqual([]);
    expect(behindNewest(at.open())).toEqual([]);
    for (const row of keyring.all(
      'SELECT compartment, generation, resident_id, wrapped FROM resident_keys',
    )) {
      const compartment = text(row, 'compartment') as 'case';
      for (const old of theirs.generations(compartment)) {
        const place = { vaultId: theirs.vaultId, residentId: text(row, 'resident_id') };
        expect(unwrapResidentKey(old, place, bytes(row, 'wrapped'))).toBeUndefined();
      }
      if (theirs.held().includes(compartment)) expect(integer(row, 'generation')).toBe(2);
    }
    expect(
      records.get('SELECT left_at FROM staff WHERE code = $code', { code: 'SO-01' })?.['left_at'],
    ).toBeTruthy();
    expect(await unlockAs(at, 'social-worker')).toBe('vault.wrong-passphrase');
    for (const name of [names.records, names.keyring]) {
      for (const keyHex of [theirs.databaseKeyHex, theirs.keyringKeyHex]) {
        const path = join(at.folder, 'vault', name);
        expect(openDatabase({ path, keyHex, file: 'existing' }).ok).toBe(false);
      }
    }
    await at.actAs('manager');
    expect(await at.done(audit.check, { asked: true })).toMatchObject({ sound: true });
    expect(await at.done(audit.verify, {})).toMatchObject({ sound: true });
    expect(await unlockAs(at, 'case-manager')).toBe('done');
    expect(await nameOnFile(at, her)).toBe('ليلى');
    const { hits } = await at.done(residents.search, { text: 'ليلى' });
    expect(hits.map(({ id }) => id)).toEqual([her]);
    expect(at.faults).toEqual([]);
  });

  it('leaves rooms that neither of the two opens to their next holder', async () => {
    const at = await houseOf('psychologist', 'case-manager');
    const id = await idOf(at, 'psychologist');
    await at.done(staffContract.invite, {
      code: 'PSY-02',
      role: 'psychologist',
      passphrase: 'seven herons over the salt marsh',
      second: second('case-manager'),
    });
    const colleague = (await at.done(staffContract.list, {})).staff.find(
      ({ code }) => code === 'PSY-02',
    );
    if (colleague === undefined) throw new Error('nobody');
    await at.done(staffContract.grant, {
      id: colleague.id,
      compartments: ['clinical'],
      second: second('psychologist'),
    });
    const her = putResident(at, { name: 'ليلى' });
    await at.actAs('psychologist');
    const { id: noteId } = await at.done(sessionNotes.write, {
      residentId: her,
      heldOn: '2026-03-09',
      kind: 'individual',
      note: 'كلام الجلسة',
    });
    await at.actAs('manager');
    expect((await leave(at, id, 'case-manager')).answer.kind).toBe('done');
    expect((await at.done(staffContract.list, {})).rewrapping).toEqual(['clinical']);
    at.at.lock('asked');
    await at.done(vaultContract.unlock, {
      staffCode: 'PSY-02',
      passphrase: 'seven herons over the salt marsh',
    });
    expect((await at.done(staffContract.list, {})).rewrapping).toEqual([]);
    expect((await at.call(sessionNotes.open, { id: noteId })).kind).toBe('done');
  });

  it('takes the room from its only holder too: its next key waits for whom the papers let in', async () => {
    const at = await houseOf('psychologist', 'case-manager', 'reception');
    const id = await idOf(at, 'psychologist');
    const her = putResident(at, { name: 'ليلى' });
    await at.actAs('manager');
    expect((await leave(at, id, 'case-manager')).answer.kind).toBe('done');
    const list = await at.done(staffContract.list, {});
    expect(list.holders.find(({ compartment }) => compartment === 'clinical')?.count).toBe(0);
    expect(list.rewrapping).toEqual([]);
    const wraps = at
      .open()
      .keyring.all(
        "SELECT generation, holder_id FROM compartment_wraps WHERE compartment = 'clinical'",
      )
      .map((row) => [integer(row, 'generation'), text(row, 'holder_id')]);
    const recovery = recoveryHolders(headerOf(at)).map(({ holderId }) => holderId);
    expect(wraps).toEqual(recovery.map((one) => [1, one]));
    expect(at.open().book.state.due).toContain('clinical');
    await at.actAs('reception');
    await at.done(dropNotes.file, { residentId: her, to: 'clinical', words: 'لم تنم الليلة' });
    const dropped = at.open().records.all('SELECT generation FROM drop_notes');
    expect(dropped.map((row) => integer(row, 'generation'))).toEqual([1]);
  });

  it.each(['renew-copy', 'renew-encrypt', 'renew-check', 'renew-keys', 'renew-switch'])(
    'stopped at %s is told as done: the door is shut, and the keys are renewed later',
    async (step) => {
      const at = await houseOf('case-manager', 'social-worker');
      const her = putResident(at, { name: 'ليلى' });
      const id = await idOf(at, 'social-worker');
      const { answer } = await leave(at, id, 'case-manager', step);
      expect(answer).toEqual({ kind: 'done', value: { id, isFinished: false } });
      expect(slotsAtTheDoor(at)).toContain('SO-01');
      expect(await unlockAs(at, 'social-worker')).toBe('vault.left');
      expect(await unlockAs(at, 'manager')).toBe('done');
      const { staff } = await at.done(staffContract.list, {});
      expect(staff.find(({ code }) => code === 'SO-01')?.state).toBe('leaving');
      await at.done(staffContract.finishLeaving, {});
      expect(slotsAtTheDoor(at)).toEqual(['MA-01', 'CA-01']);
      expect(await nameOnFile(at, her)).toBe('ليلى');
      expect(await unlockAs(at, 'social-worker')).toBe('vault.wrong-passphrase');
    },
  );

  it('stopped before the door is shut has changed nothing', async () => {
    const at = await houseOf('case-manager', 'social-worker');
    const id = await idOf(at, 'social-worker');
    const { answer } = await leave(at, id, 'case-manager', 'staff-second');
    expect(answer).toEqual({ kind: 'refused', refusal: { code: 'job.cancelled' } });
    expect(await unlockAs(at, 'social-worker')).toBe('done');
  });

  it('keeps the signing key for who remains, under the new key of reports', async () => {
    await fetchSigning();
    const at = await houseOf('auditor', 'case-manager');
    at.open().writing(() => ensureSigningKey(at.open(), at.clock.now()));
    const before = openSigningKey(at.open()).fingerprint;
    await leave(at, await idOf(at, 'auditor'), 'case-manager');
    expect(openSigningKey(at.open()).fingerprint).toBe(before);
    const row = at
      .open()
      .keyring.get("SELECT generation FROM vault_secrets WHERE name LIKE 'signing-key/%'");
    expect(row?.['generation']).toBe(2);
  });

  it('does not make the desk forget whom it may know', async () => {
    const at = await houseOf('case-manager', 'reception', 'social-worker');
    putResident(at, { name: 'ليلى' });
    await leave(at, await idOf(at, 'social-worker'), 'case-manager');
    await at.actAs('reception');
    const asked = { name: 'ليلى', birthYear: null, sex: null };
    expect((await at.done(residents.possibleDuplicates, asked)).possibleMatch).toBe(true);
  });

  it('is decided by two others, and one who left is no second person', async () => {
    const at = await houseOf('case-manager', 'social-worker');
    const id = await idOf(at, 'social-worker');
    const own = await idOf(at, 'manager');
    const codeOf = async (who: StaffId, by: Role) => {
      const { answer } = await leave(at, who, by);
      return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
    };
    expect(await codeOf(id, 'social-worker')).toBe('staff.about-oneself');
    expect(await codeOf(own, 'case-manager')).toBe('staff.about-oneself');
    await leave(at, id, 'case-manager', 'renew-copy');
    expect(await codeOf(await idOf(at, 'case-manager'), 'social-worker')).toBe(
      'second-person.not-proved',
    );
    expect(await codeOf(id, 'case-manager')).toBe('staff.not-found');
  });
});
