// When saving fails, the error, the log, standard error and the answer hold codes, never a word of a record.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Handle } from '../../electron/vault/database/driver';
import { openDatabase } from '../../electron/vault/database/open';
import { faultLog } from '../../electron/vault/platform/log';
import { SmallDisk } from './small-disk';

const CANARY = 'MARIA-SECRET-سلمى-7781234';
const ADD = 'INSERT INTO people (id, name, age) VALUES ($id, $name, $age)';

let logs = '';
let disk: SmallDisk;
beforeAll(() => {
  logs = mkdtempSync(join(tmpdir(), 'kanaf-quiet-'));
  disk = new SmallDisk('2m');
});
afterAll(() => {
  disk.takeAway();
  rmSync(logs, { recursive: true, force: true });
});

function opened(): Handle {
  const path = join(disk.path, `${Math.random()}.kanaf`);
  const made = openDatabase({ path, keyHex: 'ab'.repeat(32), file: 'create' });
  if (!made.ok) throw new Error(made.refusal.code);
  made.value.exec(
    'CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, age INTEGER NOT NULL CHECK (age < 150)) STRICT',
  );
  made.value.run(ADD, { id: 'one', name: CANARY, age: 20 });
  return made.value;
}

/** Everything that an error could carry outside: its text, its fields, its log line. */
function toldBy(work: () => void): string {
  try {
    work();
  } catch (error) {
    faultLog(logs, () => '2026-03-10T08:00:00.000Z')('residents.admit', error);
    return inspect(error, { depth: 10, showHidden: true });
  }
  throw new Error('nothing failed');
}

const FAULTS: readonly (readonly [string, (handle: Handle) => void])[] = [
  [
    'a name that is there already',
    (handle) => handle.run(ADD, { id: 'two', name: CANARY, age: 1 }),
  ],
  [
    'a value out of bounds',
    (handle) => handle.run(ADD, { id: CANARY, name: `${CANARY}2`, age: 999 }),
  ],
  ['a wrong type', (handle) => handle.run(ADD, { id: 'x', name: `${CANARY}3`, age: CANARY })],
  ['a missing value', (handle) => handle.run(ADD, { id: CANARY, name: null, age: 3 })],
  [
    'a full disk',
    (handle) => {
      disk.fill(0);
      try {
        for (let nth = 0; nth < 2000; nth += 1)
          handle.run(ADD, { id: String(nth), name: `${CANARY}${nth}`.repeat(40), age: 3 });
      } finally {
        disk.makeRoom();
      }
    },
  ],
];

it.each(FAULTS)('%s tells nothing of the record', (_what, work) => {
  const handle = opened();
  const told = toldBy(() => work(handle));
  handle.close();
  expect(told).toMatch(/SQLITE_/);
  for (const secret of [CANARY, 'MARIA', 'سلمى', '7781234']) expect(told).not.toContain(secret);
  const log = readFileSync(join(logs, 'kanaf.log'), 'utf8');
  for (const secret of [CANARY, 'MARIA', 'سلمى', '7781234']) expect(log).not.toContain(secret);
});

it('SQLite’s own error log on standard error tells nothing either', () => {
  const script = `
    const { Database } = require('@signalapp/sqlcipher');
    const db = new Database(process.argv[1]);
    db.pragma("key = \\"x'${'ab'.repeat(32)}'\\"");
    db.exec('CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT');
    const add = db.prepare('INSERT INTO people (id, name) VALUES ($id, $name)');
    add.run({ id: '1', name: process.argv[2] });
    try { add.run({ id: '1', name: process.argv[2] }); } catch (error) { console.error(String(error.stack)); }
  `;
  const path = join(logs, 'stderr.kanaf');
  const ran = spawnSync(process.execPath, ['-e', script, path, CANARY], { encoding: 'utf8' });
  expect(ran.stderr).toMatch(/SQLITE_CONSTRAINT/);
  expect(ran.stderr + ran.stdout).not.toContain('MARIA');
  console.log(
    `error texts: ${FAULTS.length} kinds of failed saving, in the error, the log and on standard error; no word of a record in any.`,
  );
});
