// A stick that somebody prepared: whatever its names lead to, a backup writes over nothing but its own old keys.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepErasureCount } from '../../../electron/vault/keyring/erasures-so-far';
import { backups } from '../../../src/features/backups/contract';
import { chosenFolders } from '../../support/chosen-folders';
import { foundTestVault, type TestVault } from '../../support/test-vault';

const WINDOWS = process.platform === 'win32';
const FOLDER_LINK = WINDOWS ? 'junction' : 'dir';
const PLAN = 'the plan of the house';

let house: TestVault;
let stick = '';
let there = '';
let plan = '';
beforeEach(async () => {
  house = await foundTestVault({ outside: chosenFolders });
  stick = join(house.folder, 'stick');
  there = join(stick, `kanaf-${house.open().vaultId.slice(0, 8)}`);
  mkdirSync(there, { recursive: true });
  plan = join(house.folder, 'plan.txt');
  writeFileSync(plan, PLAN);
});
afterEach(() => house.destroy());

const make = () => house.call(backups.make, { folderToken: stick });

/** Every key folder on the stick is older than an erasure: the next backup takes them all. */
function erasedSince(): void {
  house.open().writing(() => keepErasureCount(house.open().records, 1));
}

it('a folder of keys that leads into the vault is none: the vault keeps every byte and opens', async () => {
  symlinkSync(join(house.folder, 'vault'), join(there, 'keys-1'), FOLDER_LINK);
  mkdirSync(join(there, 'keys-2'));
  erasedSince();
  expect(await make()).toMatchObject({ kind: 'done', value: { number: 3, removedKeys: 1 } });
  expect(readFileSync(join(house.folder, 'vault', 'header-a.kanaf')).some((byte) => byte > 0)).toBe(
    true,
  );
  await house.actAs('manager');
});

it('a file of keys that is also named elsewhere, or only leads there, loses its name and no content', async () => {
  const keys = join(there, 'keys-1');
  mkdirSync(keys);
  linkSync(plan, join(keys, 'keyring.kanaf'));
  if (!WINDOWS) symlinkSync(plan, join(keys, 'header-a.kanaf'));
  mkdirSync(join(keys, 'a folder'));
  erasedSince();
  expect(await make()).toMatchObject({ kind: 'done', value: { removedKeys: 1 } });
  expect(readFileSync(plan, 'utf8')).toBe(PLAN);
});

it.runIf(!WINDOWS)('old keys of its own are written over before they go', async () => {
  await make();
  const file = openSync(join(there, 'keys-1', 'keyring.kanaf'), 'r');
  erasedSince();
  expect(await make()).toMatchObject({ kind: 'done', value: { removedKeys: 1 } });
  const left = readFileSync(file);
  closeSync(file);
  expect(left.length).toBeGreaterThan(0);
  expect(left.every((byte) => byte === 0)).toBe(true);
});

it('a vault’s own folder on the stick that leads elsewhere takes no backup', async () => {
  const elsewhere = join(house.folder, 'elsewhere');
  mkdirSync(elsewhere);
  const other = join(house.folder, 'other stick');
  mkdirSync(other);
  symlinkSync(elsewhere, join(other, there.slice(stick.length + 1)), FOLDER_LINK);
  const answer = await house.call(backups.make, { folderToken: other });
  expect(answer).toMatchObject({ refusal: { code: 'backups.medium-failed' } });
  expect(readdirSync(elsewhere)).toEqual([]);
});

it('a number no name can follow is refused, and no backup is called made that would never be found', async () => {
  mkdirSync(join(there, 'data-999999999'));
  expect(await make()).toMatchObject({ refusal: { code: 'backups.medium-failed' } });
});

it.runIf(!WINDOWS)('a pipe in the place of a manifest makes nobody wait', async () => {
  mkdirSync(join(there, 'data-1'));
  mkdirSync(join(there, 'keys-1'));
  for (const name of ['medium.json', 'data-1/manifest.json', 'keys-1/manifest.json'])
    execFileSync('mkfifo', [join(there, name)]);
  expect(await make()).toMatchObject({ refusal: { code: 'backups.medium-failed' } });
});
