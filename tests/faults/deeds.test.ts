// The power is cut at each turn of an act about people and keys: a deed, rows of both databases and a header are written one after
// the other. Afterwards all is as before or as after, and never is anything there that no deed vouches for.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Act, type Beginnings, beginnings, layOut, outcomeOf, takeAway } from './acts';
import { amount, LONGEST } from './amount';
import { CutDisk, FATES } from './disk-after-cut';
import { stepsIn, trace, type TracedStep } from './traced-writes';

/** At so many of the turns, evenly spread, the first and the last among them. */
const TURNS = amount(3, 200);
const ACTS = ['let-in', 'new-access'] as const satisfies readonly Act[];

let begun: Beginnings;
const child = inject('children').act;
let scratch = '';
beforeAll(async () => {
  begun = await beginnings();
  scratch = mkdtempSync(join(tmpdir(), 'kanaf-deeds-'));
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

/** Steps after which a file is on the disk, or has another name: only there can one file be ahead of another. */
function turnsOf(steps: readonly TracedStep[]): ReadonlySet<number> {
  const begin = steps.findIndex((step) => step.kind === 'said');
  const turns = steps.flatMap(({ kind }, nth) =>
    nth > begin && (kind === 'sync' || kind === 'rename' || kind === 'unlink') ? [nth] : [],
  );
  const every = Math.max(1, (turns.length - 1) / (TURNS - 1));
  const chosen = Array.from({ length: TURNS }, (_, nth) => turns[Math.round(nth * every)]);
  return new Set(chosen.filter((turn) => turn !== undefined));
}

it.each(ACTS)(
  'a power cut between deed, keyring and header: %s',
  { timeout: LONGEST },
  async (act) => {
    const folder = layOut(begun, act);
    const disk = new CutDisk(join(folder, 'vault'));
    const steps = stepsOf(act, folder);
    takeAway(folder);
    const turns = turnsOf(steps);
    const seen = { before: 0, after: 0 };
    const said: string[] = [];
    let images = 0;
    for (const [nth, step] of steps.entries()) {
      disk.apply(step);
      if (step.kind === 'said') said.push(step.line);
      if (!turns.has(nth)) continue;
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
    expect(seen.before).toBeGreaterThan(0);
    expect(seen.after).toBeGreaterThan(0);
    console.log(
      `power cut during ${act}: ${images} disks after a cut, ${seen.before} all as before, ${seen.after} all as after; nothing is there that no deed vouches for.`,
    );
  },
);
