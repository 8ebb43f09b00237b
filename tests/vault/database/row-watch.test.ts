// Whatever a transaction writes is noted before its commit: by any statement, again after an undone one, and rows pulled
// along with others.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BoundValues, Handle } from '../../../electron/vault/database/driver';
import { openDatabase } from '../../../electron/vault/database/open';
import { RowWatch } from '../../../electron/vault/database/row-watch';

const KEY = '5a'.repeat(32);
const TABLES = [
  'CREATE TABLE beds (id TEXT PRIMARY KEY, place TEXT) STRICT',
  `CREATE TABLE sheets (bed TEXT NOT NULL REFERENCES beds (id) ON DELETE CASCADE, nth INTEGER NOT NULL,
    PRIMARY KEY (bed, nth)) STRICT`,
  'CREATE TABLE lamps (id TEXT PRIMARY KEY, bed TEXT REFERENCES beds (id)) STRICT',
  'CREATE TABLE unwatched (id TEXT PRIMARY KEY) STRICT',
  // Filled in bulk.
  'CREATE TABLE stays (id TEXT PRIMARY KEY, nights INTEGER, share REAL, words BLOB, note TEXT) STRICT',
];

let folder = '';
let handle: Handle;
let watch: RowWatch;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-watch-'));
  open('create');
});
afterEach(() => {
  handle.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(file: 'create' | 'existing'): void {
  const opened = openDatabase({ path: join(folder, 'rows.kanaf'), keyHex: KEY, file });
  if (!opened.ok) throw new Error(opened.refusal.code);
  handle = opened.value;
  if (file === 'create') for (const table of TABLES) handle.exec(table);
  watch = new RowWatch(handle, (name) => name !== 'unwatched');
}

const noted = (): readonly string[] =>
  [...watch.touched()].map(({ table, key, row }) => `${table}${key}${row ? '' : ' gone'}`).sort();

function inTransaction(work: () => void): readonly string[] {
  handle.begin();
  work();
  const seen = noted();
  watch.forget();
  handle.commit();
  return seen;
}

const addBed = (id: string): number =>
  handle.run('INSERT INTO beds (id, place) VALUES ($id, $place)', { id, place: 'north' });

const EMPTY_STAY = { nights: null, share: null, words: null, note: null };

const addStay = (id: string, facts: BoundValues = EMPTY_STAY): number =>
  handle.run(
    'INSERT INTO stays (id, nights, share, words, note) VALUES ($id, $nights, $share, $words, $note)',
    { id, ...facts },
  );

describe('a watched file', () => {
  it('notes what is added, changed and removed, and nothing of the table beside', () => {
    const added = inTransaction(() => {
      addBed('a');
      handle.run('INSERT INTO unwatched (id) VALUES ($id)', { id: 'u' });
    });
    const moved = inTransaction(() =>
      handle.run("UPDATE beds SET id = 'b' WHERE place = $place", { place: 'north' }),
    );
    const gone = inTransaction(() => handle.run('DELETE FROM beds'));
    expect([added, moved, gone]).toEqual([
      ['beds["a"]'],
      ['beds["a"] gone', 'beds["b"]'],
      ['beds["b"] gone'],
    ]);
  });

  it('notes again after the transaction that first wrote a table was undone', () => {
    handle.begin();
    addBed('a');
    handle.rollback();
    watch.undone();
    expect(noted()).toEqual([]);
    expect(inTransaction(() => addBed('a'))).toEqual(['beds["a"]']);
  });

  it('notes the rows that go with a removed one', () => {
    inTransaction(() => {
      addBed('a');
      handle.run('INSERT INTO sheets (bed, nth) VALUES ($bed, $nth)', { bed: 'a', nth: 1 });
    });
    // A session in which no statement has named the sheets.
    handle.close();
    open('existing');
    expect(inTransaction(() => handle.run('DELETE FROM beds'))).toEqual([
      'beds["a"] gone',
      'sheets["a",1] gone',
    ]);
  });

  it('notes each of very many rows once, and none that was taken out again', () => {
    const wanted: string[] = [];
    const seen = inTransaction(() => {
      for (let nth = 0; nth < 4500; nth += 1) {
        addStay(`s${nth}`);
        if (nth % 1999 !== 7) wanted.push(`stays["s${nth}"]`);
        else {
          handle.run('DELETE FROM stays WHERE id = $id', { id: `s${nth}` });
          wanted.push(`stays["s${nth}"] gone`);
        }
      }
    });
    expect(seen).toEqual(wanted.sort());
  });

  it('hands on what lies in the table, whatever was bound', () => {
    handle.begin();
    const words = Buffer.from([0, 255]);
    addStay('s', { nights: 3, share: 2, words, note: 'a\u0000ب' });
    addStay('t', { nights: null, share: 0.5, words: Buffer.alloc(0), note: '' });
    const rows = [...watch.touched()].map(({ row }) => row);
    watch.forget();
    handle.commit();
    expect(rows).toEqual(handle.all('SELECT * FROM stays'));
    expect(rows).toMatchObject([
      { nights: 3, share: 2 },
      { nights: null, share: 0.5 },
    ]);
  });

  it('notes a write that hides in a read', () => {
    const seen = inTransaction(() => {
      handle.get("INSERT INTO lamps (id) VALUES ('l') RETURNING id");
      handle.all(
        "WITH one AS (SELECT 'm' AS id) INSERT INTO lamps (id) SELECT id FROM one RETURNING id",
      );
    });
    expect(seen).toEqual(['lamps["l"]', 'lamps["m"]']);
  });

  it('notes a table whose name also is the name of a bound value', () => {
    const seen = inTransaction(() =>
      handle.run('INSERT INTO lamps (id) VALUES ($beds)', { beds: 'l' }),
    );
    expect(seen).toEqual(['lamps["l"]']);
    expect(inTransaction(() => addBed('a'))).toEqual(['beds["a"]']);
  });
});
