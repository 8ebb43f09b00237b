// The trail tells when a line was edited, taken out, put in or moved; its root is that of RFC 6962.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chainOf, Frontier, leafOf } from '../../../electron/vault/audit/chain';
import { encodeEvent } from '../../../electron/vault/audit/event';
import { AuditTrail } from '../../../electron/vault/audit/trail';
import { Handle } from '../../../electron/vault/database/driver';
import { vaultStep } from '../../../electron/vault/database/migrations/records/0001-vault';
import { auditStep } from '../../../electron/vault/database/migrations/records/0006-audit';

type Bytes = Uint8Array<ArrayBuffer>;

let folder = '';
let handle: Handle;
let trail: AuditTrail;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-trail-'));
  handle = Handle.at(join(folder, 'trail.db'));
  handle.exec([...vaultStep.statements, ...auditStep.statements].join(';'));
  trail = new AuditTrail(handle);
});
afterEach(() => {
  handle.close();
  rmSync(folder, { recursive: true, force: true });
});

const AT = '2026-03-10T08:00:00.000Z';

function append(count: number): void {
  handle.begin();
  for (let nth = 0; nth < count; nth += 1) {
    const id = String(trail.size());
    trail.append({
      at: AT,
      actor: 'MA-01',
      verb: 'residents.open',
      outcome: 'done',
      object: { kind: 'resident', id },
    });
  }
  handle.commit();
}

/** A line of today, with hashes of rows or without. */
function noted(hasRows: boolean): void {
  const rows = new Uint8Array([1, 2, 3, trail.size()]);
  const sequence = trail.append({
    v: 2,
    at: AT,
    offset: 0,
    epoch: 1,
    actor: 'MA-01',
    device: 'none',
    session: 1,
    verb: 'residents.admit',
    outcome: 'done',
    ...(hasRows ? { rows: hexOf(hash(rows)) } : {}),
  });
  if (hasRows) {
    handle.run('INSERT INTO audit_rows (sequence, rows) VALUES ($sequence, $rows)', {
      sequence,
      rows,
    });
  }
}

const COLUMNS = [
  {
    read: 'SELECT body AS value FROM audit_events WHERE sequence = $sequence',
    write: 'UPDATE audit_events SET body = $value WHERE sequence = $sequence',
  },
  {
    read: 'SELECT leaf AS value FROM audit_events WHERE sequence = $sequence',
    write: 'UPDATE audit_events SET leaf = $value WHERE sequence = $sequence',
  },
  {
    read: 'SELECT chain AS value FROM audit_events WHERE sequence = $sequence',
    write: 'UPDATE audit_events SET chain = $value WHERE sequence = $sequence',
  },
] as const;
const ROWS_COLUMN = {
  read: 'SELECT rows AS value FROM audit_rows WHERE sequence = $sequence',
  write: 'UPDATE audit_rows SET rows = $value WHERE sequence = $sequence',
} as const;

/** Somebody with the database key and a tool of their own. */
function forge(work: () => void): void {
  handle.exec('DROP TRIGGER audit_events_no_update');
  handle.exec('DROP TRIGGER audit_events_no_delete');
  work();
}

const hash = (...parts: readonly Uint8Array[]): Bytes =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());

/** RFC 6962 section 2.1, word by word: split at the largest power of two below n. */
function naiveRoot(bodies: readonly Uint8Array[]): Bytes {
  if (bodies.length === 0) return hash();
  const [only] = bodies;
  if (bodies.length === 1 && only !== undefined) return hash(Uint8Array.of(0), only);
  let split = 1;
  while (split * 2 < bodies.length) split *= 2;
  return hash(Uint8Array.of(1), naiveRoot(bodies.slice(0, split)), naiveRoot(bodies.slice(split)));
}

const hexOf = (data: Uint8Array): string => Buffer.from(data).toString('hex');

