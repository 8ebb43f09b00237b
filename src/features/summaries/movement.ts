// T1, movement: in care at the start + admissions - exits = in care at the end. It must balance.
// Never published as category by sex by age at once: that table would have one person in a cell.
import { ok, type Result, refuse } from '../../kernel/result';
import { type Group, meet } from './box';
import { type ExactTable, type ExactTableId, type TableDesign, tabulate } from './exact-table';
import { AGE_STEPS, CATEGORY_STEPS, EVERYBODY, MEASURE_GROUPS, SEX_STEPS } from './groups';
import { MEASURES } from './person-movement';
import type { Tally } from './tally';

/** Category by sex by age group, 45 rows: for the shelter's own eyes. */
export const MOVEMENT_IN_FULL: TableDesign = flow(
  't1',
  CATEGORY_STEPS.each.flatMap((category) =>
    SEX_STEPS.each.flatMap((sex) =>
      AGE_STEPS.majority.map((age) => crossed(category, crossed(sex, age))),
    ),
  ),
);

/** Steps of merging for each published face of T1, finest first. */
export const MOVEMENT_STEPS = {
  't1-category': [
    flow('t1-category', CATEGORY_STEPS.each),
    flow('t1-category', CATEGORY_STEPS.four),
    flow('t1-category', CATEGORY_STEPS.two),
    flow('t1-category', [EVERYBODY]),
  ],
  't1-sex': [
    flow('t1-sex', SEX_STEPS.each),
    flow('t1-sex', SEX_STEPS.femaleFirst),
    flow('t1-sex', SEX_STEPS.maleFirst),
  ],
  't1-age': [
    flow('t1-age', AGE_STEPS.majority),
    flow('t1-age', AGE_STEPS.threeAndUnknown),
    flow('t1-age', AGE_STEPS.two),
  ],
} as const satisfies Readonly<Record<string, readonly TableDesign[]>>;

/** T1 in full, counted and checked; refuses when any line does not balance. */
export function movementTable(tally: Tally): Result<ExactTable, 'summaries.movement-unbalanced'> {
  const table = tabulate(MOVEMENT_IN_FULL, tally);
  return checkBalance(table);
}

/** Checks every line and the totals of an exact flow table. */
export function checkBalance(
  table: ExactTable,
): Result<ExactTable, 'summaries.movement-unbalanced'> {
  const lines = table.columnTotals === null ? table.cells : [...table.cells, table.columnTotals];
  const wrong = lines.filter((line) => !balances(line)).length;
  return wrong === 0 ? ok(table) : refuse('summaries.movement-unbalanced', { lines: wrong });
}

function balances(line: readonly number[]): boolean {
  const [start, admissions, exits, end] = line;
  const isWhole = line.length === MEASURES.length;
  if (!isWhole || start === undefined || admissions === undefined) return false;
  return exits !== undefined && end !== undefined && start + admissions - exits === end;
}

function flow(id: ExactTableId, rows: readonly Group[]): TableDesign {
  return { id, base: {}, rows, columns: MEASURE_GROUPS, flow: true };
}

function crossed(a: Group, b: Group): Group {
  return { code: `${a.code}/${b.code}`, box: meet(a.box, b.box) };
}
