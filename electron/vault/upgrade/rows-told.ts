// The trail knows every row by its table and a hash. What another format makes of rows is told to it in one line; a row that
// was not as the trail says before is not told, and is found by the next check as it would have been.
import { auditSecret } from '../audit/audit-secret';
import { KEYRING_PLACE } from '../audit/recorder';
import { GONE, noted, type NotedRow } from '../audit/row-hashes';
import { KnownRows } from '../audit/sweep';
import { isWatchedKey, isWatchedRecord } from '../audit/watched-rows';
import { RowWatch } from '../database/row-watch';
import type { CopiedFile, Copies, FormatUpgrade } from './format-upgrade';
import { nameThrough, placeThrough } from './table-moves';

type RowName = Pick<NotedRow, 'table' | 'key'>;

/** The rows of a vault in its former format. */
export interface RowsBefore {
  /** What the trail says of each. */
  readonly known: KnownRows;
  /** Those that were as the trail says. */
  readonly good: readonly RowName[];
  /** How many faults a check may find afterwards: of rows that were not, or were not there. */
  readonly faults: number;
  readonly tables: ReadonlySet<string>;
}

const AT_ONCE = 500;

/** Yields how many rows were looked at. */
export function* rowsBefore(
  copies: Copies,
  vaultId: string,
  steps: readonly FormatUpgrade[],
): Generator<number, RowsBefore, void> {
  const known = new KnownRows();
  for (const { done } of known.replay(copies.records)) yield done;
  const { rowKey } = auditSecret(copies.keyring, vaultId);
  const good: RowName[] = [];
  const tables = new Set<string>();
  let faults = 0;
  for (const file of ['records', 'keyring'] as const) {
    // A table counts that is watched under the name it will have: what it is called so far the program of before knew.
    const watch = new RowWatch(
      copies[file],
      (name) => isWatched(file, name) || isWatched(file, nameThrough(steps, file, name)),
    );
    for (const name of watch.tables) tables.add(placeOf(file) + name);
    for (const row of watch.everyRow()) {
      const found = noted(rowKey, placeOf(file), row);
      if (known.judge(found) === undefined) good.push({ table: found.table, key: found.key });
      else faults += faultsOf(found, steps, known);
      if ((good.length + faults) % AT_ONCE === 0) yield good.length + faults;
    }
  }
  for (const _ of known.missing()) faults += 1;
  return { known, good, faults, tables };
}

/** One that is found under another name afterwards is also missed under the one that the trail knows. */
function faultsOf(row: NotedRow, steps: readonly FormatUpgrade[], known: KnownRows): number {
  const isMoved = nameOf(nowOf(steps, row)) !== nameOf(row);
  return isMoved && known.expected(row) !== undefined ? 2 : 1;
}

/** What the line has to tell: rows that were as they should be and are otherwise now, and names under which none is any more. */
export function rowsToTell(
  { known, good, tables }: RowsBefore,
  steps: readonly FormatUpgrade[],
  everyRow: Iterable<NotedRow>,
): readonly NotedRow[] {
  const wereGood = new Set(good.map((row) => nameOf(nowOf(steps, row))));
  const tablesOfBefore = new Set([...tables].map((table) => tableNow(steps, table)));
  const toTell: NotedRow[] = [];
  const there = new Set<string>();
  for (const row of everyRow) {
    there.add(nameOf(row));
    const isOurs = wereGood.has(nameOf(row)) || !tablesOfBefore.has(row.table);
    if (isOurs && known.judge(row) !== undefined) toTell.push(row);
  }
  for (const row of good) if (!there.has(nameOf(row))) toTell.push({ ...row, hash: GONE });
  return toTell;
}

/** Where the row is after all steps. */
function nowOf(steps: readonly FormatUpgrade[], { table, key }: RowName): RowName {
  const { file, name } = partsOf(table);
  const now = placeThrough(steps, file, { name, key });
  return { table: placeOf(file) + now.name, key: now.key };
}

function tableNow(steps: readonly FormatUpgrade[], table: string): string {
  const { file, name } = partsOf(table);
  return placeOf(file) + nameThrough(steps, file, name);
}

function partsOf(table: string): { readonly file: CopiedFile; readonly name: string } {
  return table.startsWith(KEYRING_PLACE)
    ? { file: 'keyring', name: table.slice(KEYRING_PLACE.length) }
    : { file: 'records', name: table };
}

function isWatched(file: CopiedFile, name: string): boolean {
  return file === 'keyring' ? isWatchedKey(name) : isWatchedRecord(name);
}

function placeOf(file: CopiedFile): string {
  return file === 'keyring' ? KEYRING_PLACE : '';
}

function nameOf({ table, key }: RowName): string {
  return `${table}\u0000${key}`;
}
