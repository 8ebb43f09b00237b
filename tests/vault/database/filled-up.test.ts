// Copies on a medium have one of a few sizes, whatever is in them, and stay sound.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Handle } from '../../../electron/vault/database/driver';
import { filledUpBytes } from '../../../electron/vault/database/filled-up';
import { doWorkshopTask } from '../../../electron/vault/workshop/workshop-tasks';

const MEBIBYTE = 1024 * 1024;
const keyHex = '0'.repeat(64);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-filled-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A file with so many bytes of content, some of it deleted again. */
function aFile(bytes: number): string {
  const path = join(folder, 'some.kanaf');
  const handle = Handle.at(path);
  handle.pragma(`key = "x'${keyHex}'"`);
  handle.pragma('journal_mode = WAL');
  handle.exec('CREATE TABLE kept (bytes BLOB); CREATE TABLE gone (bytes BLOB)');
  handle.run('INSERT INTO gone (bytes) VALUES (randomblob(50000))');
  if (bytes > 0) handle.run('INSERT INTO kept (bytes) VALUES (randomblob($bytes))', { bytes });
  handle.exec('DELETE FROM gone');
  handle.close();
  return path;
}

it.each([
  [0, 1],
  [900_000, 1],
  [1_100_000, 2],
  [1_950_000, 2],
  [4_000_000, 4],
  [4_200_000, 8],
  [70_000_000, 128],
])(
  '%i bytes of content lie in a file of %i MiB, sound, with just its own tables',
  (bytes, size) => {
    const path = aFile(bytes);
    doWorkshopTask({ kind: 'settle', path, keyHex });
    expect(statSync(path).size).toBe(size * MEBIBYTE);
    const checked = doWorkshopTask({ kind: 'check', path, keyHex });
    expect(checked).toMatchObject({ sound: true, counts: { gone: 0, kept: bytes > 0 ? 1 : 0 } });
    expect(Object.keys(checked?.counts ?? {})).toEqual(['gone', 'kept']);
    doWorkshopTask({ kind: 'settle', path, keyHex });
    expect(statSync(path).size).toBe(size * MEBIBYTE);
  },
);

it('a size of a file is the next step from its own on', () => {
  for (const [bytes, step] of [
    [1, 1],
    [MEBIBYTE, 1],
    [MEBIBYTE + 1, 2],
    [64 * MEBIBYTE, 64],
    [64 * MEBIBYTE + 1, 128],
    [129 * MEBIBYTE, 192],
  ] as const) {
    expect(filledUpBytes(bytes)).toBe(step * MEBIBYTE);
  }
});
