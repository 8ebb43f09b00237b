// Restoring on another computer: the same people, the same trail and a new epoch; a person erased since stays erased.
import { generateKeyPairSync, sign } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest, signManifest } from '../../../electron/vault/backup/manifest';
import { readHeader } from '../../../electron/vault/keys/header-file';
import { findSlot } from '../../../electron/vault/keys/unlocking';
import { erasuresSoFar, keepErasureCount } from '../../../electron/vault/keyring/erasures-so-far';
import { beginHeaderMemory } from '../../../electron/vault/keyring/header-known';
import { clearSlotChange, keepSlotChange } from '../../../electron/vault/keyring/slot-changes';
import { renew } from '../../../electron/vault/renewal/renewal';
import { audit } from '../../../src/features/audit/contract';
import { backups } from '../../../src/features/backups/contract';
import { residents } from '../../../src/features/residents/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { bytesOfFolder } from '../../contract/vault-dump';
import { chosenFolders } from '../../support/chosen-folders';
import { type OtherComputer, otherComputer } from '../../support/empty-folder';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';
import { keepHeaderFromBeingWritten, letHeaderBeWritten } from '../../support/unwritable-header';

let house: TestVault;
let other: OtherComputer;
let stick: string;

beforeEach(async () => {
  house = await foundTestVault({ roles: ['case-manager', 'nurse'], outside: chosenFolders });
  other = otherComputer();
  stick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
});
afterEach(() => {
  house.destroy();
  other.destroy();
  rmSync(stick, { recursive: true, force: true });
});

const manager = { staffCode: staffCodeOf('manager'), passphrase: PASSPHRASES.manager };

async function chosenAt(number?: number) {
  const { choice, vaults } = await other.done(backups.look, { folderToken: stick });
  const [only] = vaults;
  if (only === undefined) throw new Error('no vault on the stick');
  return { choice, place: only.place, number: number ?? only.backups[0]?.number ?? 0 };
}

