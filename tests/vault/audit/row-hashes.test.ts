// The hash of a row, beside bytes put together by hand as docs/formats/vault.md says.
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { rowHash } from '../../../electron/vault/audit/row-hashes';
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
