// The page of twenty checks says of every control where it stands and which test failed without it; each of them is there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CONTROLS } from '../../scripts/proofs/controls.mjs';
import { ROOT } from './probe-tree';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/proofs.md');

it('knows a control for each but the last, which compares', () => {
  const checks = new Set(CONTROLS.map(({ check }) => check));
  expect([...checks].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 19 }, (_, at) => at + 1),
  );
});

it.each(CONTROLS)('$check: $control stands once, where it is taken out', ({ edits, test }) => {
  for (const [file, take] of edits as [string, string, string][])
    expect(read(file).split(take), `${file}: ${take}`).toHaveLength(2);
  expect(existsSync(join(ROOT, test)), test).toBe(true);
});

it('has a row for each of them', () => {
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  for (const { check, control, edits, test } of CONTROLS) {
    const row = rows.find((cells) => cells[1] === String(check) && cells[2] === control);
    expect(row, control).toBeDefined();
    expect(row?.[3]).toContain(edits[0]?.[0]);
    expect(row?.[4]).toContain(test);
  }
});

it('names no file that is not there', () => {
  const named = [...page.matchAll(/`([a-z]+\/[\w./-]+\.(?:ts|mjs|md|json))`/g)].map(
    ([, one]) => one,
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((one) => !existsSync(join(ROOT, one ?? '')))).toEqual([]);
});
