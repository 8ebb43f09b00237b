import { expect, it } from 'vitest';
import { transposed, zip } from '../../src/kernel/zip';

it('joins what stands at the same place', () => {
  expect(zip(['a', 'b'], [1, 2])).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  expect(zip([], [])).toEqual([]);
});

it('refuses lists of unequal length, whichever is longer', () => {
  expect(() => zip([1, 2, 3], [1, 2])).toThrow(RangeError);
  expect(() => zip([1], [1, 2])).toThrow(RangeError);
});

it('turns rows into columns, also where there is no row', () => {
  expect(
    transposed(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      3,
    ),
  ).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
  expect(transposed([], 2)).toEqual([[], []]);
  expect(() => transposed([[1, 2], [3]], 2)).toThrow(RangeError);
});
