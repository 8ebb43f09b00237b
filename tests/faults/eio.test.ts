// The disk answers "I/O error" at its first write, then only at its second, and so on until nothing fails any more.
// Whichever it was: what was called done is done, everything else is as before.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import {
  ACT_NAMES,
  type Beginnings,
  beginnings,
  layOut,
  outcomeOf,
  runAct,
  takeAway,
} from './acts';
import { amount, LONGEST } from './amount';
import { type Call, callsOf, failing } from './failing-calls';
import { inLanes } from './lanes';

/** At night every single call; in CI every so-manieth, beginning at another one each time. */
const STRIDES: Readonly<Record<(typeof ACT_NAMES)[number], number>> = {
  passphrase: amount(5, 1),
  migrate: amount(43, 1),
  leave: amount(250, 1),
  erase: amount(250, 1),
  backup: amount(150, 1),
  keyring: amount(101, 1),
  'let-in': amount(25, 1),
  'new-access': amount(25, 1),
};
/** The others are fewer, and each is a place where something becomes true. */
const SYNCS_PER_WRITE = amount(12, 1);
const FEW = amount(3, 1);
/** SQLite and copies write by place; the small files beside them are written from their beginning, then renamed. */
const CALLS = ['pwrite64', 'fsync', 'write', 'rename'] as const;
/** A clean pass must come within this many calls. */
const MOST = 3000;

let begun: Beginnings;
const child = inject('children').act;
beforeAll(async () => {
  begun = await beginnings();
}, 120_000);
afterAll(() => begun.destroy());

function strideOf(act: (typeof ACT_NAMES)[number], call: Call): number {
  if (call === 'pwrite64') return STRIDES[act];
  return call === 'fsync' ? Math.ceil(STRIDES[act] / SYNCS_PER_WRITE) : FEW;
}

const cases = ACT_NAMES.flatMap((act) => CALLS.map((call) => [act, call] as const));

it.each(cases)('an I/O error during %s at %s', { timeout: LONGEST }, async (act, call) => {
  const stride = strideOf(act, call);
  const seen = { before: 0, after: 0 };
  let tries = 0;
  let refused = 0;
  let wasClean = false;
  const first = 1 + Math.floor(Math.random() * stride);
  await inLanes(MOST / stride, async (place) => {
    const nth = first + place * stride;
    const folder = layOut(begun, act);
    const run = await runAct(failing({ call, nth, folder, child }), { begun, act, folder });
    seen[await outcomeOf(begun, act, { folder, run })] += 1;
    tries += 1;
    if (!run.isDone) refused += 1;
    const wasHit = readFileSync(callsOf(folder), 'latin1').includes('(INJECTED)');
    takeAway(folder);
    if (wasHit) return true;
    wasClean = true;
    expect({ nth, said: run.said, isDone: run.isDone }).toMatchObject({ isDone: true });
    return false;
  });
  expect({ wasClean }).toEqual({ wasClean: true });
  expect(tries).toBeGreaterThan(1);
  console.log(
    `EIO at ${call} during ${act}: ${tries} places (every ${stride}.), ${refused} ended with a "no", ${seen.before} all as before, ${seen.after} all as after; what was called saved is there, nothing was deleted to repair.`,
  );
});
