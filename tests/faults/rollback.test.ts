// Somebody with access to the disk puts pages in another order, or an old page, an old file, an old folder back.
// SQLCipher notices the first; an old page or file is whole, and only the trail and who remembers it can tell.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { currentAlarm } from '../../electron/vault/audit/alarm';
import { audit } from '../../src/features/audit/contract';
import { residents } from '../../src/features/residents/contract';
import { staffContract } from '../../src/features/staff/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { putResident } from '../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { amount } from './amount';
import { decryptPages } from '../vault/stranger-tools';
import { readAll } from './read-all';
import { keysOf } from './soundness';

const PAGE = 4096;
const SWAPS = amount(60, 1500);

let house: TestVault;
let old = '';
let keys = { databaseKeyHex: '', keyringKeyHex: '' };

beforeAll(async () => {
  house = await foundTestVault({ remembers: true });
  const ids = Array.from({ length: 40 }, (_, nth) => putResident(house, { name: `سلمى ${nth}` }));
  keys = keysOf(house);
  await house.actAs('manager');
  house.at.lock('asked');
  old = mkdtempSync(join(tmpdir(), 'kanaf-old-'));
  cpSync(house.folder, old, { recursive: true });
  await house.actAs('manager');
  for (const id of ids.slice(0, 15)) {
    await house.done(residents.exit, {
      id,
      expectedVersion: 1,
      exitedOn: '2026-03-09',
      reason: 'other',
      destination: 'unknown',
    } as never);
  }
  house.at.lock('asked');
}, 120_000);
afterAll(() => {
  house.destroy();
  rmSync(old, { recursive: true, force: true });
});

const at = (folder: string, file: string): string => join(folder, 'vault', file);
const pageOf = (content: Buffer, page: number): Buffer =>
  content.subarray(page * PAGE, (page + 1) * PAGE);

it('two pages in each other’s place', { timeout: 600_000 }, () => {
  const seen = new Map<string, number>();
  for (const file of ['records.kanaf', 'keyring.kanaf']) {
    const path = at(house.folder, file);
    const whole = readFileSync(path);
    const pages = whole.length / PAGE;
    for (let nth = 0; nth < SWAPS; nth += 1) {
      const one = Math.floor(Math.random() * pages);
      const other = (one + 1 + Math.floor(Math.random() * (pages - 1))) % pages;
      const swapped = Buffer.from(whole);
      pageOf(whole, one).copy(swapped, other * PAGE);
      pageOf(whole, other).copy(swapped, one * PAGE);
      writeFileSync(path, swapped);
      const notice = readAll(join(house.folder, 'vault'), keys);
      expect(['refused', 'noticed at reading']).toContain(notice);
      expect(readFileSync(path).equals(swapped)).toBe(true);
      seen.set(notice, (seen.get(notice) ?? 0) + 1);
    }
    writeFileSync(path, whole);
  }
  console.log(
    `pages swapped: ${2 * SWAPS} times, ${seen.get('refused') ?? 0} refused at opening, ${seen.get('noticed at reading') ?? 0} noticed at reading; no byte was changed, nothing deleted.`,
  );
});

/** How the vault, opened by its manager, shows that something went back. */
async function shownBy(): Promise<string> {
  const unlocked = await house.call(vaultContract.unlock, {
    staffCode: staffCodeOf('manager'),
    passphrase: PASSPHRASES.manager,
  });
  if (unlocked.kind !== 'done') {
    return unlocked.kind === 'refused' ? unlocked.refusal.code : unlocked.kind;
  }
  try {
    const before = currentAlarm(house.open().records);
    const door = before === undefined ? '' : `alarm ${before.kind} at the door`;
    // A whole old trail and an old header fit themselves: only who remembers them can tell.
    if (before?.kind === 'smaller' || before?.kind === 'header') return door;
    const checked = await house.done(audit.check, { asked: true });
    if (checked.found === null) throw new Error('a manager hears what was found');
    const { trail, rows, files } = checked.found;
    if (checked.sound) return 'unnoticed';
    expect(currentAlarm(house.open().records)).toBeDefined();
    if (door !== '') return `${door}, and the check`;
    if (!trail.sound) return 'the check: trail';
    if (!rows.isReadable || rows.bad > 0) return 'the check: rows';
    return files.records ? 'the check: keyring' : 'the check: file';
  } finally {
    house.at.gate.lock();
  }
}

const INDEX_LEAF = 0x0a;
const FIRST_CELL = 8;

