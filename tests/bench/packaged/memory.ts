// What all processes of the packaged program hold once somebody has come into a house of 10,000 residents, against the least
// window of the same runtime, packaged the same way. Memory that processes share is counted once (PSS).
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { kindOf, processesOf } from '../../journeys/support/processes';
import { foundTestVault, PASSPHRASES, staffCodeOf } from '../../support/test-vault';
import { fillHouse } from '../large-house';
import { type Comparison, compared, median, rounded } from '../measure';
import { PackagedApp, packagedPair } from './packaged-app';

const RESIDENTS = 10_000;
const ROUNDS = 3;
const ALLOWED = 1.5;
/** Until what was needed for coming in has been given back. */
const SETTLING_MS = 8000;

type Held = Readonly<Record<string, number>>;

export async function benchPackagedMemory(): Promise<readonly Comparison[]> {
  const pair = packagedPair();
  const vault = await fullVault();
  const ours: Held[] = [];
  const withList: Held[] = [];
  const bare: Held[] = [];
  for (let nth = 0; nth < ROUNDS; nth += 1) {
    const { today, list } = await heldAfterUnlock(pair.kanaf, vault);
    ours.push(today);
    withList.push(list);
    bare.push(await heldByBare(pair.bare));
  }
  rmSync(vault, { recursive: true });
  const parts = (all: readonly Held[]) =>
    Object.entries(all.at(-1) ?? {})
      .map(([kind, megabytes]) => `${kind} ${Math.round(megabytes)}`)
      .join(', ');
  return [
    compared({
      name: 'packaged-memory-10000',
      what: `PSS of all processes after unlock with 10,000 residents, against a bare packaged window (median of ${ROUNDS})`,
      ours: median(ours.map(sum)),
      theirs: median(bare.map(sum)),
      unit: 'MB',
      limit: ALLOWED,
      notes: { ours: parts(ours), bare: parts(bare) },
    }),
    compared({
      name: 'packaged-memory-list',
      what: 'the same with the list of those in the house opened',
      ours: median(withList.map(sum)),
      theirs: median(bare.map(sum)),
      unit: 'MB',
      limit: ALLOWED,
      notes: { ours: parts(withList) },
    }),
  ];
}

async function fullVault(): Promise<string> {
  const house = await foundTestVault();
  fillHouse(house, RESIDENTS);
  house.at.lock('asked');
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-bench-vault-'));
  cpSync(join(house.folder, 'vault'), folder, { recursive: true });
  house.destroy();
  return folder;
}

async function heldAfterUnlock(
  folder: string,
  vault: string,
): Promise<{ readonly today: Held; readonly list: Held }> {
  const app = new PackagedApp(folder, [`--vault=${vault}`]);
  try {
    const page = await app.page('main form input');
    await page.locator('main form input').nth(0).fill(staffCodeOf('manager'));
    await page.locator('main form input[type=password]').fill(PASSPHRASES.manager);
    await page.locator('main form button[type=submit]').click();
    await page.locator('nav a').first().waitFor();
    await pause(SETTLING_MS);
    const today = heldBy(app.pid);
    await page.keyboard.press('Control+2');
    await page.getByRole('row').nth(3).waitFor();
    await pause(SETTLING_MS);
    return { today, list: heldBy(app.pid) };
  } finally {
    await app.end();
  }
}

async function heldByBare(folder: string): Promise<Held> {
  const app = new PackagedApp(folder);
  try {
    await app.page('p');
    await pause(SETTLING_MS);
    return heldBy(app.pid);
  } finally {
    await app.end();
  }
}

/** Megabytes, by kind of process. */
function heldBy(main: number): Held {
  const held: Record<string, number> = {};
  for (const pid of processesOf(main)) {
    const kind = pid === main ? 'main' : kindOf(pid);
    held[kind] = (held[kind] ?? 0) + pssOf(pid);
  }
  return held;
}

function pssOf(pid: number): number {
  try {
    const told = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return rounded((Number(/^Pss:\s+(\d+) kB$/m.exec(told)?.[1] ?? 0) * 1024) / 1_000_000);
  } catch {
    return 0;
  }
}

const sum = (held: Held): number => Object.values(held).reduce((total, part) => total + part, 0);
