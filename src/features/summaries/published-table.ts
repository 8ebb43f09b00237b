// A table as it leaves the shelter: rounded figures, or the statement that it was withheld whole.
// In this version no small cell is ever printed as "<k": a table that would need one is withheld.
import { z } from 'zod';
import type { Group } from './box';
import { type ExactTable, TABLE_IDS, type TableDesign, type TableId } from './exact-table';
import { AGE_TABLE_STEPS } from './age';
import { MOVEMENT_STEPS } from './movement';
import { nationalityDesignOf, nationalityFallbacks } from './nationality';
import { NEW_VICTIMS_STEPS } from './new-victims';

/** `small-counts`: a figure stayed below k after every merge. `linked-figures`: other tables would give it away. */
export const WITHHELD_REASONS = ['small-counts', 'linked-figures'] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

const figure = z.int().min(0).max(1_000_000);
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/);

export const shownTable = z.strictObject({
  id: z.enum(TABLE_IDS),
  status: z.literal('shown'),
  rows: z.array(code).min(1).max(300),
  columns: z.array(code).min(1).max(10),
  cells: z.array(z.array(figure)),
  rowTotals: z.array(figure).nullable(),
  columnTotals: z.array(figure).nullable(),
  total: figure.nullable(),
});
export const withheldTable = z.strictObject({
  id: z.enum(TABLE_IDS),
  status: z.literal('withheld'),
  reason: z.enum(WITHHELD_REASONS),
});
export const publishedTable = z.discriminatedUnion('status', [shownTable, withheldTable]);

export type ShownTable = z.output<typeof shownTable>;
export type WithheldTable = z.output<typeof withheldTable>;
export type PublishedTable = z.output<typeof publishedTable>;

/** The fixed list of merges of every table except T3's rows, which follow the nationalities met. */
const FIXED_STEPS: Readonly<Record<TableId, readonly TableDesign[]>> = {
  ...MOVEMENT_STEPS,
  t2: NEW_VICTIMS_STEPS,
  t3: nationalityFallbacks(),
  t4: AGE_TABLE_STEPS,
};

/** The design behind a shown table, found by its codes; undefined when no summary has such a table. */
export function designOf(
  table: Pick<ShownTable, 'id' | 'rows' | 'columns'>,
): TableDesign | undefined {
  const fixed = FIXED_STEPS[table.id].find(
    (design) => sameCodes(design.rows, table.rows) && sameCodes(design.columns, table.columns),
  );
  if (fixed !== undefined || table.id !== 't3') return fixed;
  return sameList(table.columns, ['all']) ? nationalityDesignOf(table.rows) : undefined;
}

/** True when rows, columns and margins of a table have the sizes that its design asks for. */
export function hasShapeOf(table: ShownTable, pattern: ExactTable): boolean {
  return (
    table.cells.length === table.rows.length &&
    table.cells.every((line) => line.length === table.columns.length) &&
    table.rowTotals?.length === pattern.rowTotals?.length &&
    table.columnTotals?.length === pattern.columnTotals?.length &&
    (table.total === null) === (pattern.total === null)
  );
}

function sameCodes(groups: readonly Group[], codes: readonly string[]): boolean {
  return sameList(
    groups.map((group) => group.code),
    codes,
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((entry, index) => entry === b[index]);
}