/** The entries of an index page, whatever their order on it; of any other page its bytes. */
function entriesOf(plain: Buffer): string {
  if (plain[0] !== INDEX_LEAF) return plain.toString('hex');
  const cells = Array.from({ length: plain.readUInt16BE(3) }, (_, nth) => {
    const at = plain.readUInt16BE(FIRST_CELL + 2 * nth);
    // Entries of an index are short here: one byte says their length.
    return plain.toString('hex', at, at + 1 + (plain[at] ?? 0));
  });
  return cells.sort().join();
}

it('each old page of the records put back', { timeout: 1_200_000 }, async () => {
  const today = mkdtempSync(join(tmpdir(), 'kanaf-today-'));
  cpSync(house.folder, today, { recursive: true });
  const before = readFileSync(at(old, 'records.kanaf'));
  const now = readFileSync(at(today, 'records.kanaf'));
  const key = Buffer.from(keys.databaseKeyHex, 'hex');
  const [plainBefore, plainNow] = [decryptPages(before, key), decryptPages(now, key)];
  const seen = new Map<string, number>();
  let pages = 0;
  let same = 0;
  for (let page = 0; page < Math.min(before.length, now.length) / PAGE; page += 1) {
    if (pageOf(before, page).equals(pageOf(now, page))) continue;
    // Written anew with the very same entries: nothing would go back.
    if (entriesOf(pageOf(plainBefore, page)) === entriesOf(pageOf(plainNow, page))) {
      same += 1;
      continue;
    }
    rmSync(join(house.folder, 'vault'), { recursive: true });
    cpSync(today, house.folder, { recursive: true });
    const content = Buffer.from(now);
    pageOf(before, page).copy(content, page * PAGE);
    writeFileSync(at(house.folder, 'records.kanaf'), content);
    const shown = await shownBy();
    // Neither unseen nor a bare reference number.
    expect({ page, shown }).not.toMatchObject({
      shown: expect.stringMatching(/^(unnoticed|fault|invalid)$/) as string,
    });
    seen.set(shown, (seen.get(shown) ?? 0) + 1);
    pages += 1;
  }
  rmSync(join(house.folder, 'vault'), { recursive: true });
  cpSync(today, house.folder, { recursive: true });
  rmSync(today, { recursive: true });
  expect(pages).toBeGreaterThan(3);
  console.log(
    `old pages put back one by one: ${pages}, and ${same} left out that hold the very same entries; ${[...seen].map(([how, times]) => `${times} ${how}`).join(', ')}; none went unnoticed.`,
  );
});

it.each([
  ['the records file', ['records.kanaf']],
  ['the whole folder', ['records.kanaf', 'keyring.kanaf', 'header-a.kanaf', 'header-b.kanaf']],
] as const)('%s of yesterday put back', { timeout: 120_000 }, async (what, files) => {
  const today = mkdtempSync(join(tmpdir(), 'kanaf-today-'));
  cpSync(house.folder, today, { recursive: true });
  for (const file of files) cpSync(at(old, file), at(house.folder, file));
  const shown = await shownBy();
  // With what this computer remembers: that somebody was in the old one is a finding in today's as well.
  for (const part of ['vault', 'profile']) rmSync(join(house.folder, part), { recursive: true });
  cpSync(today, house.folder, { recursive: true });
  rmSync(today, { recursive: true });
  expect(shown).toBe('alarm smaller at the door');
  console.log(`${what} of yesterday put back: an alarm stands (${shown}); nothing was deleted.`);
});

it.each([
  ['both copies', []],
  ['one copy, the other spoiled', ['header-a.kanaf']],
] as const)(
  'the header of before a new passphrase put back: %s',
  { timeout: 120_000 },
  async (what, spoiled) => {
    const today = mkdtempSync(join(tmpdir(), 'kanaf-today-'));
    cpSync(house.folder, today, { recursive: true });
    await house.actAs('manager');
    await house.done(staffContract.changePassphrase, {
      current: PASSPHRASES.manager,
      passphrase: 'seven herons over the salt marsh',
    });
    house.at.lock('asked');
    for (const file of ['header-a.kanaf', 'header-b.kanaf'])
      cpSync(at(today, file), at(house.folder, file));
    for (const file of spoiled) writeFileSync(at(house.folder, file), 'spoiled');
    const shown = await shownBy();
    for (const part of ['vault', 'profile']) rmSync(join(house.folder, part), { recursive: true });
    cpSync(today, house.folder, { recursive: true });
    rmSync(today, { recursive: true });
    expect(shown).toBe('alarm header at the door');
    console.log(`an old header put back, ${what}: an alarm stands (${shown}); work goes on.`);
  },
);
