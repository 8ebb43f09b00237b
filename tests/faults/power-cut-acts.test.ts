// The power is cut while somebody leaves, is erased, or changes a passphrase: new files, two copies of a header and the
// old files change places on the disk, and whatever of that was not yet synced may be there or not.
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Act, type Beginnings, beginnings } from './acts';
import { amount, LONGEST } from './amount';
import { cutInAct, turnsFirst } from './cut-in-act';
import { FATES } from './disk-after-cut';

const CUTS = amount(5, 120);
const ACTS = ['leave', 'erase', 'passphrase'] as const satisfies readonly Act[];

let begun: Beginnings;
const child = inject('children').act;
beforeAll(async () => {
  begun = await beginnings();
}, 120_000);
afterAll(() => begun.destroy());

it.each(ACTS)('a power cut during %s', { timeout: LONGEST }, async (act) => {
  const { images, before, after } = await cutInAct({
    begun,
    child,
    act,
    cutsAmong: turnsFirst(CUTS),
  });
  expect(images).toBeGreaterThan(FATES.length);
  console.log(
    `power cut during ${act}: ${images} disks after a cut, ${before} all as before, ${after} all as after; what was called done is done, nothing is half there.`,
  );
});
