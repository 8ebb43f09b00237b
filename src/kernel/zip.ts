// Joins lists that belong together by place, and refuses those that do not.

/**
 * Pairs of the same place. Throws RangeError when one list is longer: a figure joined with the wrong neighbour would
 * look like any other figure.
 */
export function zip<A, B>(left: readonly A[], right: readonly B[]): readonly (readonly [A, B])[] {
  if (left.length !== right.length) {
    throw new RangeError(`lists of ${left.length} and ${right.length} do not belong together`);
  }
  return left.map((a, at) => [a, right[at] as B] as const);
}

/** Columns of a table as lists. Throws RangeError when a row is not `width` long. */
export function transposed<A>(
  rows: readonly (readonly A[])[],
  width: number,
): readonly (readonly A[])[] {
  const columns = Array.from({ length: width }, (): A[] => []);
  for (const row of rows) for (const [column, cell] of zip(columns, row)) column.push(cell);
  return columns;
}