describe('the trail', () => {
  it('that nobody touched is sound, across batches', () => {
    append(4500);
    expect(trail.verify()).toEqual({ sound: true, ...trail.head() });
    expect(trail.size()).toBe(4500);
  });

  it('cannot be changed or shortened through the database', () => {
    append(3);
    expect(() => handle.run("UPDATE audit_events SET body = x'00'")).toThrow(/never changed/);
    expect(() => handle.run('DELETE FROM audit_events')).toThrow(/never deleted/);
    expect(trail.verify().sound).toBe(true);
  });

  it('names the line whose words were edited', () => {
    append(6);
    const body = encodeEvent({
      at: AT,
      actor: 'MA-01',
      verb: 'residents.open',
      outcome: 'refused',
    });
    forge(() => handle.run('UPDATE audit_events SET body = $body WHERE sequence = 4', { body }));
    expect(trail.verify()).toEqual({ sound: false, size: 6, firstBad: 4 });
  });

  it('names the first line after one that was taken out', () => {
    append(6);
    forge(() => handle.run('DELETE FROM audit_events WHERE sequence = 3'));
    expect(trail.verify()).toEqual({ sound: false, size: 6, firstBad: 3 });
  });

  it('names the gap when the numbers were closed up', () => {
    append(6);
    forge(() => {
      handle.run('DELETE FROM audit_events WHERE sequence = 3');
      for (const sequence of [4, 5, 6]) {
        handle.run('UPDATE audit_events SET sequence = sequence - 1 WHERE sequence = $sequence', {
          sequence,
        });
      }
    });
    expect(trail.verify()).toEqual({ sound: false, size: 5, firstBad: 3 });
  });

  it('names a line that was put in, even one whose leaf fits', () => {
    append(3);
    const body = encodeEvent({ at: AT, actor: 'MA-01', verb: 'residents.open', outcome: 'done' });
    forge(() =>
      handle.run(
        'INSERT INTO audit_events (sequence, body, leaf, chain) VALUES (4, $body, $leaf, $chain)',
        { body, leaf: leafOf(body), chain: chainOf(new Uint8Array(32), 4, body) },
      ),
    );
    expect(trail.verify()).toEqual({ sound: false, size: 4, firstBad: 4 });
  });

  it('names the first of two lines that changed places', () => {
    append(6);
    forge(() => {
      for (const [from, to] of [
        [2, 99],
        [5, 2],
        [99, 5],
      ] as const) {
        handle.run('UPDATE audit_events SET sequence = $to WHERE sequence = $from', { from, to });
      }
    });
    expect(trail.verify()).toEqual({ sound: false, size: 6, firstBad: 2 });
  });

  it('names a line whose leaf alone was changed', () => {
    append(4);
    forge(() => handle.run("UPDATE audit_events SET leaf = x'00' WHERE sequence = 2"));
    expect(trail.verify()).toEqual({ sound: false, size: 4, firstBad: 2 });
  });

  it('with its tail cut is sound in itself, but its root is not that of the checkpoint', () => {
    append(6);
    const checkpoint = trail.head();
    forge(() => handle.run('DELETE FROM audit_events WHERE sequence > 4'));
    const verdict = trail.verify();
    expect(verdict).toMatchObject({ sound: true, size: 4 });
    expect(verdict).not.toMatchObject({ root: checkpoint.root });
  });

  it('rewritten whole from one line on has another root', () => {
    append(4);
    const { root } = trail.head();
    const other = Handle.at(join(folder, 'other.db'));
    other.exec([...vaultStep.statements, ...auditStep.statements].join(';'));
    const forged = new AuditTrail(other);
    for (let nth = 0; nth < 4; nth += 1)
      forged.append({ at: AT, actor: 'PS-01', verb: 'x', outcome: 'done' });
    const verdict = forged.verify();
    other.close();
    expect(verdict).toMatchObject({ sound: true, size: 4 });
    expect(verdict).not.toMatchObject({ root });
  });

  it('reports any byte of any column that is changed, with the first line that does not fit', () => {
    handle.begin();
    for (let nth = 1; nth <= 40; nth += 1) noted(nth % 3 === 0);
    handle.commit();
    handle.exec('DROP TRIGGER audit_events_no_update');
    handle.exec('DROP TRIGGER audit_rows_no_update');
    const place = fc.oneof(
      fc.record({ sql: fc.constantFrom(...COLUMNS), sequence: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ sql: fc.constant(ROWS_COLUMN), sequence: fc.constantFrom(3, 6, 21, 39) }),
    );
    fc.assert(
      fc.property(
        place,
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        ({ sql, sequence }, pick, by) => {
          const row = handle.get(sql.read, { sequence });
          const value = row?.['value'];
          if (!(value instanceof Uint8Array)) throw new Error('no such line');
          const changed = new Uint8Array(value);
          const at = pick % changed.length;
          changed[at] = (changed[at] ?? 0) ^ by;
          handle.run(sql.write, { sequence, value: changed });
          expect(trail.verify()).toEqual({ sound: false, size: 40, firstBad: sequence });
          handle.run(sql.write, { sequence, value: new Uint8Array(value) });
        },
      ),
      { numRuns: 400 },
    );
    expect(trail.verify().sound).toBe(true);
  });

  it('reports hashes of rows that belong to no line, or that a line lacks', () => {
    handle.begin();
    for (let nth = 1; nth <= 4; nth += 1) noted(true);
    handle.commit();
    handle.exec('DROP TRIGGER audit_rows_no_delete');
    handle.exec("INSERT INTO audit_rows (sequence, rows) VALUES (9, x'00')");
    expect(trail.verify()).toMatchObject({ sound: false, firstBad: 9 });
    handle.exec('DELETE FROM audit_rows WHERE sequence IN (3, 9)');
    expect(trail.verify()).toMatchObject({ sound: false, firstBad: 3 });
  });

  it('names a line that is there twice under another number', () => {
    append(5);
    forge(() =>
      handle.exec(
        'INSERT INTO audit_events (sequence, body, leaf, chain) SELECT 6, body, leaf, chain FROM audit_events WHERE sequence = 5',
      ),
    );
    expect(trail.verify()).toEqual({ sound: false, size: 6, firstBad: 6 });
  });

  it('has the same head grown bit by bit and counted at once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (steps) => {
        for (const count of steps) {
          append(count);
          expect(trail.head()).toEqual(new AuditTrail(handle).head());
        }
        expect(trail.verify()).toEqual({ sound: true, ...trail.head() });
      }),
      { numRuns: 20 },
    );
  });

  it('does not count an event whose transaction was undone', () => {
    append(2);
    const before = trail.head();
    handle.begin();
    trail.append({ at: AT, actor: 'MA-01', verb: 'residents.open', outcome: 'done' });
    handle.rollback();
    expect(trail.head()).toEqual(before);
    append(1);
    expect(trail.verify()).toMatchObject({ sound: true, size: 3, root: trail.head().root });
  });
});

describe('the Merkle root', () => {
  it('is that of RFC 6962 for any bodies', () => {
    const bodies = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 });
    fc.assert(
      fc.property(bodies, (list) => {
        const frontier = new Frontier();
        for (const body of list) frontier.append(leafOf(body));
        expect(hexOf(frontier.root())).toBe(hexOf(naiveRoot(list)));
        expect(frontier.size).toBe(list.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is that of the certificate-transparency test vectors', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ];
    const roots: Record<number, string> = {
      1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    };
    const frontier = new Frontier();
    expect(hexOf(frontier.root())).toBe(createHash('sha256').digest('hex'));
    for (const input of inputs) {
      frontier.append(leafOf(Buffer.from(input, 'hex')));
      const wanted = roots[frontier.size];
      if (wanted !== undefined) expect(hexOf(frontier.root())).toBe(wanted);
    }
  });
});
