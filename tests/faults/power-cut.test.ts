// The power is cut after any step that saving takes on the disk: what was called saved survives every such cut.
// With a lower durability the same test loses records, which shows that it can see a loss.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readHeader } from '../../electron/vault/keys/header-file';
import { foundTestVault, type TestVault } from '../support/test-vault';
import { amount, LONGEST } from './amount';
import { CutDisk, FATES } from './disk-after-cut';
import { keysOf, soundnessOf } from './soundness';
import { stepsIn, trace, type TracedStep } from './traced-writes';

const RESIDENTS = amount(25, 150);
const CUTS = amount(240, 1500);

let house: TestVault;
const child = inject('children').writer;
let scratch = '';
let keys = { databaseKeyHex: '', keyringKeyHex: '' };

beforeAll(async () => {
  house = await foundTestVault();
  keys = keysOf(house);
  house.at.lock('asked');
  scratch = mkdtempSync(join(tmpdir(), 'kanaf-cut-'));
}, 120_000);
afterAll(() => {
  house.destroy();
  rmSync(scratch, { recursive: true, force: true });
});

interface Cuts {
  readonly images: number;
  readonly lost: number;
  readonly broken: readonly string[];
  readonly acknowledged: number;
  readonly syncs: number;
}

/** Saves under strace on a copy of the vault, then replays: after chosen steps, all four fates. */
function cutsOf(synchronous: 'FULL' | 'NORMAL', cuts: number): Cuts {
  const folder = join(scratch, synchronous);
  cpSync(house.folder, folder, { recursive: true });
  const traceFile = join(scratch, `${synchronous}.trace`);
  const program = [process.execPath, child, folder, 'C', String(RESIDENTS), synchronous];
  const disk = new CutDisk(join(folder, 'vault'));
  trace(program, traceFile);
  const steps = stepsIn(traceFile, join(folder, 'vault'));
  rmSync(traceFile);
  return replayed(steps, disk, cuts);
}

function replayed(steps: readonly TracedStep[], disk: CutDisk, cuts: number): Cuts {
  const saved: string[] = [];
  const broken = new Set<string>();
  const doing = steps.filter(({ kind }) => kind !== 'said').length;
  let images = 0;
  let lost = 0;
  let done = 0;
  for (const step of steps) {
    disk.apply(step);
    if (step.kind === 'said' && step.line.startsWith('saved ')) saved.push(step.line.slice(6));
    if (step.kind !== 'said') done += 1;
    const isChosen = Math.floor((done * cuts) / doing) > Math.floor(((done - 1) * cuts) / doing);
    if (step.kind === 'said' ? !step.line.startsWith('saved ') : !isChosen) continue;
    for (const fate of FATES) {
      const image = join(scratch, 'image');
      disk.image(image, fate);
      if (!readHeader(image).ok) broken.add(`header, ${fate}`);
      const sound = soundnessOf(image, keys, saved);
      images += 1;
      lost += sound.lost.length;
      for (const what of sound.broken) broken.add(`${what}, ${fate}`);
      rmSync(image, { recursive: true });
    }
  }
  const syncs = steps.filter(({ kind }) => kind === 'sync').length;
  return { images, lost, broken: [...broken], acknowledged: saved.length, syncs };
}

it('a power cut loses nothing that was called saved', { timeout: LONGEST }, () => {
  const cuts = cutsOf('FULL', CUTS);
  expect(cuts).toMatchObject({ lost: 0, broken: [], acknowledged: RESIDENTS });
  expect(cuts.images).toBeGreaterThanOrEqual(1000);
  expect(cuts.syncs).toBeGreaterThanOrEqual(RESIDENTS);
  console.log(
    `power cut: ${cuts.images} disks after a cut, ${cuts.acknowledged} residents called saved: all there, all whole.`,
  );
});

it('the same test sees the loss when durability is lowered', { timeout: 600_000 }, () => {
  const cuts = cutsOf('NORMAL', 15);
  expect(cuts.acknowledged).toBe(RESIDENTS);
  expect(cuts.lost).toBeGreaterThan(0);
  console.log(
    `power cut with synchronous=NORMAL, as a control: ${cuts.lost} losses seen in ${cuts.images} disks.`,
  );
});
