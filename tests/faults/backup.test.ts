// Backups on media that fail: killed at any moment, full, read-only. What was called a backup stays one.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { backups } from '../../src/features/backups/contract';
import { residents } from '../../src/features/residents/contract';
import { bytesOfFolder } from '../contract/vault-dump';
import { chosenFolders } from '../support/chosen-folders';
import { otherComputer } from '../support/empty-folder';
import { putResident } from '../support/resident-in-vault';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../support/test-vault';
import { amount, LONGEST } from './amount';
import { inLanes } from './lanes';

const KILLS = amount(20, 400);
const RESIDENTS = 40;
const manager = { staffCode: staffCodeOf('manager'), passphrase: PASSPHRASES.manager };

const child = inject('children').backup;
let house: TestVault;
const rooms: string[] = [];

beforeAll(async () => {
  house = await foundTestVault({ outside: chosenFolders });
  for (let nth = 0; nth < RESIDENTS; nth += 1) putResident(house, { name: `سلمى ${nth}` });
}, 120_000);
// One test that fails is not to fail the next: each begins at an open vault.
beforeEach(() => house.actAs('manager'));
afterAll(() => {
  house.destroy();
  for (const room of rooms) {
    try {
      execFileSync('umount', [room], { stdio: 'ignore' });
    } catch {
      // It was a plain folder.
    }
    rmSync(room, { recursive: true, force: true });
  }
});

function aFolder(name: string): string {
  const path = mkdtempSync(join(tmpdir(), `kanaf-${name}-`));
  rooms.push(path);
  return path;
}

function aMount(name: string, options: string): string {
  const path = aFolder(name);
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'pipe' });
  return path;
}

/** Lets the child make backups and kills it after a random number of lines, those of its unlocking among them. Answers the last one it called made. */
async function killedBackup(folder: string, stick: string): Promise<number> {
  const maker = spawn(process.execPath, [child, folder, stick], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => maker.once('close', resolve));
  let linesLeft = 1 + Math.floor(Math.random() * 24);
  let made = 0;
  for await (const line of createInterface({ input: maker.stdout })) {
    if (line.startsWith('made ')) made = Number(line.slice(5));
    linesLeft -= 1;
    if (linesLeft === 0) setTimeout(() => maker.kill('SIGKILL'), Math.random() * 4);
  }
  await gone;
  return made;
}

async function restoresFrom(stick: string, atLeast: number): Promise<void> {
  const other = otherComputer();
  try {
    const { choice, vaults } = await other.done(backups.look, { folderToken: stick });
    const [only] = vaults;
    const newest = only?.backups[0]?.number ?? 0;
    expect(newest).toBeGreaterThanOrEqual(atLeast);
    expect(only?.unreadable).toBe(0);
    const told = await other.done(backups.restore, {
      choice,
      place: only?.place ?? '',
      number: newest,
      ...manager,
    });
    expect(told.residents).toBe(RESIDENTS);
    await other.unlockAs('manager');
    const { residents: list } = await other.done(residents.list, { filter: 'all' });
    expect(list).toHaveLength(RESIDENTS);
  } finally {
    other.destroy();
  }
}

interface BackedUp {
  readonly folder: string;
  readonly stick: string;
  /** Number of the newest backup that was called made. */
  last: number;
}

/** A copy of the vault with a stick of its own. */
function aBackedUpVault(): BackedUp {
  const folder = aFolder('killed');
  cpSync(join(house.folder, 'vault'), join(folder, 'vault'), { recursive: true });
  return { folder, stick: aFolder('stick'), last: 0 };
}

it(`kill -9 while backing up, ${KILLS} times`, { timeout: LONGEST }, async () => {
  house.at.lock('asked');
  const free: BackedUp[] = [];
  const newest: number[] = [];
  await inLanes(KILLS, async () => {
    const one = free.pop() ?? aBackedUpVault();
    one.last = Math.max(one.last, await killedBackup(one.folder, one.stick));
    if (one.last > 0) await restoresFrom(one.stick, one.last);
    newest.push(one.last);
    free.push(one);
  });
  expect(Math.max(...newest)).toBeGreaterThan(0);
});

it('a medium that is full, or fills up meanwhile, is refused with what is needed', async () => {
  const stick = aMount('small', 'size=5m');
  const first = await house.call(backups.make, { folderToken: stick });
  const kept = bytesOfFolder(stick);
  if (first.kind === 'done') {
    writeFileSync(join(stick, 'holiday.jpg'), Buffer.alloc(1_500_000));
  }
  const full = await house.call(backups.make, { folderToken: stick });
  expect(full).toMatchObject({ kind: 'refused', refusal: { code: 'backups.no-space' } });
  if (full.kind === 'refused') {
    expect(Number(full.refusal.details?.['needed'])).toBeGreaterThan(
      Number(full.refusal.details?.['free']),
    );
  }
  const { 'holiday.jpg': _, ...after } = bytesOfFolder(stick);
  expect(after).toEqual(kept);
});

it('a medium without room for the copies keeps its earlier backup when writing itself fails', async () => {
  const roomy = aFolder('roomy');
  await house.done(backups.make, { folderToken: roomy });
  const size = Object.keys(bytesOfFolder(roomy)).length;
  expect(size).toBe(7);
  const stick = aMount('inodes', 'size=64m,nr_inodes=14');
  cpSync(roomy, stick, { recursive: true });
  const before = bytesOfFolder(stick);
  const answer = await house.call(backups.make, { folderToken: stick });
  expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'backups.no-space' } });
  expect(bytesOfFolder(stick)).toEqual(before);
  await restoresFrom(stick, 1);
});

it('a read-only medium is checked, tried and restored from; a backup on it is refused', async () => {
  const stick = aMount('readonly', 'size=64m');
  await house.done(backups.make, { folderToken: stick });
  execFileSync('mount', ['-o', 'remount,ro', stick]);
  expect((await house.done(backups.check, { folderToken: stick })).sound).toBe(true);
  expect((await house.done(backups.drill, { folderToken: stick })).sound).toBe(true);
  await restoresFrom(stick, 1);
  const answer = await house.call(backups.make, { folderToken: stick });
  expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'backups.not-writable' } });
});

it('a medium that is pulled out in the middle is a refusal, and the vault goes on', async () => {
  const stick = aFolder('pulled');
  mkdirSync(join(stick, 'deep'));
  const answer = await house.at.host.answer(
    {
      kind: 'call',
      callId: '1',
      operation: backups.make.name,
      input: { folderToken: join(stick, 'deep') },
      sessionId: house.sessionId(),
    },
    {
      onProgress: ({ step }) => {
        if (step === 'settle') rmSync(join(stick, 'deep'), { recursive: true, force: true });
      },
      cancelled: () => false,
    },
  );
  expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'backups.medium-failed' } });
  expect(readdirSync(stick)).toEqual([]);
  await house.done(residents.list, { filter: 'all' });
});
