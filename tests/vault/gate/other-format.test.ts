// A vault or a backup of another format: it is said which one and which Kanaf opens it, and nothing in the folder is touched.
import { generateKeyPairSync, sign } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readCommandLine } from '../../../electron/cli/command-line';
import { withVault } from '../../../electron/cli/vault-session';
import { EXIT, Voice } from '../../../electron/cli/voice';
import { readManifest, signManifest } from '../../../electron/vault/backup/manifest';
import { sha256 } from '../../../electron/vault/keys/suite';
import { VAULT_FORMAT } from '../../../electron/vault/keys/vault-format';
import { KNOWN_FORMATS } from '../../../electron/vault/upgrade/known-formats';
import { backups } from '../../../src/features/backups/contract';
import { recovery } from '../../../src/features/recovery/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { chosenFolders } from '../../support/chosen-folders';
import { otherComputer } from '../../support/empty-folder';
import { headerOfFormat } from '../../support/later-header';
import {
  foundTestVault,
  PASSPHRASES,
  staffCodeOf,
  type TestVault,
  testVaultIn,
} from '../../support/test-vault';
import { tracesOf } from '../../support/traces';

const manager = { staffCode: staffCodeOf('manager'), passphrase: PASSPHRASES.manager };
const FORMER = { own: VAULT_FORMAT, former: [{ format: 0, lastVersion: '0.0.9' }], upgrades: [] };

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ outside: chosenFolders, remembers: true });
});
afterEach(() => house.destroy());

const CASES = [
  {
    name: 'of a later version that says which one',
    words: { formatVersion: 2, opensWith: '1.4.0', wardrobe: 'new' },
    state: 'newer-format',
    told: { format: 2, own: 1, version: '1.4.0' },
    said: 'Kanaf 1.4.0 or a later version opens it.',
  },
  {
    name: 'of a later version that says nothing',
    words: { formatVersion: 9, wardrobe: 'new' },
    state: 'newer-format',
    told: { format: 9, own: 1 },
    said: 'this version reads format 1.',
  },
  {
    name: 'from before, which this program knows',
    words: { formatVersion: 0 },
    state: 'older-format',
    told: { format: 0, own: 1, version: '0.0.9' },
    said: 'The last version of Kanaf that opens it is 0.0.9.',
  },
  {
    name: 'from before, of which nothing is known',
    words: { formatVersion: -1 },
    state: 'older-format',
    told: { format: -1, own: 1 },
    said: 'cannot bring it up to date.',
  },
] as const;

describe('a vault of another format', () => {
  it.each(CASES)('$name is told at every door and left as it is', async (one) => {
    house.at.lock('asked');
    const folder = join(house.folder, 'vault');
    headerOfFormat(folder, one.words);
    const before = tracesOf(folder);
    const code = `vault.${one.state}`;
    const refused = { kind: 'refused', refusal: { code, details: one.told } };
    const door = testVaultIn(house.folder, { outside: chosenFolders, formats: FORMER });
    expect(await door.done(vaultContract.status, {})).toMatchObject({
      state: one.state,
      otherFormat: one.told,
    });
    expect(await door.call(vaultContract.unlock, manager)).toEqual(refused);
    const proof = { kind: 'code', typed: '123456' } as const;
    expect(await door.call(recovery.begin, { proof })).toEqual(refused);
    expect(await door.call(backups.salvage, manager)).toMatchObject({ refusal: { code } });
    const found = await door.call(vaultContract.setUp, { ceremony: 'none', training: false });
    expect(found).toMatchObject({ kind: 'refused' });
    expect(door.faults).toEqual([]);
    expect(tracesOf(folder)).toEqual(before);
  });

  it('is no place for the app either that made it an hour ago', async () => {
    const folder = join(house.folder, 'vault');
    house.at.lock('asked');
    headerOfFormat(folder, { formatVersion: 2 });
    const before = tracesOf(folder);
    await expect(house.actAs('manager')).rejects.toThrow(/newer-format/);
    expect(tracesOf(folder)).toEqual(before);
  });
});

