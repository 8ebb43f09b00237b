// The process is killed while it raises a schema, lets somebody leave, erases, backs up, or writes header and keyring.
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
import { inLanes } from './lanes';

const KILLS = amount(10, 250);

let begun: Beginnings;
const program = [process.execPath, inject('children').act];
beforeAll(async () => {
  begun = await beginnings();
}, 120_000);
afterAll(() => begun.destroy());

it.each(ACT_NAMES)(`kill -9 during %s, ${KILLS} times`, { timeout: LONGEST }, async (act) => {
  const seen = { before: 0, after: 0 };
  const whole = layOut(begun, act);
  const { took, isDone, said } = await runAct(program, { begun, act, folder: whole });
  expect({ said, isDone }).toMatchObject({ isDone: true });
  takeAway(whole);
  await inLanes(KILLS, async (nth) => {
    const folder = layOut(begun, act);
    const killAfter = (took * (nth + Math.random())) / KILLS;
    const run = await runAct(program, { begun, act, folder }, killAfter);
    seen[await outcomeOf(begun, act, { folder, run })] += 1;
    takeAway(folder);
  });
  console.log(
    `kill -9 during ${act}: ${KILLS} kills, ${seen.before} times all as before, ${seen.after} times all as after, never between; nothing was deleted to repair.`,
  );
});