async function refusalOf(input: Parameters<typeof other.call<typeof backups.restore>>[1]) {
  const answer = await other.call(backups.restore, input);
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

async function nameOf(computer: Pick<OtherComputer, 'done'>, id: ResidentId): Promise<unknown> {
  const { presence } = await computer.done(residents.open, { id });
  return presence.state === 'open' ? presence.value.preferredName : presence.state;
}

async function renewAll(): Promise<void> {
  const steps = renew(house.at.gate, { files: 'both' });
  for (;;) if ((await steps.next()).done === true) return;
}

const stickFolder = (): string => join(stick, readdirSync(stick)[0] ?? '');

describe('a restore on another computer', () => {
  it('shows what is on the medium before anybody came in, and brings all of it back', async () => {
    const her = putResident(house, { name: 'سلمى' });
    const made = await house.done(backups.make, { folderToken: stick });
    const { vaults } = await other.done(backups.look, { folderToken: stick });
    expect(vaults).toMatchObject([{ needsDeviceCode: false, backups: [{ number: 1 }] }]);
    const told = await other.done(backups.restore, { ...(await chosenAt()), ...manager });
    expect(told).toMatchObject({
      residents: 1,
      events: made.events,
      missingEvents: 0,
      withoutKeys: 0,
    });
    expect(readdirSync(other.vaultFolder).toSorted()).toEqual([
      'header-a.kanaf',
      'header-b.kanaf',
      'keyring.kanaf',
      'records.kanaf',
    ]);
    await other.unlockAs('case-manager');
    expect(await nameOf(other, her)).toBe('سلمى');
    await other.unlockAs('manager');
    expect(await other.done(audit.verify, {})).toMatchObject({ sound: true });
    expect(await other.done(audit.check, { asked: true })).toMatchObject({ sound: true });
    const { events } = await other.done(audit.read, {});
    const restored = events.find(({ verb }) => verb === 'vault.restored');
    expect(restored?.object?.id).toBe(made.manifestSha256);
    expect(events.map(({ verb }) => verb)).not.toContain('audit.alarm');
    expect((await other.done(audit.state, {})).alarm).toBeUndefined();
  });

  it('shows before anybody came in neither how many files there are nor how long the trail is', async () => {
    await house.done(backups.make, { folderToken: stick });
    const { vaults } = await other.done(backups.look, { folderToken: stick });
    expect(vaults.flatMap((one) => one.backups.map((backup) => Object.keys(backup)))).toEqual([
      ['number', 'madeAt', 'bytes'],
    ]);
  });

  it('by somebody without the audit key brings all back, and says that counts stay sealed', async () => {
    const her = putResident(house, { name: 'سلمى' });
    const made = await house.done(backups.make, { folderToken: stick });
    const nurse = { staffCode: staffCodeOf('nurse'), passphrase: PASSPHRASES.nurse };
    const told = await other.done(backups.restore, { ...(await chosenAt()), ...nurse });
    expect(told).toMatchObject({ residents: null, events: made.events, withoutKeys: 0 });
    await other.unlockAs('case-manager');
    expect(await nameOf(other, her)).toBe('سلمى');
  });

  it('takes the header of the medium for the newest, also where the data knew a newer one', async () => {
    // As on a medium whose newest keys are lost: data are kept for longer than keys.
    house
      .open()
      .writing(() => beginHeaderMemory(house.open().records, { generation: 9, since: 0 }));
    await house.done(backups.make, { folderToken: stick });
    await other.done(backups.restore, { ...(await chosenAt()), ...manager });
    await other.unlockAs('manager');
    const { alarm } = await other.done(audit.state, {});
    expect(alarm).toBeUndefined();
    const { events } = await other.done(audit.read, {});
    expect(events.map(({ verb }) => verb)).not.toContain('audit.alarm');
  });

  it('declares what newer manifests on the medium remember: they are heard and raise no alarm of theirs', async () => {
    await house.done(backups.make, { folderToken: stick });
    putResident(house, { name: 'سلمى' });
    await house.done(backups.make, { folderToken: stick });
    const told = await other.done(backups.restore, { ...(await chosenAt(1)), ...manager });
    expect(told.missingEvents).toBeGreaterThan(0);
    await other.unlockAs('manager');
    const { manifests } = await other.done(backups.check, { folderToken: stick });
    expect(manifests).toEqual({ agree: 2, differ: 0, notOurs: 0, doubt: null });
    expect((await other.done(audit.state, {})).alarm).toMatchObject({
      kind: 'restored',
      waiting: 0,
    });
  });

  it('keeps an erased person erased in data from before the erasure; all others are complete', async () => {
    const erased = putResident(house, { name: 'ليلى' });
    const kept = putResident(house, { name: 'سلمى' });
    await house.done(backups.make, { folderToken: stick });
    const later = putResident(house, { name: 'هدى' });
    // Erasure: her keys are destroyed, the keyring is renewed, the count rises.
    house.open().writing(() => {
      const keyring = house.open().writeKeyring();
      keyring.run('DELETE FROM resident_keys WHERE resident_id = $id', { id: erased });
      keyring.run('DELETE FROM search_segments');
      keyring.run('DELETE FROM segment_members');
    });
    const steps = renew(house.at.gate, { files: 'keyring' });
    while ((await steps.next()).done !== true);
    house.open().writing(() => keepErasureCount(house.open().records, 1));
    await house.done(backups.make, { folderToken: stick });
    expect(readdirSync(stickFolder()).toSorted()).toEqual([
      'data-1',
      'data-2',
      'keys-2',
      'medium.json',
    ]);
    const told = await other.done(backups.restore, { ...(await chosenAt(1)), ...manager });
    expect([told.residents, told.withoutKeys]).toEqual([2, 1]);
    expect(told.missingEvents).toBeGreaterThan(0);
    for (const role of ['case-manager', 'manager', 'nurse'] as const) {
      await other.unlockAs(role);
      expect(await nameOf(other, erased)).toBe('unreadable');
      expect(await nameOf(other, kept)).toBe('سلمى');
      const absent = await other.call(residents.open, { id: later });
      expect(absent).toMatchObject({ kind: 'refused' });
    }
    expect(erasuresSoFar(other.at.gate.requireOpen().records)).toBe(1);
  });

  it('opens data from before two renewals of the keys, under today’s key', async () => {
    const her = putResident(house, { name: 'سلمى' });
    await house.done(backups.make, { folderToken: stick });
    await renewAll();
    await renewAll();
    await house.done(backups.make, { folderToken: stick });
    await other.done(backups.restore, { ...(await chosenAt(1)), ...manager });
    await other.unlockAs('manager');
    expect(await nameOf(other, her)).toBe('سلمى');
  });

  it('brings along a passphrase that was on its way into the same header, and takes it for no old one', async () => {
    const passphrase = 'seven herons over the salt marsh';
    const current = PASSPHRASES.manager;
    keepHeaderFromBeingWritten(house.at.gate.folder);
    const changed = await house.done(staffContract.changePassphrase, { current, passphrase });
    letHeaderBeWritten(house.at.gate.folder);
    expect(changed.isInForce).toBe(false);
    await house.done(backups.make, { folderToken: stick });
    await other.done(backups.restore, { ...(await chosenAt()), ...manager });
    // Comes in by the old one still; then the new one is brought into the header.
    await other.done(vaultContract.unlock, manager);
    for (const time of ['first', 'second']) {
      await other.done(vaultContract.unlock, { ...manager, passphrase });
      expect([time, (await other.done(audit.state, {})).alarm]).toEqual([time, undefined]);
    }
  });

  it('takes no passphrase back that was on its way into the header of older data', async () => {
    const found = readHeader(join(house.folder, 'vault'));
    const slot = found.ok ? findSlot(found.value.header, staffCodeOf('manager')) : undefined;
    if (slot === undefined) throw new Error('no slot');
    house.open().writing(() => keepSlotChange(house.open().records, slot));
    await house.done(backups.make, { folderToken: stick });
    house.open().writing(() => clearSlotChange(house.open().records, slot.staffId));
    const passphrase = 'seven herons over the salt marsh';
    const current = PASSPHRASES.manager;
    await house.done(staffContract.changePassphrase, { current, passphrase });
    await house.done(backups.make, { folderToken: stick });
    const today = { ...manager, passphrase };
    await other.done(backups.restore, { ...(await chosenAt(1)), ...today });
    for (const time of ['first', 'second']) {
      const unlocked = await other.call(vaultContract.unlock, today);
      expect([time, unlocked.kind]).toEqual([time, 'done']);
    }
  });

  it('lists as staff whom the header knows, not whom the older rows know', async () => {
    await house.done(backups.make, { folderToken: stick });
    const steps = renew(house.at.gate, {
      files: 'both',
      header: (content) => ({
        ...content,
        slots: content.slots.filter(({ staffCode }) => staffCode !== staffCodeOf('nurse')),
      }),
    });
    while ((await steps.next()).done !== true);
    await house.done(backups.make, { folderToken: stick });
    await other.done(backups.restore, { ...(await chosenAt(1)), ...manager });
    await other.unlockAs('manager');
    const { staff } = await other.done(staffContract.list, {});
    expect(staff.map(({ role }) => role).toSorted()).toEqual(['case-manager', 'manager']);
  });
});

describe('a restore that lost lines which the newest keys know', () => {
  const alarm = async () => (await other.done(audit.state, {})).alarm;

  async function restoreTheFirst() {
    await house.done(backups.make, { folderToken: stick });
    putResident(house, { name: 'سلمى' });
    await house.done(backups.make, { folderToken: stick });
    return other.done(backups.restore, { ...(await chosenAt(1)), ...manager });
  }

  it('raises an alarm beside its line, which stands until two people have answered', async () => {
    const { events, missingEvents, madeAt } = await restoreTheFirst();
    await other.unlockAs('nurse');
    const told = { missing: missingEvents, since: madeAt };
    const standing = await alarm();
    expect(standing).toMatchObject({ kind: 'restored', firstBad: events + 1, restored: told });
    const { sequence = 0 } = standing ?? {};
    const { audit: trail } = other.at.gate.requireOpen();
    expect(trail.event(sequence - 1)).toMatchObject({ verb: 'vault.restored', epoch: 2 });
    expect(trail.event(sequence)).toMatchObject({
      verb: 'audit.alarm',
      epoch: 2,
      facts: { kind: 'restored', firstBad: events + 1, missing: missingEvents },
    });
    await other.unlockAs('manager');
    const alone = await other.call(audit.acknowledge, { sequence, second: manager });
    expect(alone).toMatchObject({ refusal: { code: 'second-person.same' } });
    expect(await alarm()).toMatchObject({ sequence });
    const second = { staffCode: staffCodeOf('nurse'), passphrase: PASSPHRASES.nurse };
    await other.done(audit.acknowledge, { sequence, second });
    expect(await alarm()).toBeUndefined();
    await other.unlockAs('manager');
    expect(await alarm()).toBeUndefined();
  });

  it('is not hidden by an alarm that the data brought along', async () => {
    const slip = { epoch: 1, size: 9999, digits: '0'.repeat(16), words: 'zoo zoo zoo zoo zoo' };
    await house.done(audit.compareSlip, slip);
    await restoreTheFirst();
    await other.unlockAs('manager');
    const standing = await alarm();
    expect(standing).toMatchObject({ witness: { kind: 'slip' }, waiting: 1 });
    const second = { staffCode: staffCodeOf('nurse'), passphrase: PASSPHRASES.nurse };
    await other.done(audit.acknowledge, { sequence: standing?.sequence ?? 0, second });
    expect(await alarm()).toMatchObject({ kind: 'restored', waiting: 0 });
  });
});

describe('a restore is refused', () => {
  it('where a vault is, with a wrong passphrase, or with a choice that is gone', async () => {
    await house.done(backups.make, { folderToken: stick });
    const chosen = await chosenAt();
    const wrong = { ...chosen, ...manager, passphrase: 'not this one at all' };
    expect(await refusalOf(wrong)).toBe('vault.wrong-passphrase');
    expect(readdirSync(other.vaultFolder)).toEqual([]);
    const gone = { ...chosen, choice: 'x', ...manager };
    expect(await refusalOf(gone)).toBe('backups.choice-gone');
    await other.done(backups.restore, { ...chosen, ...manager });
    expect(await refusalOf({ ...chosen, ...manager })).toBe('vault.already-there');
  });

  it('when one byte of the records or of the keyring is not as it was written', async () => {
    await house.done(backups.make, { folderToken: stick });
    const chosen = await chosenAt();
    for (const file of ['data-1/records.kanaf', 'keys-1/keyring.kanaf']) {
      const path = join(stickFolder(), file);
      const bytes = readFileSync(path);
      const turned = Buffer.from(bytes);
      turned[5000] = (turned[5000] ?? 0) ^ 1;
      writeFileSync(path, turned);
      expect(await refusalOf({ ...chosen, ...manager })).toBe('backups.copy-damaged');
      expect(readdirSync(other.vaultFolder)).toEqual([]);
      writeFileSync(path, bytes);
    }
    await other.done(backups.restore, { ...chosen, ...manager });
  });

  it('where a manifest is signed by somebody else: old data cannot pose as the newest', async () => {
    putResident(house, { name: 'سلمى' });
    await house.done(backups.make, { folderToken: stick });
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const stranger = {
      publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(12),
      sign: (message: Uint8Array) => sign(null, message, privateKey),
    };
    const forge = (kind: 'data' | 'keys', madeAt: string) => {
      const path = join(stickFolder(), `${kind}-1`, 'manifest.json');
      const read = readManifest(readFileSync(path));
      if (!read.ok) throw new Error(read.refusal.code);
      const { manifest } = read.value;
      writeFileSync(path, signManifest({ ...manifest, number: 9, madeAt }, stranger));
      renameSync(join(stickFolder(), `${kind}-1`), join(stickFolder(), `${kind}-9`));
    };
    await house.done(backups.make, { folderToken: stick });
    rmSync(join(stickFolder(), 'keys-1'), { recursive: true });
    forge('data', '2026-08-31T00:00:00.000Z');
    const chosen = await chosenAt();
    expect(chosen.number).toBe(9);
    expect(await refusalOf({ ...chosen, ...manager })).toBe('backups.signed-by-other');
    expect(readdirSync(other.vaultFolder)).toEqual([]);
    // The genuine one beside it is restored.
    await other.done(backups.restore, { ...(await chosenAt(2)), ...manager });
  });

  it('without keys on the medium', async () => {
    await house.done(backups.make, { folderToken: stick });
    rmSync(join(stickFolder(), 'keys-1'), { recursive: true });
    expect(await refusalOf({ ...(await chosenAt(1)), ...manager })).toBe('backups.nothing-there');
  });
});

describe('beside a vault that does not open', () => {
  const damage = (): void => {
    house.at.lock('asked');
    for (const name of ['header-a.kanaf', 'header-b.kanaf']) {
      writeFileSync(join(house.folder, 'vault', name), 'spoiled');
    }
  };

  it('comes into a new folder; the damaged one keeps every byte', async () => {
    const her = putResident(house, { name: 'سلمى' });
    await house.done(backups.make, { folderToken: stick });
    damage();
    const before = bytesOfFolder(join(house.folder, 'vault'));
    const { choice, vaults } = await house.done(backups.look, { folderToken: stick });
    const chosen = { choice, place: vaults[0]?.place ?? '', number: 1, ...manager };
    expect(await house.call(backups.restore, chosen)).toMatchObject({
      refusal: { code: 'vault.already-there' },
    });
    const { folder } = await house.done(backups.restore, { ...chosen, beside: true });
    expect(bytesOfFolder(join(house.folder, 'vault'))).toEqual(before);
    renameSync(folder, other.vaultFolder);
    await other.unlockAs('manager');
    expect(await nameOf(other, her)).toBe('سلمى');
  });

  it('leaves no folder behind where nothing could be restored, and none beside an open vault', async () => {
    await house.done(backups.make, { folderToken: stick });
    const { choice, vaults } = await house.done(backups.look, { folderToken: stick });
    const chosen = { choice, place: vaults[0]?.place ?? '', number: 1, beside: true };
    const refused = async (passphrase: string) => {
      const answer = await house.call(backups.restore, { ...chosen, ...manager, passphrase });
      return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
    };
    expect(await refused(manager.passphrase)).toBe('vault.already-there');
    damage();
    expect(await refused('not this one at all')).toBe('vault.wrong-passphrase');
    expect(readdirSync(house.folder).toSorted()).toEqual(['vault']);
  });
});

describe('a restore that was cut short', () => {
  it('leaves a folder in which the next one begins and succeeds', async () => {
    const her = putResident(house, { name: 'سلمى' });
    await house.done(backups.make, { folderToken: stick });
    mkdirSync(join(other.vaultFolder, 'restoring'), { recursive: true });
    writeFileSync(join(other.vaultFolder, 'restoring', 'records.kanaf'), 'half');
    // Killed after the files were moved and before the header was written.
    writeFileSync(join(other.vaultFolder, 'keyring.kanaf'), 'moved');
    writeFileSync(join(other.vaultFolder, 'founding.unfinished'), '');
    expect((await other.done(vaultContract.status, {})).state).toBe('none');
    await other.done(backups.restore, { ...(await chosenAt()), ...manager });
    expect(existsSync(join(other.vaultFolder, 'restoring'))).toBe(false);
    await other.unlockAs('manager');
    expect(await nameOf(other, her)).toBe('سلمى');
  });

  it('does not write to the medium', async () => {
    await house.done(backups.make, { folderToken: stick });
    const files = readdirSync(stickFolder(), { recursive: true, encoding: 'utf8' }).toSorted();
    chmodSync(stickFolder(), 0o500);
    await other.done(backups.restore, { ...(await chosenAt()), ...manager });
    chmodSync(stickFolder(), 0o700);
    expect(readdirSync(stickFolder(), { recursive: true, encoding: 'utf8' }).toSorted()).toEqual(
      files,
    );
  });
});
