// Reads a summary as somebody would who wants to know about one person: from all figures together,
// how narrow does each count become? The same reading decides before signing and at verifying.
import {
  type Box,
  type Group,
  isEmptyByRule,
  isWithin,
  keyOf,
  meet,
  restOf,
  type ShelterGroup,
} from './box';
import { cellBox, type TableDesign, type TableId } from './exact-table';
import { countsBehind, type Interval, type Profile } from './profile';
import { designOf, type PublishedTable, type ShownTable } from './published-table';
import { zip } from '../../kernel/zip';

/** What is publicly known besides the tables. */
export interface KnownRules {
  readonly profile: Profile;
  readonly neverAdmits: readonly ShelterGroup[];
}

/** `narrow`: a hidden count keeps fewer than k whole numbers. `pinned`: a shown figure becomes exact. */
export interface Finding {
  readonly kind: 'narrow' | 'pinned';
  /** Keys of the boxes involved (box.ts): the pinned one, or the part and the whole. */
  readonly keys: readonly string[];
  readonly interval: Interval;
}

export interface Reading {
  /** Counts still possible for every shown figure, by box key. */
  readonly intervals: ReadonlyMap<string, Interval>;
  readonly findings: readonly Finding[];
  /** True when no exact counts at all could give these figures. */
  readonly impossible: boolean;
}

interface Shown {
  readonly key: string;
  readonly box: Box;
  readonly tables: ReadonlySet<TableId>;
}

/** `sum of +terms - sum of -terms = 0` between the counts of the named boxes. */
interface Relation {
  readonly terms: readonly { readonly key: string; readonly sign: 1 | -1 }[];
}

/**
 * Narrows every figure by all sums, by the movement equation and by "a part is no more than its whole",
 * until nothing moves. Tables whose codes belong to no design are ignored; payload.ts refuses them earlier.
 */
export function readAsAttacker(tables: readonly PublishedTable[], rules: KnownRules): Reading {
  const shown = new Map<string, Shown>();
  const intervals = new Map<string, Interval>();
  const relations: Relation[] = [];
  let impossible = false;
  for (const { table, design } of readable(tables)) {
    for (const { box, figure } of figuresOf(table, design)) {
      const key = keyOf(box);
      const known = intervals.get(key);
      const behind = countsBehind(figure, rules.profile);
      const both = known === undefined ? behind : overlap(known, behind);
      if (known !== undefined && (known.low !== behind.low || known.high !== behind.high)) {
        impossible = true;
      }
      intervals.set(key, both);
      shown.set(key, { key, box, tables: new Set([...(shown.get(key)?.tables ?? []), table.id]) });
    }
    relations.push(...relationsOf(design));
  }
  const pairs = nestedPairs([...shown.values()]);
  impossible = !narrow(intervals, relations, pairs) || impossible;
  const findings = impossible ? [] : findingsIn({ shown, intervals, pairs, rules });
  return { intervals, findings, impossible };
}

function readable(
  tables: readonly PublishedTable[],
): readonly { table: ShownTable; design: TableDesign }[] {
  return tables.flatMap((table) => {
    const design = table.status === 'shown' ? designOf(table) : undefined;
    return table.status === 'shown' && design !== undefined ? [{ table, design }] : [];
  });
}

/** Every figure of a shown table with the box it counts. */
export function figuresOf(
  table: ShownTable,
  design: TableDesign,
): readonly { readonly box: Box; readonly figure: number }[] {
  const cells = zip(design.rows, table.cells).flatMap(([row, line]) =>
    zip(design.columns, line).map(([column, figure]) => ({
      box: cellBox(design, row, column),
      figure,
    })),
  );
  const margin = (groups: readonly Group[], totals: readonly number[] | null) =>
    totals === null
      ? []
      : zip(groups, totals).map(([{ box }, figure]) => ({ box: meet(design.base, box), figure }));
  const rowTotals = margin(design.rows, table.rowTotals);
  const columnTotals = margin(design.columns, table.columnTotals);
  const total = table.total === null ? [] : [{ box: design.base, figure: table.total }];
  return [...cells, ...rowTotals, ...columnTotals, ...total];
}

function relationsOf(design: TableDesign): readonly Relation[] {
  const { rows, columns, base } = design;
  const cell = (row: Box, column: Box): string => keyOf(meet(meet(base, row), column));
  const everyRow = rows.map(({ box }) => box);
  const everyColumn = columns.map(({ box }) => box);
  const downwards = [{}, ...everyColumn].map((column) =>
    sum(
      everyRow.map((row) => cell(row, column)),
      cell({}, column),
    ),
  );
  if (design.flow) return [...downwards.slice(1), ...[{}, ...everyRow].map((row) => equation(row))];
  const across = [{}, ...everyRow].map((row) =>
    sum(
      everyColumn.map((column) => cell(row, column)),
      cell(row, {}),
    ),
  );
  return [...downwards, ...across];
}

