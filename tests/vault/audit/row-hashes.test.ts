// The hash of a row, beside bytes put together by hand as docs/formats/vault.md says.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { decodeRows, encodeRows, rowHash } from '../../../electron/vault/audit/row-hashes';
import type { Row } from '../../../electron/vault/database/driver';

const KEY = Buffer.alloc(32, 7);

function hashOf(...parts: readonly (string | readonly number[] | Uint8Array)[]): string {
  const bytes = parts.map((part) =>
    typeof part === 'string' ? Buffer.from(part) : Buffer.from(part),
  );
  return createHmac('sha256', KEY).update(Buffer.concat(bytes)).digest('hex').slice(0, 32);
}

const hex = (row: Row, table = 'stays'): string => rowHash(KEY, table, row).toString('hex');

describe('the hash of a row', () => {
  it('covers table, names in order, types, lengths and values, and nothing that is empty', () => {
    const row = { room: 'غ', id: 12, gone: null, share: 0.5, large: 5, seal: Uint8Array.of(9, 8) };
    expect(hex(row)).toBe(
      hashOf(
        ...[[0, 5], 'stays'],
        ...[[0, 2], 'id', [0, 1], 'I', [0, 0, 0, 2], '12'],
        ...[[0, 5], 'large', [0, 1], 'I', [0, 0, 0, 1], '5'],
        ...[[0, 4], 'room', [0, 1], 'T', [0, 0, 0, 2], 'غ'],
        ...[[0, 4], 'seal', [0, 1], 'B', [0, 0, 0, 2], [9, 8]],
        ...[[0, 5], 'share', [0, 1], 'R', [0, 0, 0, 3], '0.5'],
      ),
    );
  });

  it('is the same after whatever rows were hashed before, however long', () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.string({ unit: 'grapheme', size: 'large' }),
      fc.uint8Array({ size: 'large' }),
      fc.integer(),
    );
    const rows = fc.array(fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), value, { maxKeys: 5 }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(rows, (some) => {
        const alone = some.map((row) => hex(row));
        hex({ filling: 'ممتلئ'.repeat(5000), bytes: new Uint8Array(70_000) });
        expect(some.map((row) => hex(row))).toEqual(alone);
      }),
    );
  });

  it('covers a long row to its end, the first time too', async () => {
    vi.resetModules();
    const fresh = await import('../../../electron/vault/audit/row-hashes');
    const long = '‏ء'.repeat(2000);
    const hash = fresh.rowHash(KEY, 'stays', { a: 'x', long }).toString('hex');
    expect(hash).toBe(
      hashOf(
        ...[[0, 5], 'stays', [0, 1], 'a', [0, 1], 'T', [0, 0, 0, 1], 'x'],
        ...[[0, 4], 'long', [0, 1], 'T', [0, 0, 39, 16], long],
      ),
    );
  });

  it('goes by the columns that a row has, in whatever order they come', () => {
    const one = hex({ id: 'x', room: 'y' });
    const more = hex({ id: 'x', room: 'y', exit: 'z' });
    expect(hex({ room: 'y', id: 'x' })).toBe(one);
    expect(hex({ room: 'y', exit: 'z', id: 'x' })).toBe(more);
    expect(hex({ id: 'x', room: 'y' })).toBe(one);
    expect(more).not.toBe(one);
  });

  it('tells one column from another, a text from its bytes, and one table from another', () => {
    const hashes = [
      hex({ a: 'x' }),
      hex({ b: 'x' }),
      hex({ a: Buffer.from('x') }),
      hex({ a: 'x' }, 'people'),
      hex({ a: '', b: 'x' }),
      hex({}),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('the list of rows beside an event', () => {
  it('is laid out as docs/formats/vault.md says', () => {
    const rows = [
      { table: 'stays', key: '["ي"]', hash: Buffer.alloc(16, 1) },
      { table: 'keyring.deeds', key: '[1]', hash: Buffer.alloc(16, 2) },
      { table: 'stays', key: '["b"]', hash: Buffer.alloc(16, 3) },
    ];
    const bytes = Buffer.concat([
      Buffer.from('\0\u0005stays\0\0\0\u0002'),
      ...[Buffer.from('\0\u0006["ي"]'), Buffer.alloc(16, 1)],
      ...[Buffer.from('\0\u0005["b"]'), Buffer.alloc(16, 3)],
      Buffer.from('\0\u000dkeyring.deeds\0\0\0\u0001'),
      ...[Buffer.from('\0\u0003[1]'), Buffer.alloc(16, 2)],
    ]);
    expect(Buffer.from(encodeRows(rows)).toString('hex')).toBe(bytes.toString('hex'));
  });

  it('is read as it was written, of any length', () => {
    const row = fc.record({
      table: fc.constantFrom('residents', 'stays', 'keyring.resident_keys'),
      key: fc.string({ unit: 'grapheme', maxLength: 40 }),
      hash: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes)),
    });
    fc.assert(
      fc.property(fc.array(row, { size: 'large' }), (rows) => {
        const read = [...decodeRows(encodeRows(rows))];
        const inTables = rows.toSorted((one, other) => first(rows, one) - first(rows, other));
        expect(read).toEqual(inTables);
      }),
    );
  });

  it('refuses a key that is longer than its length can say', () => {
    const row = { table: 'stays', key: 'k'.repeat(65_536), hash: Buffer.alloc(16) };
    expect(() => encodeRows([row])).toThrow(RangeError);
  });
});

/** Where the row's table is named first. */
function first(rows: readonly { table: string }[], { table }: { table: string }): number {
  return rows.findIndex((row) => row.table === table);
}
