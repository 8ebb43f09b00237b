// A renewal on a real vault: other keys, other files, the same content; cut short, nothing has changed.
import { copyFileSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../electron/vault/database/open';
import { formerKeys } from '../../../electron/vault/keyring/former-keys';
import { presentStaff } from '../../../electron/vault/house-facts/staff-known';
import { renew, type RenewalRequest } from '../../../electron/vault/renewal/renewal';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { staffContract } from '../../../src/features/staff/contract';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault | undefined;
afterEach(() => house?.destroy());

function theHouse(): TestVault {
  if (house === undefined) throw new Error('no house');
  return house;
}
const vaultFolder = (): string => join(theHouse().folder, 'vault');
const databases = (): readonly string[] =>
  readdirSync(vaultFolder())
    .filter((name) => /^(records|keyring).*\.kanaf(\.from)?$/.test(name))
    .sort();
const keyHexes = () => {
  const { keyringKeyHex, databaseKeyHex } = theHouse().open().keys;
  return { keyringKeyHex, databaseKeyHex };
};

/** Runs a renewal, or ends it as a cancel does when it reaches a step. */
async function renewed(order: RenewalRequest, stopAt?: string): Promise<'done' | 'stopped'> {
  const steps = renew(theHouse().at.gate, order);
  for (;;) {
    const step = await steps.next();
    if (step.done === true) {
      if (!step.value.ok) throw new Error(step.value.refusal.code);
      return 'done';
    }
    if (step.value.step !== stopAt) continue;
    await steps.return({ ok: false, refusal: { code: 'vault.busy' } });
    return 'stopped';
  }
}

function opensWith(name: string, keyHex: string): boolean {
  const opened = openDatabase({ path: join(vaultFolder(), name), keyHex, file: 'existing' });
  if (opened.ok) opened.value.close();
  return opened.ok;
}

async function nameOnFile(residentId: ReturnType<typeof putResident>): Promise<unknown> {
  const { presence } = await theHouse().done(residents.open, { id: residentId });
  return presence.state === 'open' ? presence.value.preferredName : presence.state;
}

describe('a renewal of both files', () => {
  it('keeps session, content and trail, and gives both files other keys and names', async () => {
    house = await foundTestVault({ roles: ['case-manager'] });
    const her = putResident(house, { name: 'ليلى' });
    const before = keyHexes();
    const session = house.sessionId();
    expect(await renewed({ files: 'both' })).toBe('done');
    expect(house.sessionId()).toBe(session);
    expect(databases()).toHaveLength(2);
    expect(databases()).not.toContain('records.kanaf');
    expect(await nameOnFile(her)).toBe('ليلى');
    expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
    expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
    expect(formerKeys(house.open().keyring).map((key) => Buffer.from(key).toString('hex'))).toEqual(
      [before.databaseKeyHex],
    );
    const [keyring = '', records = ''] = databases();
    house.at.lock('asked');
    expect(opensWith(keyring, before.keyringKeyHex)).toBe(false);
    expect(opensWith(records, before.databaseKeyHex)).toBe(false);
    await house.actAs('case-manager');
    expect(await nameOnFile(her)).toBe('ليلى');
  });

  it('carries changes of the new files and of the header, all together', async () => {
    house = await foundTestVault({ roles: ['nurse'] });
    const nurse = presentStaff(house.open().records).find(({ role }) => role === 'nurse');
    await renewed({
      files: 'both',
      change: ({ records }) => {
        records.run('UPDATE staff SET left_at = $at WHERE id = $id', {
          at: '2026-02-01T09:00:00.000Z',
          id: nurse?.id ?? '',
        });
        return [];
      },
      header: (content) => ({
        ...content,
        slots: content.slots.filter(({ staffId }) => staffId !== nurse?.id),
      }),
    });
    const { staff } = await house.done(staffContract.list, {});
    expect(staff.map(({ role }) => role)).toEqual(['manager']);
    await expect(house.actAs('nurse')).rejects.toThrow(/wrong-passphrase/);
    await house.actAs('manager');
  });

  it.each(['renew-copy', 'renew-encrypt', 'renew-check', 'renew-switch'])(
    'stopped at %s leaves the vault as it was',
    async (step) => {
      house = await foundTestVault();
      const her = putResident(house, { name: 'ليلى' });
      const before = keyHexes();
      expect(await renewed({ files: 'both' }, step)).toBe('stopped');
      expect(databases()).toEqual(['keyring.kanaf', 'records.kanaf']);
      expect(keyHexes()).toEqual(before);
      expect(await nameOnFile(her)).toBe('ليلى');
      await house.actAs('manager');
      expect(await nameOnFile(her)).toBe('ليلى');
    },
  );
});

describe('a renewal of the keyring alone', () => {
  it('leaves records as they are; the old keyring does not serve any more', async () => {
    house = await foundTestVault();
    const her = putResident(house, { name: 'ليلى' });
    const before = keyHexes();
    await renewed({ files: 'keyring' });
    expect(keyHexes().databaseKeyHex).toBe(before.databaseKeyHex);
    expect(keyHexes().keyringKeyHex).not.toBe(before.keyringKeyHex);
    expect(databases()).toContain('records.kanaf');
    await house.actAs('manager');
    expect(await nameOnFile(her)).toBe('ليلى');
  });
});

describe('what a crash leaves in the folder', () => {
  it('is taken away at the next unlock once the true files have opened', async () => {
    house = await foundTestVault();
    for (const name of ['records-00000000.kanaf', 'keyring-00000000.kanaf.from', 'notes.txt']) {
      copyFileSync(join(vaultFolder(), 'header-a.kanaf'), join(vaultFolder(), name));
    }
    await house.actAs('manager');
    expect(databases()).toEqual(['keyring.kanaf', 'records.kanaf']);
    expect(readdirSync(vaultFolder())).toContain('notes.txt');
  });

  it('stays where it is while the true files do not open', async () => {
    house = await foundTestVault();
    house.at.lock('asked');
    copyFileSync(
      join(vaultFolder(), 'records.kanaf'),
      join(vaultFolder(), 'records-00000000.kanaf'),
    );
    rmSync(join(vaultFolder(), 'records.kanaf'));
    await expect(house.actAs('manager')).rejects.toThrow(/database.missing/);
    expect(databases()).toContain('records-00000000.kanaf');
  });
});

describe('a disk that fails while the header is written', () => {
  it('after its first copy: the new files are the vault and stay', async () => {
    house = await foundTestVault();
    const residentId = putResident(house, { name: 'سلمى' });
    mkdirSync(join(vaultFolder(), 'header-b.kanaf.new'));
    expect(await renewed({ files: 'both' })).toBe('done');
    rmdirSync(join(vaultFolder(), 'header-b.kanaf.new'));
    await house.actAs('manager');
    expect(await nameOnFile(residentId)).toBe('سلمى');
  });

  it('before its first copy: the old files are the vault and the new ones go', async () => {
    house = await foundTestVault();
    const residentId = putResident(house, { name: 'سلمى' });
    const before = databases();
    mkdirSync(join(vaultFolder(), 'header-a.kanaf.new'));
    await expect(renewed({ files: 'both' })).rejects.toThrow();
    expect(databases()).toEqual(before);
    rmdirSync(join(vaultFolder(), 'header-a.kanaf.new'));
    await house.actAs('manager');
    expect(await nameOnFile(residentId)).toBe('سلمى');
  });
});

describe('while a renewal runs', () => {
  it('other calls wait for its end and are answered by the new vault', async () => {
    house = await foundTestVault();
    const steps = renew(house.at.gate, { files: 'keyring' });
    await steps.next();
    let isAnswered = false;
    const waiting = house.done(residents.list, { filter: 'all' }).then(() => {
      isAnswered = true;
    });
    for (let step = await steps.next(); step.done !== true; step = await steps.next()) {
      expect(isAnswered).toBe(false);
    }
    await waiting;
    expect(isAnswered).toBe(true);
  });
});
