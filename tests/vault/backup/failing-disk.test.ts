// A disk with bad sectors, as Linux answers for it: a short count before the bad one, an error only at it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  copyWhatReads,
  type Readable,
  readWhatReads,
} from '../../../electron/vault/backup/failing-disk';

const PAGE = 4096;
const PAGES = 256;
const whole = Buffer.from(Array.from({ length: PAGES * PAGE }, (_, at) => 1 + (at % 251)));

/** Reads up to the next bad page; fails where that page comes first, or inside it after `upTo` of its bytes. */
function diskWith(bad: readonly number[], upTo = 0): Readable {
  return {
    read(into, offset, length, position) {
      const ends = bad.map((page) => page * PAGE + upTo).filter((end) => end >= position);
      const end = Math.min(position + length, whole.length, ...ends);
      if (end === position) return Promise.reject(new Error('EIO: i/o error, read'));
      return Promise.resolve({ bytesRead: whole.copy(into, offset, position, end) });
    },
  };
}

function without(bad: readonly number[]): Buffer {
  const left = Buffer.from(whole);
  for (const page of bad) left.fill(0, page * PAGE, (page + 1) * PAGE);
  return left;
}

it.each([
  ['in the middle', [100]],
  ['at the beginning', [0]],
  ['at the end', [PAGES - 1]],
  ['at several places', [3, 4, 200]],
])('a bad page %s costs itself and no other', async (_where, bad) => {
  const read = await readWhatReads(diskWith(bad), 0, whole.length);
  expect(read.equals(without(bad))).toBe(true);
});

it('half a page counts as none: its hash would not fit', async () => {
  const read = await readWhatReads(diskWith([100], 512), 0, whole.length);
  expect(read.equals(without([100]))).toBe(true);
});

it('a sound file comes over as it is, over several pieces and with an end that fills no page', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-failing-'));
  const content = Buffer.concat([whole, whole, whole.subarray(0, 5000)]);
  writeFileSync(join(folder, 'from'), content);
  const seen: number[] = [];
  for await (const done of copyWhatReads(join(folder, 'from'), join(folder, 'to'))) seen.push(done);
  expect(readFileSync(join(folder, 'to')).equals(content)).toBe(true);
  expect(seen).toEqual([whole.length, 2 * whole.length, content.length]);
  rmSync(folder, { recursive: true });
});
