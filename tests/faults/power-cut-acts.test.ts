// The power is cut while somebody leaves, is erased, or changes a passphrase: new files, two copies of a header and the
// old files change places on the disk, and whatever of that was not yet synced may be there or not.
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Act, type Beginnings, beginnings } from './acts';
import { amount, LONGEST } from './amount';
import { cutInAct } from './cut-in-act';
import { FATES } from './disk-after-cut';
import type { TracedStep } from './traced-writes';

const CUTS = amount(5, 120);
const ACTS = ['leave', 'erase', 'passphrase'] as const satisfies readonly Act[];

let begun: Beginnings;
const child = inject('children').act;
beforeAll(async () => {
  begun = await beginnings();
}, 120_000);
afterAll(() => begun.destroy());

/** Places where something changes for good are tried first: the step before and after a renaming or an unlinking. */
function placesAmong(steps: readonly TracedStep[]): ReadonlySet<number> {
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
  const { images, before, after } = await cutInAct({ begun, child, act, cutsAmong: placesAmong });
  expect(images).toBeGreaterThan(FATES.length);
  console.log(
    `power cut during ${act}: ${images} disks after a cut, ${before} all as before, ${after} all as after; what was called done is done, nothing is half there.`,
  );
});
