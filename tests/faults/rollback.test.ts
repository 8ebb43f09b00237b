// Somebody with access to the disk puts pages in another order, or an old page, an old file, an old folder back.
// SQLCipher notices the first; an old page or file is whole, and only the trail and who remembers it can tell.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAlarm } from '../../electron/vault/audit/alarm';
import { sweep } from '../../electron/vault/audit/sweep';
import type { Handle } from '../../electron/vault/database/driver';
import { residents } from '../../src/features/residents/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { tablesOf } from '../contract/vault-dump';
import { putResident } from '../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { amount } from './bundle';
import { readAll } from './read-all';
import { keysOf } from './soundness';

const PAGE = 4096;
const SWAPS = amount(60, 1500);
/** Kept by the trail and the session itself; they differ after every look at a vault. */
const OF_THE_TRAIL = /^(audit_|migrations|sign_ins)/;

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

/** How the vault, opened by its manager, shows that something went back; `harmless` where every row is as it should be. */
async function shownBy(expected: string): Promise<string> {
  const answer = await house.call(vaultContract.unlock, {
    staffCode: staffCodeOf('manager'),
    passphrase: PASSPHRASES.manager,
  });
  if (answer.kind !== 'done') return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
  try {
    const { records, recorder } = house.open();
    const alarm = openAlarm(records);
    if (alarm !== undefined) return `alarm ${alarm.kind}`;
    const steps = sweep(records, recorder.everyRow());
    for (;;) {
      const step = steps.next();
      if (step.done !== true) continue;
      if (step.value.bad > 0) return 'row hashes';
      break;
    }
    if (records.pragma('integrity_check') !== 'ok') return 'integrity check';
    return dumpOf(records) === expected ? 'harmless' : 'unnoticed';
  } catch {
    return 'noticed at reading';
  } finally {
    house.at.gate.lock();
  }
}

function dumpOf(records: Handle): string {
  const tables = tablesOf(records).filter((table) => !OF_THE_TRAIL.test(table));
  return JSON.stringify(
    tables.map((table) =>
      records
        .all(`SELECT * FROM "${table}"`)
        .map((row) =>
          Object.values(row).map((value) =>
            value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value),
          ),
        ),
    ),
  );
}

it('each old page of the records put back', { timeout: 1_200_000 }, async () => {
  const today = mkdtempSync(join(tmpdir(), 'kanaf-today-'));
  cpSync(house.folder, today, { recursive: true });
  const before = readFileSync(at(old, 'records.kanaf'));
  const now = readFileSync(at(today, 'records.kanaf'));
  await house.actAs('manager');
  const expected = dumpOf(house.open().records);
  house.at.gate.lock();
  const seen = new Map<string, number>();
  let pages = 0;
  for (let page = 0; page < Math.min(before.length, now.length) / PAGE; page += 1) {
    if (pageOf(before, page).equals(pageOf(now, page))) continue;
    rmSync(join(house.folder, 'vault'), { recursive: true });
    cpSync(today, house.folder, { recursive: true });
    const content = Buffer.from(now);
    pageOf(before, page).copy(content, page * PAGE);
    writeFileSync(at(house.folder, 'records.kanaf'), content);
    const shown = await shownBy(expected);
    // Neither unseen nor a bare reference number.
    expect({ page, shown }).not.toMatchObject({
      shown: expect.stringMatching(/^(unnoticed|fault)$/) as string,
    });
    seen.set(shown, (seen.get(shown) ?? 0) + 1);
    pages += 1;
  }
  rmSync(join(house.folder, 'vault'), { recursive: true });
  cpSync(today, house.folder, { recursive: true });
  rmSync(today, { recursive: true });
  expect(pages).toBeGreaterThan(3);
  console.log(
    `old pages put back one by one: ${pages}; ${[...seen].map(([how, times]) => `${times} ${how}`).join(', ')}; none went unnoticed.`,
  );
});

it.each([
  ['the records file', ['records.kanaf']],
  ['the whole folder', ['records.kanaf', 'keyring.kanaf', 'header-a.kanaf', 'header-b.kanaf']],
] as const)('%s of yesterday put back', { timeout: 120_000 }, async (what, files) => {
  const kept = files.map((file) => readFileSync(at(house.folder, file)));
  for (const file of files) cpSync(at(old, file), at(house.folder, file));
  const shown = await shownBy('');
  for (const [nth, file] of files.entries())
    writeFileSync(at(house.folder, file), kept[nth] ?? Buffer.alloc(0));
  expect(shown).toBe('alarm smaller');
  console.log(`${what} of yesterday put back: an alarm stands (${shown}); nothing was deleted.`);
});
