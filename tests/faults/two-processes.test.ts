// A second process asks for the same vault: it is told "in use" at once, and neither is harmed.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { residents } from '../../src/features/residents/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { keysOf, soundnessOf } from './soundness';

const TRIES = 10;
let house: TestVault;
const child = inject('children').writer;

beforeAll(async () => {
  house = await foundTestVault();
}, 60_000);
afterAll(() => house.destroy());

const unlock = () =>
  house.call(vaultContract.unlock, {
    staffCode: staffCodeOf('manager'),
    passphrase: PASSPHRASES.manager,
  });

async function askAgain(waits: number[], answers: string[]): Promise<void> {
  for (let nth = 0; nth < TRIES; nth += 1) {
    const began = performance.now();
    const answer = await unlock();
    answers.push(answer.kind === 'refused' ? answer.refusal.code : answer.kind);
    waits.push(performance.now() - began);
  }
}

it('two processes', { timeout: 120_000 }, async () => {
  const keys = keysOf(house);
  house.at.lock('asked');
  const writer = spawn(process.execPath, [child, house.folder, 'T', '100000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => writer.once('close', resolve));
  const saved: string[] = [];
  const waits: number[] = [];
  const answers: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line.startsWith('saved ')) saved.push(line.slice(6));
    if (line !== 'ready') continue;
    void askAgain(waits, answers).finally(() => writer.kill('SIGKILL'));
  }
  await gone;
  expect(answers).toEqual(Array.from({ length: TRIES }, () => 'database.in-use'));
  expect(waits).toHaveLength(TRIES);
  expect(saved.length).toBeGreaterThan(0);
  expect(soundnessOf(`${house.folder}/vault`, keys, saved)).toMatchObject({ lost: [], broken: [] });
  // The lock of a killed process does not outlive it.
  expect(await unlock()).toMatchObject({ kind: 'done' });
  const { counts } = await house.done(residents.list, { filter: 'all' });
  expect(counts.all).toBeGreaterThanOrEqual(saved.length);
  console.log(
    `two processes: ${TRIES} times "in use", slowest after ${Math.round(Math.max(...waits))} ms with the key derivation; the first went on saving (${saved.length}).`,
  );
});
