// The power is cut at chosen steps of an act about people or keys; after each cut a worker looks at what is on the disk.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Act, type Beginnings, layOut, outcomeOf, takeAway } from './acts';
import { CutDisk, FATES } from './disk-after-cut';
import { stepsIn, trace, type TracedStep } from './traced-writes';

export interface CutAct {
  readonly begun: Beginnings;
  /** The program that does the act. */
  readonly child: string;
  readonly act: Act;
  /** After which of the steps the power is cut. */
  readonly cutsAmong: (steps: readonly TracedStep[]) => ReadonlySet<number>;
}

export interface SeenAfterCuts {
  /** How many disks were looked at, one for each cut and each fate of what was not yet synced. */
  readonly images: number;
  readonly before: number;
  readonly after: number;
}

export async function cutInAct(cut: CutAct): Promise<SeenAfterCuts> {
  const { begun, act, cutsAmong } = cut;
  const scratch = mkdtempSync(join(tmpdir(), 'kanaf-cut-'));
  try {
    const folder = layOut(begun, act);
    const disk = new CutDisk(join(folder, 'vault'));
    const steps = stepsOf(cut, folder, scratch);
    takeAway(folder);
    return await lookAfterEach({ begun, act, scratch, disk, steps, cuts: cutsAmong(steps) });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function stepsOf(
  { begun, child, act }: CutAct,
  folder: string,
  scratch: string,
): readonly TracedStep[] {
  const traceFile = join(scratch, `${act}.trace`);
  trace([process.execPath, child, folder, act, begun.her, begun.nurse], traceFile);
  const steps = stepsIn(traceFile, join(folder, 'vault'));
  rmSync(traceFile);
  return steps;
}

interface Cuts extends Pick<CutAct, 'begun' | 'act'> {
  readonly scratch: string;
  readonly disk: CutDisk;
  readonly steps: readonly TracedStep[];
  readonly cuts: ReadonlySet<number>;
}

async function lookAfterEach({ begun, act, scratch, disk, steps, cuts }: Cuts) {
  const seen = { before: 0, after: 0 };
  const said: string[] = [];
  let images = 0;
  for (const [nth, step] of steps.entries()) {
    disk.apply(step);
    if (step.kind === 'said') said.push(step.line);
    if (!cuts.has(nth)) continue;
    for (const fate of FATES) {
      const image = join(scratch, `image-${images}`);
      mkdirSync(image);
      disk.image(join(image, 'vault'), fate);
      cpSync(join(begun.folder, 'stick'), join(image, 'stick'), { recursive: true });
      const run = { said: [...said], isDone: said.includes('done'), took: 0 };
      seen[await outcomeOf(begun, act, { folder: image, run })] += 1;
      images += 1;
      takeAway(image);
    }
  }
  return { images, ...seen };
}

/** Places where something changes for good are tried first: right after a renaming or an unlinking; every other one is anywhere. */
export function turnsFirst(cuts: number): CutAct['cutsAmong'] {
  return (steps) => {
    const begin = steps.findIndex((step) => step.kind === 'said');
    const turns = steps.flatMap(({ kind }, nth) =>
      nth > begin && (kind === 'rename' || kind === 'unlink') ? [nth] : [],
    );
    const places = new Set<number>();
    for (let nth = 0; nth < cuts; nth += 1) {
      const turn = turns[Math.floor(Math.random() * turns.length)] ?? begin;
      places.add(nth % 2 === 0 ? turn : begin + Math.floor(Math.random() * (steps.length - begin)));
    }
    return places;
  };
}
