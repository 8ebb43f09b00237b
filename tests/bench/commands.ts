// A command with its checks, sealing and audit entry, against the same rows from the bare driver, turn by turn.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { openPair, type FilePair } from '../../electron/vault/platform/vault-files';
import { carePlans } from '../../src/features/care-plans/contract';
import { residents } from '../../src/features/residents/contract';
import { putResident } from '../support/resident-in-vault';
import { admitInput } from '../support/residents';
import { foundTestVault, type TestVault } from '../support/test-vault';
import { snapshotOf, writeBare, writesBetween } from './bare-rows';
import { type Comparison, compared, median, quantile, timed } from './measure';

const WARM = 20;
const TURNS = 150;

export async function benchCommands(): Promise<readonly Comparison[]> {
  return [await benchAdmit(), await benchAddTask()];
}

async function benchAdmit(): Promise<Comparison> {
  const house = await foundTestVault();
  const turn = async (nth: number): Promise<number> => {
    const input = {
      ...admitInput(`B-${nth}`, 'سلمى حسن يوسف المصري'),
      acknowledgedDuplicates: 'شخص آخر',
    };
    return await timedCall(house, residents.admit, input);
  };
  const { ours, bare } = await turnByTurn(house, turn);
  house.destroy();
  return comparison('command-admit', 'residents.admit with its audit entry', { ours, bare });
}

/** A real plan has about ten tasks, so a new one is begun after that many. */
const TASKS_PER_PLAN = 10;

async function benchAddTask(): Promise<Comparison> {
  const house = await foundTestVault();
  const plans: Awaited<ReturnType<typeof planWithGoal>>[] = [];
  for (let nth = 0; nth < (WARM + TURNS) / TASKS_PER_PLAN; nth += 1)
    plans.push(await planWithGoal(house));
  const turn = async (nth: number): Promise<number> => {
    const plan = plans[Math.floor(nth / TASKS_PER_PLAN)];
    if (plan === undefined) throw new Error('no plan is left');
    const took = await timedCall(house, carePlans.addTask, {
      ...plan,
      title: 'زيارة مكتب التشغيل',
    });
    plan.expectedVersion += 1;
    return took;
  };
  const { ours, bare } = await turnByTurn(house, turn);
  house.destroy();
  return comparison('command-add-task', 'care-plans.addTask with its audit entry', { ours, bare });
}

async function planWithGoal(house: TestVault) {
  const residentId = putResident(house, { name: 'سلمى' });
  const { planId, version } = await house.done(carePlans.start, { residentId });
  const seen = { residentId, planId };
  const need = await house.done(carePlans.addNeed, {
    ...seen,
    expectedVersion: version,
    domain: 'work',
    level: 2,
  });
  const goal = await house.done(carePlans.setGoal, {
    ...seen,
    expectedVersion: need.version,
    needId: need.needId,
    title: 'عمل بدوام جزئي',
    horizon: 'short',
    scale: { expected: 'ثلاثة أيام' },
  });
  const { owners } = await house.done(carePlans.openPlan, { residentId });
  const ownerId = owners.find(({ self }) => self)?.id ?? '';
  return { ...seen, expectedVersion: goal.version, goalId: goal.goalId, ownerId };
}

async function timedCall(
  house: TestVault,
  operation: { name: string },
  input: unknown,
): Promise<number> {
  const call = { kind: 'call' as const, callId: '1', operation: operation.name, input };
  const began = performance.now();
  const answer = await house.at.host.answer({ ...call, sessionId: house.sessionId() });
  const took = performance.now() - began;
  if (answer.kind !== 'done')
    throw new Error(JSON.stringify(answer), { cause: house.faults.at(-1) });
  return took;
}

interface Turns {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

/** Each turn: the command, then at once the rows it left, written bare into a copy of the vault. */
async function turnByTurn(
  house: TestVault,
  turn: (nth: number) => Promise<number>,
): Promise<Turns> {
  const copy = copyOf(house);
  const { records, keyring } = house.open();
  const ours: number[] = [];
  const bare: number[] = [];
  for (let nth = 0; nth < WARM + TURNS; nth += 1) {
    const before = [snapshotOf(records), snapshotOf(keyring)] as const;
    const took = await turn(nth);
    const inRecords = writesBetween(before[0], snapshotOf(records));
    const inKeyring = writesBetween(before[1], snapshotOf(keyring));
    const bareTook = timed(() => {
      writeBare(copy.keyring, inKeyring);
      writeBare(copy.records, inRecords);
    });
    if (nth < WARM) continue;
    ours.push(took);
    bare.push(bareTook);
  }
  copy.records.close();
  copy.keyring.close();
  return { ours, bare };
}

/** The vault as it is now, beside itself, opened with its keys and the same settings. */
export function copyOf(house: TestVault): FilePair {
  const { databaseKeyHex, keyringKeyHex } = house.open().keys;
  const folder = join(house.folder, 'bare');
  const { records, keyring } = house.open();
  for (const handle of [records, keyring]) handle.pragmaRows('wal_checkpoint(TRUNCATE)');
  const child = join(house.folder, 'vault');
  cpSync(child, folder, { recursive: true });
  const keys = { databaseKeyHex, keyringKeyHex };
  const pair = openPair({ folder, keys, file: 'existing', now: house.clock.now() });
  if (!pair.ok) throw new Error(pair.refusal.code);
  return pair.value;
}

function comparison(name: string, what: string, { ours, bare }: Turns): Comparison {
  return compared({
    name,
    what: `${what}, against the same rows by the bare driver at FULL (median of ${ours.length})`,
    ours: median(ours),
    theirs: median(bare),
    unit: 'ms',
    limit: 1.5,
    notes: { p95: quantile(ours, 0.95), bareP95: quantile(bare, 0.95) },
  });
}
