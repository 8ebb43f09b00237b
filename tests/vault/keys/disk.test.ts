// Files are written whole, whatever portions the disk takes them in.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { nodeDisk, putNew } from '../../../electron/vault/keys/disk';
import { cutWriting } from '../../support/cut-writing';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-disk-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

it('a new file that the disk takes in portions is whole', () => {
  const { write } = nodeDisk;
  const portions = vi
    .spyOn(nodeDisk, 'write')
    .mockImplementation((file, bytes) => write(file, bytes.subarray(0, 1000)));
  const content = Buffer.from(Array.from({ length: 4500 }, (_, at) => at % 251));
  putNew(join(folder, 'paper.pdf'), content);
  expect(portions).toHaveBeenCalledTimes(5);
  expect(readFileSync(join(folder, 'paper.pdf')).equals(content)).toBe(true);
});

it('of a new file that found no room nothing stays; one that was there stays as it is', () => {
  putNew(join(folder, 'first.pdf'), 'قديم');
  cutWriting();
  expect(() => putNew(join(folder, 'paper.pdf'), 'جديد')).toThrow('ENOSPC');
  expect(() => putNew(join(folder, 'first.pdf'), 'جديد')).toThrow('EEXIST');
  expect(readdirSync(folder)).toEqual(['first.pdf']);
  expect(readFileSync(join(folder, 'first.pdf'), 'utf8')).toBe('قديم');
});
