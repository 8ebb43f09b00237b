// The disk fills up while a worker saves: a clear "no", nothing half saved, and work goes on once there is room.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { createVault } from '../../electron/vault/process/vault-at';
import { residents } from '../../src/features/residents/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { admitInput } from '../support/residents';
import { PASSPHRASES, TEST_SHELTER } from '../support/test-vault';
import { soundnessOf } from './soundness';

const ROOM = '16m';
let medium = '';

beforeAll(() => {
  medium = mkdtempSync(join(tmpdir(), 'kanaf-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'tmpfs', medium], {
      stdio: 'pipe',
    });
  } catch (error) {
    rmSync(medium, { recursive: true });
    throw new Error('a small disk cannot be mounted here: the full-disk test needs root', {
      cause: error,
    });
  }
});
afterAll(() => {
  execFileSync('umount', [medium]);
  rmSync(medium, { recursive: true });
});

it('a full disk', { timeout: 300_000 }, async () => {
  process.env['KANAF_QUICK_KEYS'] = '1';
  const folder = join(medium, 'vault');
  const logFolder = join(tmpdir(), `kanaf-full-logs-${process.pid}`);
  const faults: unknown[] = [];
  const at = createVault({
    folder,
    logFolder,
    outside: nowhere,
    logFault: (_operation, error) => `K-${faults.push(error)}`,
  });
  const ask = async (operation: { readonly name: string }, input: unknown) => {
    const sessionId = at.gate.open?.session.id ?? '';
    return await at.host.answer({
      kind: 'call',
      callId: '1',
      operation: operation.name,
      input,
      sessionId,
    });
  };
  const value = async <Value>(
    operation: { readonly name: string },
    input: unknown,
  ): Promise<Value> => {
    const answer = await ask(operation, input);
    if (answer.kind !== 'done') throw new Error(JSON.stringify(answer), { cause: faults.at(-1) });
    return answer.value as Value;
  };
  const manager = { code: 'MA-01', passphrase: PASSPHRASES.manager };
  const made = await value<{ ceremony: string; groups: string[]; asked: number[] }>(
    vaultContract.found,
    { settings: TEST_SHELTER, manager, team: [] },
  );
  const { ceremony } = made;
  const typed = made.asked.map((group) => made.groups[group - 1]);
  await value(vaultContract.confirmRecovery, { ceremony, typed });
  await value(vaultContract.setUp, { ceremony, training: false });
  const { databaseKeyHex, keyringKeyHex } = at.gate.requireOpen().keys;

  const saved: string[] = [];
  let next = 0;
  const refusals: unknown[] = [];
  const admit = async (): Promise<string> => {
    next += 1;
    const input = {
      ...admitInput(`F-${next}`, 'سلمى حسن يوسف المصري'),
      acknowledgedDuplicates: 'شخص آخر',
    };
    const answer = await ask(residents.admit, input);
    if (answer.kind === 'refused') refusals.push(answer.refusal.code);
    if (answer.kind === 'done') saved.push((answer.value as { id: string }).id);
    return answer.kind;
  };

  // Leave little room, then save until there is none; a few more tries are refused as well.
  for (let nth = 0; nth < 3; nth += 1) expect(await admit()).toBe('done');
  mkdirSync(join(medium, 'other'));
  fillUp(join(medium, 'other', 'film'), 1_500_000);
  let refusedTries = 0;
  for (let tries = 0; tries < 2000 && refusedTries < 5; tries += 1) {
    if ((await admit()) !== 'done') refusedTries += 1;
  }
  expect(refusedTries).toBe(5);
  expect(refusals).toEqual(Array.from({ length: 5 }, () => 'vault.read-only'));
  expect(faults).toEqual([]);
  const whileFull = saved.length;

  // Everything saved can be looked at in the full disk; records and keyring are still one.
  const { records, keyring } = at.gate.requireOpen();
  expect([records.inTransaction, keyring.inTransaction]).toEqual([false, false]);
  expect(records.get('SELECT count(*) AS found FROM residents')).toEqual({ found: whileFull });

  rmSync(join(medium, 'other'), { recursive: true });
  for (let nth = 0; nth < 5; nth += 1) expect(await admit()).toBe('done');
  at.lock('asked');
  const sound = soundnessOf(folder, { databaseKeyHex, keyringKeyHex }, saved);
  expect(sound).toEqual({ lost: [], broken: [], residents: saved.length });
  await value(vaultContract.unlock, { staffCode: 'MA-01', passphrase: PASSPHRASES.manager });
  const list = await value<{ residents: unknown[] }>(residents.list, { filter: 'all' });
  expect(list.residents).toHaveLength(saved.length);
  at.gate.lock();
  rmSync(logFolder, { recursive: true, force: true });
  console.log(
    `full disk: ${whileFull} residents saved until full, 5 tries refused and cleanly absent, ${saved.length - whileFull} more after room was made.`,
  );
});

/** Fills the medium but for some bytes. */
function fillUp(path: string, leave: number): void {
  const piece = Buffer.alloc(16_384);
  const free = Number(
    execFileSync('df', ['--output=avail', '-B1', join(path, '..')])
      .toString()
      .split('\n')[1],
  );
  for (let written = 0; written + piece.length < free - leave; written += piece.length) {
    writeFileSync(path, piece, { flag: 'a' });
  }
}
