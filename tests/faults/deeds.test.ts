// The power is cut at each turn of an act about people and keys: a deed, rows of both databases and a header are written one after
// the other. Afterwards all is as before or as after, and never is anything there that no deed vouches for.
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Act, type Beginnings, beginnings } from './acts';
import { amount, LONGEST } from './amount';
import { cutInAct } from './cut-in-act';
import type { TracedStep } from './traced-writes';

/** At so many of the turns, evenly spread, the first and the last among them. */
const TURNS = amount(3, 200);
const ACTS = ['let-in', 'new-access'] as const satisfies readonly Act[];

let begun: Beginnings;
const child = inject('children').act;
beforeAll(async () => {
  begun = await beginnings();
}, 120_000);
afterAll(() => begun.destroy());

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
    const { images, before, after } = await cutInAct({ begun, child, act, cutsAmong: turnsOf });
    expect(before).toBeGreaterThan(0);
    expect(after).toBeGreaterThan(0);
    console.log(
      `power cut during ${act}: ${images} disks after a cut, ${before} all as before, ${after} all as after; nothing is there that no deed vouches for.`,
    );
  },
);