it('records of a later schema are told once they opened, and neither database is touched', async () => {
  house.open().records.exec("INSERT INTO migrations VALUES (9999, 'to-come', 'x', '2030-01-01')");
  house.at.lock('asked');
  const folder = join(house.folder, 'vault');
  const databases = () => {
    const { 'records.kanaf': records, 'keyring.kanaf': keyring } = tracesOf(folder);
    return { records, keyring, names: readdirSync(folder).toSorted() };
  };
  const before = databases();
  await expect(house.actAs('manager')).rejects.toThrow(/newer-than-app/);
  expect(databases()).toEqual(before);
});

describe('the command line', () => {
  it.each(CASES.slice(0, 2))('meets a vault $name: a sentence, and no byte', async (one) => {
    house.at.lock('asked');
    const folder = join(house.folder, 'vault');
    headerOfFormat(folder, one.words);
    const secret = join(house.folder, 'passphrase');
    writeFileSync(secret, `${PASSPHRASES.manager}\n`);
    const before = tracesOf(folder);
    const line = readCommandLine([
      ...['report', '--vault', folder, '--staff', staffCodeOf('manager')],
      ...['--passphrase-fd', String(openSync(secret, 'r'))],
    ]);
    if (line === undefined) throw new Error('a line that is understood');
    const heard = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const code = await withVault({ line, voice: new Voice('en') }, () => Promise.resolve(0));
      expect(code).toBe(EXIT.refused);
      expect(heard.mock.calls.map(([words]) => String(words)).join('')).toContain(one.said);
    } finally {
      heard.mockRestore();
    }
    expect(tracesOf(folder)).toEqual(before);
  });
});

describe('a backup', () => {
  it.each(CASES.slice(0, 2))('of a vault $name is not restored', async (one) => {
    const stick = mkdtempSync(join(tmpdir(), 'kanaf-stick-'));
    await house.done(backups.make, { folderToken: stick });
    const place = join(stick, readdirSync(stick)[0] ?? '');
    headerOfFormat(join(place, 'keys-1'), one.words);
    const copy = readFileSync(join(place, 'keys-1', 'header-a.kanaf'));
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    for (const kind of ['data-1', 'keys-1']) {
      const path = join(place, kind, 'manifest.json');
      const read = readManifest(readFileSync(path));
      if (!read.ok) throw new Error(read.refusal.code);
      const header = { bytes: copy.length, sha256: sha256(copy).toString('hex') };
      const again = signManifest(
        { ...read.value.manifest, header },
        {
          publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(12),
          sign: (message: Uint8Array) => sign(null, message, privateKey),
        },
      );
      writeFileSync(path, again);
    }
    const other = otherComputer();
    mkdirSync(other.vaultFolder);
    const before = [tracesOf(stick), tracesOf(other.vaultFolder)];
    const { choice, vaults } = await other.done(backups.look, { folderToken: stick });
    const asked = { choice, place: vaults[0]?.place ?? '', number: 1, ...manager };
    expect(await other.call(backups.restore, asked)).toEqual({
      kind: 'refused',
      refusal: { code: `vault.${one.state}`, details: one.told },
    });
    expect([tracesOf(stick), tracesOf(other.vaultFolder)]).toEqual(before);
    expect(other.faults).toEqual([]);
    other.destroy();
    rmSync(stick, { recursive: true });
  });
});

it('every format before the one that is written has its last version or a way up', () => {
  const { own, former, upgrades } = KNOWN_FORMATS;
  expect(own).toBe(VAULT_FORMAT);
  const before = Array.from({ length: VAULT_FORMAT - 1 }, (_, at) => at + 1);
  const known = [...former.map(({ format }) => format), ...upgrades.map(({ from }) => from)];
  expect(known.toSorted((one, other) => one - other)).toEqual(before);
});
