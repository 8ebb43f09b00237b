// The same stranger with another SQLCipher: @journeyapps/sqlcipher, compiled outside the checkout by `npm run test:interop`.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { NOTE, vaultForStranger } from '../support/strangers-vault';
import { type Ask, openSlot, readHeader, readNote, type StrangeRow } from '../vault/stranger-tools';

interface OtherDatabase {
  all(sql: string, done: (error: Error | null, rows: StrangeRow[]) => void): void;
  close(done: (error: Error | null) => void): void;
}
interface OtherDriver {
  readonly OPEN_READWRITE: number;
  readonly Database: new (
    path: string,
    mode: number,
    opened: (error: Error | null) => void,
  ) => OtherDatabase;
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function otherDriver(): OtherDriver {
  const folder = process.env['KANAF_INTEROP'] ?? '';
  return createRequire(join(folder, 'package.json'))('@journeyapps/sqlcipher') as OtherDriver;
}

async function openOther(path: string, key: Uint8Array): Promise<Ask> {
  const driver = otherDriver();
  const database = await new Promise<OtherDatabase>((resolve, reject) => {
    const made: OtherDatabase = new driver.Database(path, driver.OPEN_READWRITE, (error) => {
      if (error === null) resolve(made);
      else reject(error);
    });
  });
  const ask = (sql: string): Promise<readonly StrangeRow[]> =>
    new Promise((resolve, reject) => {
      database.all(sql, (error, rows) => {
        if (error === null) resolve(rows);
        else reject(error);
      });
    });
  closing.push(() => new Promise((resolve) => database.close(resolve)));
  await ask(`PRAGMA key = "x'${Buffer.from(key).toString('hex')}'"`);
  return ask;
}

it('opens header, keyring, records and one sealed note with another SQLCipher', async () => {
  const given = await vaultForStranger({});
  closing.push(given.destroy);
  const keys = await openSlot(readHeader(given.folder), given.pass);
  const records = await openOther(join(given.folder, 'records.kanaf'), keys.database);
  const keyring = await openOther(join(given.folder, 'keyring.kanaf'), keys.keyring);
  const [version] = await records('PRAGMA cipher_version');
  expect(await records('PRAGMA cipher_integrity_check')).toEqual([]);
  expect(await readNote(keys, { records, keyring })).toMatchObject({ note: NOTE });
  console.log(
    `another SQLCipher (${JSON.stringify(version)}) opened both files and the note; its page check found nothing.`,
  );
});

it('opens neither file with the key of the other', async () => {
  const given = await vaultForStranger({});
  closing.push(given.destroy);
  const keys = await openSlot(readHeader(given.folder), given.pass);
  const records = await openOther(join(given.folder, 'records.kanaf'), keys.keyring);
  await expect(records('SELECT count(*) FROM sqlite_master')).rejects.toThrow(/NOTADB|encrypted/);
});
