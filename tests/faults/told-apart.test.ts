// What is wrong with a vault that does not open: each thing has its own answer, and none of them changes a byte.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/features/audit/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { bytesOfFolder } from '../contract/vault-dump';
import { laterHeader } from '../support/later-header';
import { putResident } from '../support/resident-in-vault';
import {
  foundTestVault,
  PASSPHRASES,
  staffCodeOf,
  type TestVault,
  testVaultIn,
} from '../support/test-vault';

let house: TestVault;
let newer = '';
beforeAll(async () => {
  house = await foundTestVault();
  putResident(house, { name: 'سلمى' });
  house.at.lock('asked');
  newer = mkdtempSync(join(tmpdir(), 'kanaf-newer-'));
  cpSync(house.folder, newer, { recursive: true });
  const later = testVaultIn(newer);
  await later.actAs('manager');
  later.open().records.exec("INSERT INTO migrations VALUES (9999, 'to-come', 'x', '2030-01-01')");
  later.at.gate.lock();
}, 60_000);
afterAll(() => {
  house.destroy();
  rmSync(newer, { recursive: true, force: true });
});

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 4;
  return copy;
};
const inFile = (name: string, at: number) => (folder: string) => {
  const path = join(folder, name);
  writeFileSync(path, flipped(readFileSync(path), at));
};

const CASES: readonly (readonly [string, (folder: string) => void, string])[] = [
  ['a wrong passphrase', () => undefined, 'vault.wrong-passphrase'],
  [
    'both copies of the header damaged',
    (folder) => {
      inFile('header-a.kanaf', 40)(folder);
      inFile('header-b.kanaf', 90)(folder);
    },
    'vault.header-damaged',
  ],
  ['page 1 of the records damaged', inFile('records.kanaf', 700), 'database.damaged'],
  ['the salt of the records damaged', inFile('records.kanaf', 3), 'database.damaged'],
  ['page 1 of the keyring damaged', inFile('keyring.kanaf', 700), 'database.keyring-damaged'],
  ['the records gone', (folder) => rmSync(join(folder, 'records.kanaf')), 'database.missing'],
  ['a header of a later format', laterHeader, 'vault.newer-format'],
];

const withoutTries = (folder: string): unknown => {
  const { 'attempts.json': _tries, 'sealed-events.kanaf': _aside, ...rest } = bytesOfFolder(folder);
  return rest;
};

async function answered(from: string, spoil: (folder: string) => void, right: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-apart-'));
  cpSync(from, folder, { recursive: true });
  spoil(join(folder, 'vault'));
  const before = withoutTries(join(folder, 'vault'));
  const spoiled = testVaultIn(folder);
  const answer = await spoiled.call(vaultContract.unlock, {
    staffCode: staffCodeOf('manager'),
    passphrase: right ? PASSPHRASES.manager : 'not this one at all',
  });
  spoiled.at.gate.lock();
  expect(withoutTries(join(folder, 'vault'))).toEqual(before);
  rmSync(folder, { recursive: true });
  return answer.kind === 'refused' ? answer.refusal.code : answer.kind;
}

describe('what is wrong has its own answer, and no byte changes', { timeout: 120_000 }, () => {
  it.each(CASES)('%s', async (_what, spoil, code) => {
    const right = code !== 'vault.wrong-passphrase';
    expect(await answered(house.folder, spoil, right)).toBe(code);
  });

  it('records of a later version', async () => {
    expect(await answered(newer, () => undefined, true)).toBe('database.newer-than-app');
  });
});

it('a clock that goes back three days and then on to 2039', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-clock-'));
  cpSync(house.folder, folder, { recursive: true });
  const times = [
    '2026-03-07T08:00:00.000Z',
    '2039-01-20T08:00:00.000Z',
    '2026-03-10T09:00:00.000Z',
  ];
  for (const at of times) {
    const later = testVaultIn(folder);
    later.clock.set(at);
    await later.actAs('manager');
    putResident(later, { name: 'نوال' });
    later.at.lock('asked');
  }
  const last = testVaultIn(folder);
  last.clock.set('2026-03-10T10:00:00.000Z');
  await last.actAs('manager');
  expect(await last.done(audit.verify, {})).toMatchObject({ sound: true });
  const events = last.open().audit.newest(Number.MAX_SAFE_INTEGER, 1000);
  const sequences = events.map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.toSorted((a, b) => b - a));
  expect(events.filter(({ verb }) => verb === 'clock.anomaly').length).toBe(2);
  last.at.gate.lock();
  rmSync(folder, { recursive: true });
  console.log(
    `clock: three days back, to 2039 and back again; ${events.length} events in the order of their work, each step back has its line, the trail holds.`,
  );
});
