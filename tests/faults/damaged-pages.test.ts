// One bit is wrong on the disk, in any page of either file: it is noticed, nothing is deleted, no byte is changed.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foundTestVault, type TestVault } from '../support/test-vault';
import { putResident } from '../support/resident-in-vault';
import { readAll } from './read-all';
import { keysOf } from './soundness';

const PAGE = 4096;
/** Together several hundred pages. */
const RESIDENTS = 220;
const FILES = ['records.kanaf', 'keyring.kanaf'] as const;

let house: TestVault;
let scratch = '';
let keys = { databaseKeyHex: '', keyringKeyHex: '' };

beforeAll(async () => {
  house = await foundTestVault();
  for (let nth = 0; nth < RESIDENTS; nth += 1) putResident(house, { name: `سلمى ${nth}` });
  keys = keysOf(house);
  house.at.lock('asked');
  scratch = mkdtempSync(join(tmpdir(), 'kanaf-page-'));
  cpSync(join(house.folder, 'vault'), scratch, { recursive: true });
}, 60_000);
afterAll(() => {
  house.destroy();
  rmSync(scratch, { recursive: true, force: true });
});

it('opens whole when nothing is damaged', () => {
  expect(readAll(scratch, keys)).toBe('unnoticed');
});

it.each(FILES)('one wrong bit in each page of %s', { timeout: 300_000 }, (file) => {
  const path = join(scratch, file);
  const whole = readFileSync(path);
  const others = FILES.filter((one) => one !== file).map((one) => join(scratch, one));
  const pages = Math.floor(whole.length / PAGE);
  const shown: Record<string, number> = {};
  for (let page = 0; page < pages; page += 1) {
    const damaged = Buffer.from(whole);
    const at = page * PAGE + Math.floor(Math.random() * PAGE);
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(Math.random() * 8));
    writeFileSync(path, damaged);
    const before = others.map((one) => readFileSync(one));
    const notice = readAll(scratch, keys);
    shown[notice] = (shown[notice] ?? 0) + 1;
    expect({ page, notice }).toEqual({
      page,
      notice: expect.stringMatching(/^(refused|noticed at reading)$/) as string,
    });
    expect(readFileSync(path).equals(damaged)).toBe(true);
    expect(
      others.map((one, nth) => readFileSync(one).equals(before[nth] ?? (one as never))),
    ).toEqual([true]);
  }
  writeFileSync(path, whole);
  expect(readAll(scratch, keys)).toBe('unnoticed');
  console.log(
    `damaged pages of ${file}: ${pages} pages, ${shown['refused'] ?? 0} refused at opening, ${shown['noticed at reading'] ?? 0} at reading; no byte changed, nothing deleted.`,
  );
});
