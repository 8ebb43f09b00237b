// What encryption costs: the same rows in an encrypted file and in a plain one, with the same driver and durability.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Handle } from '../../electron/vault/database/driver';
import { openDatabase } from '../../electron/vault/database/open';
import { type Comparison, compared, median, timed } from './measure';

const ROWS = 20_000;
const ROUNDS = 5;

export function benchCipher(): readonly Comparison[] {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-bench-'));
  const opened = openDatabase({
    path: join(folder, 'sealed.db'),
    keyHex: 'ab'.repeat(32),
    file: 'create',
  });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const sealed = opened.value;
  const plain = Handle.at(join(folder, 'plain.db'));
  for (const setting of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL'])
    plain.pragma(setting);
  const done = [
    pair('cipher-insert', `${ROWS} rows in one transaction`, insert),
    pair('cipher-commit', '200 commits of one row', commits),
    pair('cipher-scan', `reading ${ROWS} rows`, scan),
  ].map(({ name, what, work }) => {
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(timed(() => work(sealed)));
      theirs.push(timed(() => work(plain)));
    }
    return compared({
      name,
      what: `${what}, encrypted against plain`,
      ours: median(ours),
      theirs: median(theirs),
      unit: 'ms',
    });
  });
  sealed.close();
  plain.close();
  rmSync(folder, { recursive: true });
  return done;
}

function pair(name: string, what: string, work: (handle: Handle) => void) {
  return { name, what, work };
}

const INSERT = 'INSERT INTO beds (name, blob) VALUES ($name, $blob)';
const blob = new Uint8Array(300).fill(7);

function insert(handle: Handle): void {
  handle.exec('DROP TABLE IF EXISTS beds');
  handle.exec('CREATE TABLE beds (name TEXT NOT NULL, blob BLOB NOT NULL) STRICT');
  handle.begin();
  for (let nth = 0; nth < ROWS; nth += 1) handle.run(INSERT, { name: `bed ${nth}`, blob });
  handle.commit();
}

function commits(handle: Handle): void {
  for (let nth = 0; nth < 200; nth += 1) handle.run(INSERT, { name: 'one', blob });
}

function scan(handle: Handle): void {
  handle.all('SELECT name, blob FROM beds');
}
