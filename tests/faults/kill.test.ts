// A worker's process is killed at any moment while it saves: nothing called saved is lost, nothing is half there.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, expect, inject, it } from 'vitest';
import { audit } from '../../src/features/audit/contract';
import { residents } from '../../src/features/residents/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import type { PairKeys } from '../../electron/vault/platform/vault-files';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { amount, LONGEST } from './amount';
import { inLanes } from './lanes';
import { keysOf, soundnessOf } from './soundness';

const KILLS = amount(200, 5000);
/** Above this a vault grows slow to check; a new one is founded. */
const RESIDENTS_PER_VAULT = 600;

const child = inject('children').writer;
/** Lanes nobody is killing in at the moment. */
const free: Lane[] = [];
afterAll(() => {
  for (const lane of free) lane.destroy();
});

/** Milliseconds within which a writer is killed; longer where nothing was saved before, shorter where much was. */
let within = 60;

/** Lets the child save until a random moment, then kills it. Answers what it called saved. */
async function killedWriter(folder: string, nth: number): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [child, folder, `K${nth}`, '100000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => writer.once('close', resolve));
  const saved: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line === 'ready') setTimeout(() => writer.kill('SIGKILL'), Math.random() * within);
    else if (line.startsWith('saved ')) saved.push(line.slice(6));
    else throw new Error(`the writer said ${line}`);
  }
  await gone;
  within *= saved.length === 0 ? 1.15 : saved.length > 3 ? 0.8 : 1;
  return saved;
}

/** As the worker sees it: every file in the list opens, with its sealed part. */
async function seenByWorker(vault: TestVault): Promise<number> {
  const { manager } = PASSPHRASES;
  await vault.done(vaultContract.unlock, {
    staffCode: staffCodeOf('manager'),
    passphrase: manager,
  });
  const list = await vault.done(residents.list, { filter: 'all' });
  for (const { id } of list.residents.slice(-30)) {
    const file = await vault.done(residents.open, { id });
    expect([file.presence.state, file.identity.state]).toEqual(['open', 'open']);
  }
  const found = await vault.done(residents.search, { text: 'سلمى' });
  const known = new Set(list.residents.map(({ id }) => id));
  expect(found.hits.filter(({ id }) => !known.has(id))).toEqual([]);
  // A key that a kill left without its event opens nothing: it must not look like somebody's deed.
  expect(await vault.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  vault.at.lock('asked');
  return list.residents.length;
}

/** One vault after another, each killed on until it has grown too large. */
class Lane {
  #house: TestVault | undefined;
  #keys: PairKeys | undefined;
  #saved: string[] = [];
  #residents = 0;
  #kills = 0;

  async kill(nth: number): Promise<number> {
    const house = await this.#vault();
    const now = await killedWriter(house.folder, nth);
    this.#saved.push(...now);
    const sound = soundnessOf(`${house.folder}/vault`, this.#keys ?? keysOf(house), this.#saved);
    expect({ nth, lost: sound.lost, broken: sound.broken }).toEqual({ nth, lost: [], broken: [] });
    this.#residents = sound.residents;
    this.#kills += 1;
    if (this.#kills % 20 === 0) expect(await seenByWorker(house)).toBe(this.#residents);
    return now.length;
  }

  destroy(): void {
    this.#house?.destroy();
    this.#house = undefined;
  }

  async #vault(): Promise<TestVault> {
    if (this.#house !== undefined && this.#residents < RESIDENTS_PER_VAULT) return this.#house;
    this.destroy();
    const house = await foundTestVault();
    this.#keys = keysOf(house);
    house.at.lock('asked');
    this.#saved = [];
    this.#residents = 0;
    this.#house = house;
    return house;
  }
}

it(`kill -9 while saving, ${KILLS} times`, { timeout: LONGEST }, async () => {
  let total = 0;
  await inLanes(KILLS, async (nth) => {
    const lane = free.pop() ?? new Lane();
    total += await lane.kill(nth);
    free.push(lane);
  });
  expect(total).toBeGreaterThan(KILLS / 2);
  console.log(
    `kill -9: ${KILLS} kills, ${total} residents called saved: every one is there with its event, none is half there.`,
  );
});
