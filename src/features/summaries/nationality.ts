// T3, new admissions by nationality and by national or foreign residence.
// A small nationality is merged into its UN sub-region, then into "other"; it is never shown alone.
import { COUNTRY_CODES, isCountryCode, STATELESS, SUB_REGIONS, subRegionOf } from '../residents';
import type { Box, Group } from './box';
import { RESIDENCES } from './counted-facts';
import type { TableDesign } from './exact-table';
import { EVERYBODY } from './groups';
import type { Tally } from './tally';

const NEW_ADMISSIONS: Box = { measure: ['admissions'] };
const REST = 'other';
/** Codes of the rows that hold the smaller nationalities of one UN sub-region: `region-eastern-africa`. */
const REGION_CODES: readonly string[] = SUB_REGIONS.map((region) => `region-${region}`);
const OTHER_CODES: readonly string[] = [STATELESS, 'unknown', REST];

const RESIDENCE_GROUPS: readonly Group[] = RESIDENCES.map((residence) => ({
  code: residence,
  box: { residence: [residence] },
}));
const NATIONAL_OR_NOT: readonly Group[] = [
  { code: 'national', box: { residence: ['national'] } },
  { code: 'foreign-or-unknown', box: { residence: ['foreign', 'unknown'] } },
];

/** Every nationality met, by residence. For the shelter's own eyes. */
export function nationalityInFull(tally: Tally): TableDesign {
  const codes = [...countsOf(tally).keys()].sort();
  return design(codes.map(single), RESIDENCE_GROUPS);
}

/** Steps of merging for these persons, finest first. `k` is the smallest count that may be shown. */
export function nationalitySteps(tally: Tally, k: number): readonly TableDesign[] {
  const merged = mergedNationalities(countsOf(tally), k);
  return [...(merged.length > 1 ? [design(merged, [EVERYBODY])] : []), ...nationalityFallbacks()];
}

/** The last steps, the same for every shelter. */
export function nationalityFallbacks(): readonly TableDesign[] {
  return [design(NATIONAL_OR_NOT, [EVERYBODY]), design([EVERYBODY], [EVERYBODY])];
}

/** The design that a published table with these row codes must have had; undefined for unknown codes. */
export function nationalityDesignOf(rows: readonly string[]): TableDesign | undefined {
  const known = rows.every(
    (code) => isCountryCode(code) || REGION_CODES.includes(code) || OTHER_CODES.includes(code),
  );
  if (!known || new Set(rows).size !== rows.length || rows.length < 2 || !rows.includes(REST))
    return undefined;
  if (!areInOrder(rows) || rows.some((row) => isUsedUp(row, rows))) return undefined;
  return design(rows.map(single), [EVERYBODY]);
}

/** In order of their codes, the rest last. */
function areInOrder(rows: readonly string[]): boolean {
  return (
    rows.at(-1) === REST &&
    rows.slice(0, -1).every((code, at) => at === 0 || (rows[at - 1] ?? code) < code)
  );
}

/** A row for the rest of a sub-region beside rows for every one of its countries would count somebody twice. */
function isUsedUp(row: string, rows: readonly string[]): boolean {
  const region = SUB_REGIONS.find((name) => row === `region-${name}`);
  return (
    region !== undefined &&
    COUNTRY_CODES.every((code) => subRegionOf(code) !== region || rows.includes(code))
  );
}

function mergedNationalities(counts: ReadonlyMap<string, number>, k: number): readonly Group[] {
  const large = [...counts].filter(([, count]) => count >= k).map(([code]) => code);
  const small = [...counts.keys()].filter((code) => !large.includes(code));
  const regions = regionRows(small, counts).filter((row) => row.count >= k);
  const inRegions = regions.flatMap((row) => row.codes);
  const rest = small.filter((code) => !inRegions.includes(code));
  const singles = large.map((code) => ({ code, codes: [code], count: counts.get(code) ?? 0 }));
  return foldUntilLarge([...singles, ...regions], { codes: rest, counts, k });
}

interface NationalityRow {
  readonly code: string;
  readonly codes: readonly string[];
  readonly count: number;
}

// "Other" is always a row of its own and never small, not even zero: otherwise its absence would say
// that nobody of another nationality lives in the shelter.
function foldUntilLarge(
  rows: readonly NationalityRow[],
  rest: { codes: readonly string[]; counts: ReadonlyMap<string, number>; k: number },
): readonly Group[] {
  const shown = [...rows].sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  const folded = [...rest.codes];
  const size = (): number => folded.reduce((sum, code) => sum + (rest.counts.get(code) ?? 0), 0);
  while (size() < rest.k && shown.length > 0) folded.push(...(shown.pop()?.codes ?? []));
  // By code and not by size: the order of two equal published figures would tell which is larger.
  const inOrder = shown.sort((a, b) => (a.code < b.code ? -1 : 1));
  return [
    ...inOrder.map(({ code, codes }) => ({ code, box: { nationality: codes } })),
    { code: REST, box: { nationality: folded } },
  ];
}

function regionRows(
  codes: readonly string[],
  counts: ReadonlyMap<string, number>,
): readonly NationalityRow[] {
  const regions = new Map<string, string[]>();
  for (const code of codes) {
    const region = subRegionOf(code);
    if (region === undefined) continue;
    regions.set(region, [...(regions.get(region) ?? []), code]);
  }
  return [...regions].map(([region, own]) => ({
    code: `region-${region}`,
    codes: own,
    count: own.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0),
  }));
}

function countsOf(tally: Tally): ReadonlyMap<string, number> {
  return tally.spread('nationality', NEW_ADMISSIONS);
}

function single(code: string): Group {
  return { code, box: { nationality: [code] } };
}

function design(rows: readonly Group[], columns: readonly Group[]): TableDesign {
  return { id: 't3', base: NEW_ADMISSIONS, rows, columns, flow: false };
}
