// Somebody without Kanaf, with only the vault's folder, a passphrase and docs/formats/vault.md, reads one clinical note
// and the search names.
// If this fails, the page or the vault is wrong: a shelter could not get at its records without our program.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { Handle } from '../../electron/vault/database/driver';
import { NOTE, type StrangersVault, vaultForStranger } from '../support/strangers-vault';
import {
  type Ask,
  clinicalCommitment,
  decryptPages,
  foundingOf,
  openSlot,
  readHeader,
  readNote,
  readPresentNames,
  type StrangeKeys,
} from './stranger-tools';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

/** A plain SQLite file is read by any SQLite; here the driver serves as one, without any key. */
function plainDatabase(path: string, key: Uint8Array): Ask {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-stranger-'));
  const plain = join(folder, 'plain.sqlite');
  writeFileSync(plain, decryptPages(readFileSync(path), key));
  const database = Handle.at(plain);
  closing.push(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  return (sql) => database.all(sql);
}

function databasesOf(given: StrangersVault, keys: StrangeKeys) {
  const names = readHeader(given.folder).content.files;
  return {
    records: plainDatabase(join(given.folder, names?.records ?? 'records.kanaf'), keys.database),
    keyring: plainDatabase(join(given.folder, names?.keyring ?? 'keyring.kanaf'), keys.keyring),
  };
}

it.each([
  ['a vault without a device secret', {}],
  ['a vault tied to a computer, with its device secret', { deviceSecret: true }],
  ['a vault whose files were renewed', { renewed: true }],
])('reads one clinical note and the names of %s', async (_what, wishes) => {
  const given = await vaultForStranger(wishes);
  closing.push(given.destroy);
  const keys = await openSlot(readHeader(given.folder), given.pass);
  const files = databasesOf(given, keys);
  expect(await readNote(keys, files)).toMatchObject({ note: NOTE });
  expect(await readPresentNames(keys, files)).toEqual([[given.residentId, 'سلمى']]);
  const [first] = await files.keyring('SELECT body FROM deeds WHERE number = 1');
  const founding = foundingOf(String(first?.['body']));
  expect(founding.hash).toBe(keys.founding.toString('hex'));
  expect(await clinicalCommitment(keys, files)).toBe(founding.clinical);
});

it('reads nothing with another passphrase, and no note with the keys of somebody else', async () => {
  const given = await vaultForStranger({});
  closing.push(given.destroy);
  const header = readHeader(given.folder);
  const wrong = { ...given.pass, passphrase: 'another sentence of six words' };
  await expect(openSlot(header, wrong)).rejects.toThrow(/authenticate/);
  const manager = await openSlot(header, given.manager);
  await expect(readNote(manager, databasesOf(given, manager))).rejects.toThrow('missing');
});
