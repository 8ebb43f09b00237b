// One damaged page in a vault: every row that lies elsewhere comes into a new folder, and the damaged vault is not touched.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Handle, isDamage } from '../../../electron/vault/database/driver';
import { type SalvagedTable, salvageRows } from '../../../electron/vault/workshop/salvage-rows';
import { createVault } from '../../../electron/vault/process/vault-at';
import { nowhere } from '../../../electron/vault/platform/process-environment';
import { backups } from '../../../src/features/backups/contract';
import { residents } from '../../../src/features/residents/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import { bytesOfFolder } from '../../contract/vault-dump';
import { putResident } from '../../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const PAGE = 4096;
const manager = { staffCode: staffCodeOf('manager'), passphrase: PASSPHRASES.manager };

let house: TestVault | undefined;
afterEach(() => house?.destroy());

/** A file with 2,000 numbered rows and an index by word, and one with the same rows and no index. */
function twoThousand(path: string, keyHex: string): void {
  const handle = openAt(path, keyHex);
  handle.exec('CREATE TABLE known (id TEXT PRIMARY KEY, filler BLOB NOT NULL) STRICT');
  handle.exec('CREATE TABLE dense (number INTEGER PRIMARY KEY, filler BLOB NOT NULL) STRICT');
  handle.begin();
  for (let number = 1; number <= 1000; number += 1) {
    const filler = new Uint8Array(700).fill(number % 251);
    handle.run('INSERT INTO known (id, filler) VALUES ($id, $filler)', {
      id: `r${number}`,
      filler,
    });
    handle.run('INSERT INTO dense (number, filler) VALUES ($number, $filler)', { number, filler });
  }
  handle.commit();
  handle.close();
}

function openAt(path: string, keyHex: string): Handle {
  const handle = Handle.at(path);
  handle.pragma(`key = "x'${keyHex}'"`);
  return handle;
}

