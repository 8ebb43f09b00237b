// The power is cut while somebody leaves, is erased, or changes a passphrase: new files, two copies of a header and the
// old files change places on the disk, and whatever of that was not yet synced may be there or not.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Act, type Beginnings, beginnings, layOut, outcomeOf, takeAway } from './acts';
import { amount, LONGEST } from './amount';
import { CutDisk, FATES } from './disk-after-cut';
import { stepsIn, trace, type TracedStep } from './traced-writes';

const CUTS = amount(5, 120);
const ACTS = ['leave', 'erase', 'passphrase'] as const satisfies readonly Act[];

let begun: Beginnings;
const child = inject('children').act;
let scratch = '';
beforeAll(async () => {
  begun = await beginnings();
  scratch = mkdtempSync(join(tmpdir(), 'kanaf-cut-'));
}, 120_000);
afterAll(() => {
  begun.destroy();
  rmSync(scratch, { recursive: true, force: true });
});

function stepsOf(act: Act, folder: string): readonly TracedStep[] {
  const traceFile = join(scratch, `${act}.trace`);
  trace([process.execPath, child, folder, act, begun.her, begun.nurse], traceFile);
  const steps = stepsIn(traceFile, join(folder, 'vault'));
  rmSync(traceFile);
  return steps;
}

/** Places where something changes for good are tried first: the step before and after a renaming or an unlinking. */
function chosen(steps: readonly TracedStep[]): ReadonlySet<number> {
  const begin = steps.findIndex((step) => step.kind === 'said');
  const turns = steps.flatMap(({ kind }, nth) =>
    nth > begin && (kind === 'rename' || kind === 'unlink') ? [nth] : [],
  );
  const places = new Set<number>();
  for (let nth = 0; nth < CUTS; nth += 1) {
    const turn = turns[Math.floor(Math.random() * turns.length)] ?? begin;
    places.add(nth % 2 === 0 ? turn : begin + Math.floor(Math.random() * (steps.length - begin)));
  }
  return places;
}

it.each(ACTS)('a power cut during %s', { timeout: LONGEST }, async (act) => {
  const folder = layOut(begun, act);
  const disk = new CutDisk(join(folder, 'vault'));
  const steps = stepsOf(act, folder);
  takeAway(folder);
  const places = chosen(steps);
  const seen = { before: 0, after: 0 };
  const said: string[] = [];
  let images = 0;
  for (const [nth, step] of steps.entries()) {
    disk.apply(step);
    if (step.kind === 'said') said.push(step.line);
    if (!places.has(nth)) continue;
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
  expect(images).toBeGreaterThan(FATES.length);
  console.log(
    `power cut during ${act}: ${images} disks after a cut, ${seen.before} all as before, ${seen.after} all as after; what was called done is done, nothing is half there.`,
  );
});