function sum(parts: readonly string[], whole: string): Relation {
  return {
    terms: [...parts.map((key) => ({ key, sign: 1 as const })), { key: whole, sign: -1 as const }],
  };
}

function equation(row: Box): Relation {
  const of = (measure: string): string => keyOf(meet(row, { measure: [measure] }));
  return {
    terms: [
      { key: of('start'), sign: 1 },
      { key: of('admissions'), sign: 1 },
      { key: of('exits'), sign: -1 },
      { key: of('end'), sign: -1 },
    ],
  };
}

interface Pair {
  readonly part: Shown;
  readonly whole: Shown;
}

function nestedPairs(shown: readonly Shown[]): readonly Pair[] {
  return shown.flatMap((whole) =>
    shown
      .filter((part) => part.key !== whole.key && isWithin(part.box, whole.box))
      .map((part) => ({ part, whole })),
  );
}

/** Bounds consistency to the fixpoint. False when some count has no value left. */
function narrow(
  intervals: Map<string, Interval>,
  relations: readonly Relation[],
  pairs: readonly Pair[],
): boolean {
  const usable = [
    ...relations.filter(({ terms }) => terms.every(({ key }) => intervals.has(key))),
    ...pairs.map(({ part, whole }) => ({
      terms: [
        { key: part.key, sign: 1 as const },
        { key: whole.key, sign: -1 as const },
      ],
      spare: true,
    })),
  ];
  let moved = true;
  while (moved) {
    moved = false;
    for (const relation of usable) {
      const outcome = tighten(intervals, relation);
      if (outcome === 'empty') return false;
      moved = moved || outcome === 'moved';
    }
  }
  return true;
}

/** `spare` marks "part <= whole": the sum may also be negative. */
function tighten(
  intervals: Map<string, Interval>,
  relation: Relation & { readonly spare?: boolean },
): 'moved' | 'still' | 'empty' {
  let moved = false;
  for (const term of relation.terms) {
    const held = intervals.get(term.key);
    if (held === undefined) continue;
    const others = relation.terms.filter((other) => other !== term);
    const rest = sumOf(intervals, others);
    const allowed = solve(term.sign, rest, relation.spare === true);
    const next = overlap(held, allowed);
    if (next.low > next.high) return 'empty';
    if (next.low !== held.low || next.high !== held.high) {
      intervals.set(term.key, next);
      moved = true;
    }
  }
  return moved ? 'moved' : 'still';
}

function sumOf(intervals: ReadonlyMap<string, Interval>, terms: Relation['terms']): Interval {
  return terms.reduce<Interval>(
    (total, { key, sign }) => {
      const { low, high } = intervals.get(key) ?? { low: 0, high: Number.POSITIVE_INFINITY };
      return sign === 1
        ? { low: total.low + low, high: total.high + high }
        : { low: total.low - high, high: total.high - low };
    },
    { low: 0, high: 0 },
  );
}

// sign * x + rest = 0, or <= 0 when there is spare.
function solve(sign: 1 | -1, rest: Interval, spare: boolean): Interval {
  if (sign === 1) {
    return { low: spare ? 0 : -rest.high, high: -rest.low };
  }
  return { low: rest.low, high: spare ? Number.POSITIVE_INFINITY : rest.high };
}

function overlap(a: Interval, b: Interval): Interval {
  return { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) };
}

function findingsIn(facts: {
  readonly shown: ReadonlyMap<string, Shown>;
  readonly intervals: ReadonlyMap<string, Interval>;
  readonly pairs: readonly Pair[];
  readonly rules: KnownRules;
}): readonly Finding[] {
  const { shown, intervals, pairs, rules } = facts;
  const pinned = [...intervals].flatMap(([key, interval]): Finding[] => {
    const exact = interval.low === interval.high && interval.low > 0;
    return exact ? [{ kind: 'pinned', keys: [key], interval }] : [];
  });
  const hidden = pairs.filter((pair) => isHidden(pair, shown, rules));
  const narrowed = hidden.flatMap(({ part, whole }): Finding[] => {
    const interval = difference(intervals.get(whole.key), intervals.get(part.key));
    const wide = interval.high - interval.low + 1 >= rules.profile.k;
    return wide ? [] : [{ kind: 'narrow', keys: [part.key, whole.key], interval }];
  });
  return [...pinned, ...narrowed];
}

/** The persons in the whole but not in the part are hidden unless some table shows them or nobody can be there. */
function isHidden(
  { part, whole }: Pair,
  shown: ReadonlyMap<string, Shown>,
  rules: KnownRules,
): boolean {
  if ([...part.tables].some((table) => whole.tables.has(table))) return false;
  const rest = restOf(whole.box, part.box);
  if (rest === undefined) return true;
  return !shown.has(keyOf(rest)) && !isEmptyByRule(rest, rules.neverAdmits);
}

function difference(whole: Interval | undefined, part: Interval | undefined): Interval {
  if (whole === undefined || part === undefined) return { low: 0, high: Number.POSITIVE_INFINITY };
  return { low: Math.max(0, whole.low - part.high), high: whole.high - part.low };
}