function flipAt(path: string, page: number): void {
  const bytes = readFileSync(path);
  const at = (page - 1) * PAGE + 1000;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

function leavesOf(path: string, keyHex: string): number {
  const handle = openAt(path, keyHex);
  const pages = Number(handle.pragma('page_count'));
  handle.close();
  return pages;
}

describe('salvage of a file', () => {
  it('gets every row back but those on the one damaged page, and says how many', async () => {
    house = await foundTestVault();
    const keyHex = 'ab'.repeat(32);
    const path = join(house.folder, 'fixture.kanaf');
    twoThousand(path, keyHex);
    const whole = readFileSync(path);
    const pages = leavesOf(path, keyHex);
    expect(pages).toBeGreaterThan(400);
    const seen: string[] = [];
    for (const page of [40, 170, 300, pages - 30]) {
      writeFileSync(path, whole);
      flipAt(path, page);
      const toPath = join(house.folder, `salvaged-${page}.kanaf`);
      const salvaged = salvageRows({ path, keyHex, toPath });
      if (salvaged === undefined) throw new Error('nothing was readable');
      const read = salvaged.reduce((sum, one) => sum + one.read, 0);
      expect(read).toBeGreaterThanOrEqual(1990);
      expect(read).toBeLessThanOrEqual(2000);
      const target = openAt(toPath, keyHex);
      expect(target.countRows('known') + target.countRows('dense')).toBe(read);
      expect(target.pragma('quick_check')).toBe('ok');
      target.close();
      expect(sound(salvaged.find(({ table }) => table === 'known'))).toBe(true);
      seen.push(JSON.stringify(salvaged.map(({ lost }) => lost)));
    }
    expect(seen.some((losses) => losses !== '[0,0]')).toBe(true);
  });

  it('says nothing at all can be read where the first page is damaged', async () => {
    house = await foundTestVault();
    const keyHex = 'ab'.repeat(32);
    const path = join(house.folder, 'fixture.kanaf');
    twoThousand(path, keyHex);
    flipAt(path, 1);
    const toPath = join(house.folder, 'salvaged.kanaf');
    expect(salvageRows({ path, keyHex, toPath })).toBeUndefined();
  });
});

/** What an index knows of is either read or counted as lost. */
function sound(table: SalvagedTable | undefined): boolean {
  return table?.lost !== null && table !== undefined && table.read + table.lost === 1000;
}

/** The page that holds the rows of one table whose loss keeps the vault from opening whole. */
function damageALeaf(path: string, keyHex: string, table: string): void {
  const whole = readFileSync(path);
  const pages = Math.floor(statSync(path).size / PAGE);
  for (let page = pages; page > 1; page -= 1) {
    flipAt(path, page);
    if (!readsWhole(path, keyHex, table)) return;
    writeFileSync(path, whole);
  }
  throw new Error('no page of this table was found');
}

function readsWhole(path: string, keyHex: string, table: string): boolean {
  const handle = openAt(path, keyHex);
  try {
    handle.all(['SELECT * FROM', table].join(' '));
    return true;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  } finally {
    handle.close();
  }
}

describe('salvage of a vault', () => {
  it('opens in a new folder with all that was readable; the damaged one is as it was', async () => {
    house = await foundTestVault({ roles: ['case-manager'] });
    const names = new Map<string, string>();
    for (let nth = 0; nth < 30; nth += 1) {
      const name = `سلمى ${nth}`;
      names.set(putResident(house, { name }), name);
    }
    const keyHex = house.open().keys.databaseKeyHex;
    house.at.lock('asked');
    const folder = join(house.folder, 'vault');
    damageALeaf(join(folder, 'records.kanaf'), keyHex, 'sealed_parts');
    const { 'attempts.json': _, ...before } = bytesOfFolder(folder);
    const told = await house.done(backups.salvage, manager);
    const { 'attempts.json': __, ...after } = bytesOfFolder(folder);
    expect(after).toEqual(before);
    expect(told.lost).toBeGreaterThan(0);
    expect(told.lost).toBeLessThan(30);
    expect(dirname(told.folder)).toBe(house.folder);
    expect(readdirSync(told.folder).toSorted()).toEqual([
      'header-a.kanaf',
      'header-b.kanaf',
      'keyring.kanaf',
      'records.kanaf',
    ]);
    const lostParts = told.tables.find(({ table }) => table === 'sealed_parts');
    expect(lostParts?.lost).toBe(told.lost);
    const at = createVault({ folder: told.folder, logFolder: house.folder, outside: nowhere });
    const call = async (operation: string, input: unknown) => {
      const sessionId = at.gate.open?.session.id;
      return at.host.answer({
        kind: 'call',
        callId: '1',
        operation,
        input,
        ...(sessionId === undefined ? {} : { sessionId }),
      });
    };
    const opened = await call(vaultContract.unlock.name, manager);
    expect(opened.kind).toBe('done');
    let readable = 0;
    for (const [id, name] of names) {
      const answer = await call(residents.open.name, { id });
      if (JSON.stringify(answer).includes(name)) readable += 1;
      // Lost is never told as never asked.
      expect(JSON.stringify(answer)).not.toContain('"state":"none"');
    }
    expect(readable).toBeGreaterThanOrEqual(30 - told.lost);
    const newest = at.gate.requireOpen().audit.newest(Number.MAX_SAFE_INTEGER, 200);
    expect(newest.some(({ verb }) => verb === 'vault.salvaged')).toBe(true);
    at.gate.lock();
  });

  it('is refused without the right passphrase, and while the vault is open', async () => {
    house = await foundTestVault();
    const refusal = async (passphrase: string) => {
      const answer = await house?.call(backups.salvage, { ...manager, passphrase });
      return answer?.kind === 'refused' ? answer.refusal.code : answer?.kind;
    };
    expect(await refusal(manager.passphrase)).toBe('backups.vault-open');
    house.at.lock('asked');
    expect(await refusal('not this one at all')).toBe('vault.wrong-passphrase');
    expect(readdirSync(house.folder).toSorted()).toEqual(['vault']);
  });

  it('leaves no new folder where nothing could be read', async () => {
    house = await foundTestVault();
    house.at.lock('asked');
    const path = join(house.folder, 'vault', 'records.kanaf');
    flipAt(path, 1);
    const answer = await house.call(backups.salvage, manager);
    expect(answer).toMatchObject({ refusal: { code: 'backups.nothing-readable' } });
    expect(readdirSync(house.folder).toSorted()).toEqual(['vault']);
    rmSync(path);
  });
});
