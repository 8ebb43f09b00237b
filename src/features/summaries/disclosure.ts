// Turns exact counts into figures that may leave: merge upward until no figure is small, round, and read the
// result as an attacker would. What still gives a small count away is withheld whole, never blanked by hand.
import { isEmptyByRule, keyOf, type ShelterGroup } from './box';
import { figuresOf, readAsAttacker } from './attacker';
import { AGE_TABLE_STEPS } from './age';
import {
  allFiguresOf,
  type ExactTable,
  TABLE_IDS,
  type TableDesign,
  type TableId,
  tableOf,
  tabulate,
} from './exact-table';
import { MOVEMENT_STEPS } from './movement';
import { nationalitySteps } from './nationality';
import { NEW_VICTIMS_STEPS } from './new-victims';
import { type Profile, rounded } from './profile';
import {
  designOf,
  type PublishedTable,
  type ShownTable,
  type WithheldReason,
} from './published-table';
import type { Tally } from './tally';
import { transposed, zip } from '../../kernel/zip';

export interface DisclosureRules {
  readonly profile: Profile;
  readonly neverAdmits: readonly ShelterGroup[];
}

/** One table of the summary: what leaves, and for the shelter's eyes the exact counts behind it, same shape. */
export interface Release {
  readonly id: TableId;
  readonly published: PublishedTable;
  /** The design that was chosen and its exact counts; null when the table is withheld. */
  readonly chosen: { readonly design: TableDesign; readonly exact: ExactTable } | null;
}

/** The tables of a summary in printed order. Same persons and rules, same tables. */
export function publish(tally: Tally, rules: DisclosureRules): readonly Release[] {
  const steps = stepsFor(tally, rules);
  const releases = TABLE_IDS.map((id) => releaseOf(id, steps[id], { tally, rules }));
  return withholdLinked(releases, rules);
}

function stepsFor(
  tally: Tally,
  rules: DisclosureRules,
): Readonly<Record<TableId, readonly TableDesign[]>> {
  return {
    ...MOVEMENT_STEPS,
    t2: NEW_VICTIMS_STEPS,
    t3: nationalitySteps(tally, rules.profile.k),
    t4: AGE_TABLE_STEPS,
  };
}

function releaseOf(
  id: TableId,
  steps: readonly TableDesign[],
  facts: { readonly tally: Tally; readonly rules: DisclosureRules },
): Release {
  for (const design of steps) {
    const exact = tabulate(design, facts.tally);
    if (!mayShow(exact, design, facts.rules)) continue;
    return { id, published: shown(id, exact, facts.rules.profile), chosen: { design, exact } };
  }
  return withheld(id, 'small-counts');
}

/** Every figure at least k or empty by rule, and no row or column with its people all in one cell. */
function mayShow(exact: ExactTable, design: TableDesign, rules: DisclosureRules): boolean {
  const { k } = rules.profile;
  const empty = tableOf(design, (box) => (isEmptyByRule(box, rules.neverAdmits) ? 1 : 0));
  const large = zip(allFiguresOf(exact), allFiguresOf(empty)).every(
    ([count, isEmpty]) => count >= k || (count === 0 && isEmpty === 1),
  );
  const acrossColumns = transposed(exact.cells, exact.columns.length);
  const lines = design.flow ? acrossColumns : [...exact.cells, ...acrossColumns];
  return large && !lines.some(isLone);
}

function isLone(line: readonly number[]): boolean {
  return line.length > 1 && line.filter((count) => count > 0).length === 1;
}

// Totals are rounded from the exact totals and never added up from rounded cells, nor the other way.
function shown(id: TableId, exact: ExactTable, profile: Profile): ShownTable {
  const round = (count: number): number => rounded(count, profile);
  return {
    id,
    status: 'shown',
    rows: [...exact.rows],
    columns: [...exact.columns],
    cells: exact.cells.map((line) => line.map(round)),
    rowTotals: exact.rowTotals?.map(round) ?? null,
    columnTotals: exact.columnTotals?.map(round) ?? null,
    total: exact.total === null ? null : round(exact.total),
  };
}

function withheld(id: TableId, reason: WithheldReason): Release {
  return { id, published: { id, status: 'withheld', reason }, chosen: null };
}

/**
 * Withholds, step by step, the tables whose figures taken together narrow a count too far: each time as few
 * tables as end one finding, and of equal choices the later table.
 */
function withholdLinked(releases: readonly Release[], rules: DisclosureRules): readonly Release[] {
  const tables = releases.map(({ published }) => published);
  const { findings } = readAsAttacker(tables, rules);
  const keys = [...new Set(findings.flatMap((finding) => finding.keys))];
  const choices = keys.map((key) => tablesWith(key, tables)).sort(fewestThenLatest);
  const [fewest] = choices;
  if (fewest === undefined) return releases;
  return withholdLinked(
    releases.map((release) =>
      fewest.includes(release.id) ? withheld(release.id, 'linked-figures') : release,
    ),
    rules,
  );
}

function fewestThenLatest(a: readonly TableId[], b: readonly TableId[]): number {
  const place = (ids: readonly TableId[]): number =>
    Math.max(...ids.map((id) => TABLE_IDS.indexOf(id)));
  return a.length - b.length || place(b) - place(a);
}

function tablesWith(key: string, tables: readonly PublishedTable[]): readonly TableId[] {
  return tables.flatMap((table) => {
    const design = table.status === 'shown' ? designOf(table) : undefined;
    if (table.status !== 'shown' || design === undefined) return [];
    return figuresOf(table, design).some(({ box }) => keyOf(box) === key) ? [table.id] : [];
  });
}

/**
 * A corrected version may not give a small correction away: true when some figure that both versions show
 * differs on paper while the exact counts differ by fewer than k persons.
 */
export function correctionTellsTooMuch(
  before: readonly ReleasedFigure[],
  after: readonly ReleasedFigure[],
  k: number,
): boolean {
  const earlier = new Map(before.map((figure) => [figure.key, figure]));
  return after.some((figure) => {
    const old = earlier.get(figure.key);
    if (old === undefined || old.shown === figure.shown) return false;
    return Math.abs(old.exact - figure.exact) < k;
  });
}

/** One released figure with the exact count behind it. Kept sealed in the vault; never leaves it. */
export interface ReleasedFigure {
  readonly key: string;
  readonly shown: number;
  readonly exact: number;
}

export function releasedFigures(releases: readonly Release[]): readonly ReleasedFigure[] {
  return releases.flatMap(({ published, chosen }) => {
    if (published.status !== 'shown' || chosen === null) return [];
    const { design, exact } = chosen;
    return zip(figuresOf(published, design), allFiguresOf(exact)).map(
      ([{ box, figure }, count]) => ({
        key: keyOf(box),
        shown: figure,
        exact: count,
      }),
    );
  });
}
