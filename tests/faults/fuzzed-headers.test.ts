// Whatever stands in the two header files: a typed answer, never a crash, and nothing is written.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readHeader } from '../../electron/vault/keys/header-file';
import { unlockVault } from '../../electron/vault/unlock/unlocking';
import { bytesOfFolder } from '../contract/vault-dump';
import { foundTestVault, PASSPHRASES, type TestVault } from '../support/test-vault';
import { amount } from './amount';
import { spoiledCopies } from './spoiled';

const RUNS = amount(2000, 50_000);
const NAMES = ['header-a.kanaf', 'header-b.kanaf'] as const;
const TYPED = [
  'vault.header-damaged',
  'vault.header-missing',
  'vault.newer-format',
  'vault.older-format',
];

let house: TestVault;
let scratch = '';
let whole = Buffer.alloc(0);

beforeAll(async () => {
  house = await foundTestVault();
  house.at.lock('asked');
  scratch = mkdtempSync(join(tmpdir(), 'kanaf-header-'));
  whole = readFileSync(join(house.folder, 'vault', NAMES[0]));
}, 60_000);
afterAll(() => {
  house.destroy();
  rmSync(scratch, { recursive: true, force: true });
});

function put(bytes: readonly Uint8Array[]): void {
  NAMES.forEach((name, nth) => writeFileSync(join(scratch, name), bytes[nth] ?? whole));
}

const spoiled = spoiledCopies(() => whole);

it('reads the header it was given', () => {
  put([]);
  expect(readHeader(scratch).ok).toBe(true);
});

/** The header as it was founded. */
function headerOf(folder: string): unknown {
  const read = readHeader(folder);
  return read.ok ? read.value.header : undefined;
}

it(`${RUNS} spoiled headers`, { timeout: 1_800_000 }, () => {
  const answers: Record<string, number> = {};
  put([]);
  const original = headerOf(scratch);
  fc.assert(
    fc.property(spoiled, (bytes) => {
      if (bytes.equals(whole)) return;
      put([bytes, bytes]);
      const before = bytesOfFolder(scratch);
      const read = readHeader(scratch);
      const answer = read.ok ? 'the same content' : read.refusal.code;
      answers[answer] = (answers[answer] ?? 0) + 1;
      // White space around it changes nothing that is said; anything else must be noticed.
      if (read.ok) expect(read.value.header).toEqual(original);
      else expect(TYPED).toContain(answer);
      expect(bytesOfFolder(scratch)).toEqual(before);
    }),
    { numRuns: RUNS },
  );
  console.log(
    `spoiled headers: ${RUNS} tried, ${JSON.stringify(answers)}; never another content, nothing written.`,
  );
});

it('one whole copy is enough, and the spoiled one is left as it is', { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(spoiled, fc.boolean(), (bytes, first) => {
      put(first ? [bytes, whole] : [whole, bytes]);
      const before = bytesOfFolder(scratch);
      const read = readHeader(scratch);
      if (!read.ok) expect(read.refusal.code).toBe('vault.newer-format');
      expect(bytesOfFolder(scratch)).toEqual(before);
    }),
    { numRuns: Math.floor(RUNS / 4) },
  );
});

it('unlocking beside two spoiled headers is a typed refusal', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'kanaf-spoiled-'));
  for (const file of ['records.kanaf', 'keyring.kanaf']) {
    copyFileSync(join(house.folder, 'vault', file), join(copy, file));
  }
  for (const name of NAMES) writeFileSync(join(copy, name), whole.subarray(0, 300));
  const before = bytesOfFolder(copy);
  const answer = await unlockVault({
    folder: copy,
    staffCode: 'MA-01',
    passphrase: PASSPHRASES.manager,
    now: '2026-03-10T08:00:00.000Z',
  });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'vault.header-damaged' } });
  expect(bytesOfFolder(copy)).toEqual(before);
  rmSync(copy, { recursive: true });
});
