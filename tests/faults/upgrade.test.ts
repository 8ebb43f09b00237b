// A vault is brought to another format while the process is killed, the disk fills up or fails, or a second process does the same:
// it is the vault of before or the one of today, whole, and the next unlock goes on from there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import {
  type ActRun,
  type Beginnings,
  beginnings,
  layOut,
  outcomeOf,
  runAct,
  takeAway,
} from './acts';
import { amount, LONGEST } from './amount';
import { type CutAct, cutInAct, turnsFirst } from './cut-in-act';
import { FATES } from './disk-after-cut';
import { callsOf, counted, failing } from './failing-calls';
import { inLanes } from './lanes';
import { SmallDisk } from './small-disk';

const KILLS = amount(4, 250);
const FULL = amount(1, 60);
const CUTS = amount(2, 120);
/** And once when all is done. */
const cutsAmong: CutAct['cutsAmong'] = (steps) =>
  new Set([...turnsFirst(CUTS)(steps), steps.length - 1]);
/** Calls that fail: of each kind, at places spread over all that one whole run makes. */
const FAILING = amount(1, 60);
const CALLS = ['pwrite64', 'fsync', 'rename'] as const;
const ACT = 'upgrade';
const MEGABYTE = 1_000_000;
/** How long the header takes to change hands, and some more. */
const SWITCH_MS = 60;

let begun: Beginnings;
const child = inject('children').act;
const program = [process.execPath, child];
/** One that nothing disturbs, and its calls. */
let whole: ActRun;
let calls = '';

beforeAll(async () => {
  begun = await beginnings(true);
  const folder = layOut(begun, ACT);
  whole = await runAct(counted(CALLS, folder, child), { begun, act: ACT, folder });
  calls = readFileSync(callsOf(folder), 'latin1');
  expect(await outcomeOf(begun, ACT, { folder, run: whole })).toBe('after');
  takeAway(folder);
}, 120_000);
afterAll(() => begun.destroy());

/** Counts what came of each try; whatever it was, it is one of the two. */
class Outcomes {
  readonly seen = { before: 0, after: 0 };
  readonly answers = new Set<string>();

  async look(folder: string, run: ActRun): Promise<void> {
    this.answers.add(run.isDone ? 'done' : (run.said.at(-1) ?? 'silent'));
    this.seen[await outcomeOf(begun, ACT, { folder, run })] += 1;
    takeAway(folder);
  }

  toString(): string {
    return `${this.seen.before} all as before, ${this.seen.after} all as after (${[...this.answers].join(', ')})`;
  }
}

it(`kill -9 while the format rises, ${KILLS} times`, { timeout: LONGEST }, async () => {
  const outcomes = new Outcomes();
  await inLanes(KILLS, async (nth) => {
    const folder = layOut(begun, ACT);
    const at = { begun, act: ACT, folder } as const;
    const moment = (whole.took * (nth + Math.random())) / KILLS;
    // Every other one where the header changes hands.
    const run =
      nth % 2 === 0
        ? await runAct(program, at, moment)
        : await runAct(program, at, undefined, (line, kill) => {
            if (line === 'step upgrade-switch') setTimeout(kill, Math.random() * SWITCH_MS);
          });
    await outcomes.look(folder, run);
  });
  console.log(`kill -9 while the format rises: ${KILLS} kills, ${outcomes.toString()}.`);
});

it('a disk without room: refused beforehand, with how much is missing', {
  timeout: LONGEST,
}, async () => {
  const disk = new SmallDisk('48m');
  try {
    const folder = layOut(begun, ACT, join(disk.path, 'house'));
    disk.fill(MEGABYTE);
    const run = await runAct(program, { begun, act: ACT, folder });
    disk.makeRoom();
    expect(run.said.filter((line) => !line.startsWith('step'))).toEqual([
      'ready',
      'failed vault.upgrade-no-room',
    ]);
    expect(await outcomeOf(begun, ACT, { folder, run })).toBe('before');
  } finally {
    disk.takeAway();
  }
});

it(`a disk that fills up meanwhile, ${FULL} times`, { timeout: LONGEST }, async () => {
  const outcomes = new Outcomes();
  const disk = new SmallDisk('48m');
  try {
    for (let nth = 0; nth < FULL; nth += 1) {
      const folder = layOut(begun, ACT, join(disk.path, String(nth)));
      const moment = (whole.took * (nth + Math.random())) / FULL;
      let filling: ReturnType<typeof setTimeout> | undefined;
      const run = await runAct(program, { begun, act: ACT, folder }, undefined, (line) => {
        if (line === 'ready') filling = setTimeout(() => disk.fillUp(), moment);
      });
      clearTimeout(filling);
      disk.makeRoom();
      await outcomes.look(folder, run);
    }
  } finally {
    disk.takeAway();
  }
  for (const answer of outcomes.answers) {
    expect(answer).toMatch(/^(done|failed vault\.(no-room|upgrade-no-room|cannot-write))$/);
  }
  console.log(
    `a disk that fills up while the format rises: ${FULL} disks, ${outcomes.toString()}.`,
  );
});

it.each(CALLS)('an I/O error at %s', { timeout: LONGEST }, async (call) => {
  const outcomes = new Outcomes();
  const places = calls.split(`${call}(`).length - 1;
  expect(places).toBeGreaterThan(2);
  await inLanes(FAILING, async (at) => {
    const nth = 1 + Math.floor((places * (at + Math.random())) / FAILING);
    const folder = layOut(begun, ACT);
    const run = await runAct(failing({ call, nth, folder, child }), { begun, act: ACT, folder });
    await outcomes.look(folder, run);
  });
  // Whatever the disk did: the vault is whole, and nobody is told otherwise.
  for (const answer of outcomes.answers) expect(answer).not.toMatch(/damaged/);
  console.log(
    `EIO at ${call} while the format rises: ${FAILING} of ${places} places, ${outcomes.toString()}.`,
  );
});

it('a power cut', { timeout: LONGEST }, async () => {
  const { images, before, after } = await cutInAct({
    begun,
    child,
    act: ACT,
    cutsAmong,
  });
  expect(images).toBeGreaterThan(FATES.length);
  expect(after).toBeGreaterThanOrEqual(FATES.length);
  console.log(
    `power cut while the format rises: ${images} disks after a cut, ${before} all as before, ${after} all as after.`,
  );
});

it('two processes at once: one of them does it', { timeout: LONGEST }, async () => {
  const folder = layOut(begun, ACT);
  const at = { begun, act: ACT, folder } as const;
  const runs = await Promise.all([runAct(program, at), runAct(program, at)]);
  const said = runs.map(({ said: lines }) => lines.at(-1));
  expect(said).toContain('done');
  for (const line of said) expect(line).toMatch(/^(done|failed database\.(in-use|missing))$/);
  const run = runs.find(({ isDone }) => isDone) ?? whole;
  expect(await outcomeOf(begun, ACT, { folder, run })).toBe('after');
  takeAway(folder);
  console.log(`two processes bring one vault up to date: ${said.join(', ')}.`);
});
