// The disk is full while the vault does its gravest acts, or takes no writing at all: a clear "no", nothing lost.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { backups } from '../../src/features/backups/contract';
import { residents } from '../../src/features/residents/contract';
import { vault as vaultContract } from '../../src/features/vault/contract';
import { chosenFolders } from '../support/chosen-folders';
import { PASSPHRASES, staffCodeOf, testVaultIn } from '../support/test-vault';
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
import { SmallDisk } from './small-disk';

const KB = 1024;
/** Room that is left when the act begins. */
const ROOMS = amount(5, 60);
const STEP = amount(1200 * KB, 100 * KB);

const ANSWER = /^(done|failed (vault\.(no-room|read-only)|backups\.no-space))$/;

let begun: Beginnings;
const child = inject('children').act;
let disk: SmallDisk;
beforeAll(async () => {
  begun = await beginnings();
}, 120_000);
afterAll(() => begun.destroy());
beforeEach(() => {
  disk = new SmallDisk('32m');
});
afterEach(() => disk.takeAway());

it.each(ACT_NAMES)('a full disk during %s', { timeout: LONGEST }, async (act) => {
  const seen = { before: 0, after: 0 };
  const answers = new Set<string>();
  for (let nth = 0; nth < ROOMS; nth += 1) {
    const folder = layOut(begun, act, join(disk.path, String(nth)));
    disk.fill(nth * STEP);
    const run = await runAct([process.execPath, child], { begun, act, folder });
    disk.makeRoom();
    answers.add(run.isDone ? 'done' : (run.said.at(-1) ?? 'silent'));
    seen[await outcomeOf(begun, act, { folder, run })] += 1;
    takeAway(folder);
  }
  // Each a sentence on the screen; never a bare reference number, never silence.
  for (const answer of answers) expect(answer).toMatch(ANSWER);
  console.log(
    `full disk during ${act}: ${ROOMS} disks with little room (${[...answers].join(', ')}), ${seen.before} all as before, ${seen.after} all as after; what was called saved is there.`,
  );
});

const hashesOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .sort()
    .map((name) => {
      const content = readFileSync(join(folder, name));
      return `${name} ${createHash('sha256').update(content).digest('hex')}`;
    });

it('a disk that takes no writing', { timeout: 120_000 }, async () => {
  const folder = layOut(begun, 'leave', join(disk.path, 'house'));
  const before = hashesOf(join(folder, 'vault'));
  const door = { staffCode: staffCodeOf('manager'), passphrase: PASSPHRASES.manager };
  disk.writable(false);
  const closed = testVaultIn(folder, { outside: chosenFolders });
  expect(await closed.call(vaultContract.unlock, door)).toMatchObject({
    kind: 'refused',
    refusal: { code: 'vault.cannot-write' },
  });
  expect(await closed.call(vaultContract.status, {})).toMatchObject({ kind: 'done' });
  expect(hashesOf(join(folder, 'vault'))).toEqual(before);
  // A backup on the same disk is read all the same, by a vault that lies elsewhere.
  const elsewhere = testVaultIn(layOut(begun, 'leave'), { outside: chosenFolders });
  await elsewhere.actAs('manager');
  const report = await elsewhere.done(backups.check, { folderToken: join(folder, 'stick') });
  expect(report.sound).toBe(true);
  const drilled = await elsewhere.done(backups.drill, { folderToken: join(folder, 'stick') });
  expect(drilled.sound).toBe(true);
  elsewhere.destroy();
  disk.writable(true);
  await closed.actAs('manager');
  const list = await closed.done(residents.list, { filter: 'all' });
  expect(list.residents.length).toBeGreaterThan(0);
  closed.at.gate.lock();
  console.log(
    'write-protected disk: the vault says so at the door and not one byte changes; a backup on it opens; writable again, everything is there.',
  );
});
