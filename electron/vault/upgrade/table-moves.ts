// What became of each table on the way through all steps, and whether that is what the steps said they would do.
import type { TableHashes } from '../workshop/table-hashes';
import type { ChangedTables, CopiedFile, FormatUpgrade } from './format-upgrade';

/** What the copies say, table by table, at one moment. */
export type TablesFound = Readonly<Record<CopiedFile, FileFound>>;

export interface FileFound {
  readonly counts: Readonly<Record<string, number>>;
  readonly hashes: Readonly<Record<string, TableHashes>>;
}

/** The list of what was done to the schema is no record. */
const LEDGER = 'migrations';
/** Nothing but a line that is added may ever change here. */
const TRAIL = ['audit_events', 'audit_rows', 'audit_checkpoints', 'audit_covers'];

/** Names of tables that one step left otherwise than it says; empty where all is right. */
export function strayTables(
  step: FormatUpgrade,
  before: TablesFound,
  after: TablesFound,
): readonly string[] {
  return (['records', 'keyring'] as const).flatMap((file) =>
    strayIn(step.tables[file], before[file], after[file]).map((name) => `${file}.${name}`),
  );
}

function strayIn(changes: ChangedTables, before: FileFound, after: FileFound): readonly string[] {
  const { changed = {}, made = [], taken = [] } = changes;
  const wanted = new Map<string, string>();
  for (const name of Object.keys(before.counts)) {
    if (!taken.includes(name)) wanted.set(nameAfter(changes, name), name);
  }
  const isMeant = (name: string): boolean => {
    const former = wanted.get(name);
    if (former === undefined) return made.includes(name) && !TRAIL.includes(name);
    if (after.counts[name] !== before.counts[former]) return false;
    if (name in changed && !TRAIL.includes(name)) return true;
    const [found, was] = [after.hashes[name], before.hashes[former]];
    // A new name stands in all that the table is made of.
    return found?.rows === was?.rows && (name !== former || found?.shape === was?.shape);
  };
  const lost = [...wanted.keys()].filter((name) => !(name in after.counts));
  const strange = Object.keys(after.counts).filter((name) => name !== LEDGER && !isMeant(name));
  return [...lost, ...strange, ...taken.filter((name) => TRAIL.includes(name))];
}

function nameAfter({ renamed = {} }: ChangedTables, name: string): string {
  return renamed[name] ?? name;
}

/** A row by its table's name and its key. */
export interface RowPlace {
  readonly name: string;
  readonly key: string;
}

/** Where a row is after all steps. */
export function placeThrough(
  steps: readonly FormatUpgrade[],
  file: CopiedFile,
  place: RowPlace,
): RowPlace {
  return steps.reduce(({ name: former, key }, { tables }) => {
    const name = nameAfter(tables[file], former);
    return { name, key: tables[file].changed?.[name]?.(key) ?? key };
  }, place);
}

/** What a table is called after all steps. */
export function nameThrough(
  steps: readonly FormatUpgrade[],
  file: CopiedFile,
  name: string,
): string {
  return steps.reduce((now, { tables }) => nameAfter(tables[file], now), name);
}
