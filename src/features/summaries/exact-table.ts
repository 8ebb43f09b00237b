// Counts persons into rows and columns, exactly. What it makes stays in the shelter;
// only disclosure.ts may turn it into figures that leave.
import { type Box, codesOf, type Group, holds, meet } from './box';
import type { CountedStay } from './counted-facts';
import type { PersonMovement } from './person-movement';
import type { Tally } from './tally';

export const TABLE_IDS = ['t1-category', 't1-sex', 't1-age', 't2', 't3', 't4'] as const;
/** The tables of a summary, in printed order. `t1` (all three facts at once) is exact only and never leaves. */
export type TableId = (typeof TABLE_IDS)[number];
export type ExactTableId = TableId | 't1';

/** Rows and columns of a table. `base` holds for every cell; `flow` tables have measures as columns. */
export interface TableDesign {
  readonly id: ExactTableId;
  readonly base: Box;
  readonly rows: readonly Group[];
  readonly columns: readonly Group[];
  readonly flow: boolean;
}

/**
 * Counts of persons. Margins that would only repeat a cell, or that mean nothing (a sum over the measures
 * of a flow table), are null.
 */
export interface ExactTable {
  readonly id: ExactTableId;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly (readonly number[])[];
  readonly rowTotals: readonly number[] | null;
  readonly columnTotals: readonly number[] | null;
  readonly total: number | null;
}

/** A row or column by its code, or `total` for the margin. */
export interface CellPlace {
  readonly row: string;
  readonly column: string;
}

export const TOTAL = 'total';

export function tabulate(design: TableDesign, tally: Tally): ExactTable {
  return tableOf(design, (box) => tally.count(box));
}

/** Fills a design's cells and margins with one figure per box. */
export function tableOf(design: TableDesign, figure: (box: Box) => number): ExactTable {
  const { rows, columns, base } = design;
  const margins = marginsOf(design);
  return {
    id: design.id,
    rows: rows.map((row) => row.code),
    columns: columns.map((column) => column.code),
    cells: rows.map((row) => columns.map((column) => figure(cellBox(design, row, column)))),
    rowTotals: margins.rows ? rows.map((row) => figure(meet(base, row.box))) : null,
    columnTotals: margins.columns ? columns.map((column) => figure(meet(base, column.box))) : null,
    total: margins.total ? figure(base) : null,
  };
}

/** Which margins a design has. */
export function marginsOf(design: TableDesign): {
  readonly rows: boolean;
  readonly columns: boolean;
  readonly total: boolean;
} {
  const manyRows = design.rows.length > 1;
  const manyColumns = design.columns.length > 1;
  if (design.flow) return { rows: false, columns: manyRows, total: false };
  return {
    rows: manyRows && manyColumns,
    columns: manyRows && manyColumns,
    total: manyRows || manyColumns,
  };
}

export function cellBox(design: TableDesign, row: Group, column: Group): Box {
  return meet(meet(design.base, row.box), column.box);
}

/** The stays behind one figure, one per person counted; undefined when the table has no such place. */
export function cellMembers(
  design: TableDesign,
  place: CellPlace,
  people: readonly PersonMovement[],
): readonly CountedStay[] | undefined {
  const row = place.row === TOTAL ? {} : design.rows.find(({ code }) => code === place.row)?.box;
  const column =
    place.column === TOTAL ? {} : design.columns.find(({ code }) => code === place.column)?.box;
  if (row === undefined || column === undefined) return undefined;
  const box = meet(meet(design.base, row), column);
  return people.filter((person) => holds(box, codesOf(person))).map(({ stay }) => stay);
}

/** Cells and margins in one row. */
export function allFiguresOf({
  cells,
  rowTotals,
  columnTotals,
  total,
}: Pick<ExactTable, 'cells' | 'rowTotals' | 'columnTotals' | 'total'>): readonly number[] {
  const sum = total === null ? [] : [total];
  return [...cells.flat(), ...(rowTotals ?? []), ...(columnTotals ?? []), ...sum];
}
