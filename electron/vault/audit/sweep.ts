// Compares every row of the vault with the last hash the trail has of it: finds an old page put back, a row that
// was edited, taken out or brought in without an event.
import type { Handle } from '../database/driver';
import { bytes, integer } from '../database/rows';
import { decodeRows, GONE, type NotedRow } from './row-hashes';

export type RowFault = 'rolled-back' | 'edited' | 'missing' | 'foreign';

export interface BadRow {
  /** Sequence of the event that last wrote the row; 0 for a row no event knows. */
  readonly sequence: number;
  readonly table: string;
  /** The row's key as JSON list. */
  readonly key: string;
  readonly fault: RowFault;
}

export interface SweepVerdict {
  readonly rows: number;
  readonly bad: number;
  /** The bad row whose event is the oldest. */
  readonly first?: BadRow;
}

export interface SweepProgress {
  readonly step: 'replay' | 'compare';
  readonly done: number;
}

interface LastKnown {
  readonly hash: Buffer;
  readonly sequence: number;
  seen: boolean;
}

const ROWS =
  'SELECT sequence, rows FROM audit_rows WHERE sequence > $after ORDER BY sequence LIMIT 200';
const ROWS_BEFORE =
  'SELECT sequence, rows FROM audit_rows WHERE sequence > $after AND sequence < $before ORDER BY sequence LIMIT 200';
const STEP = 2000;
/** A crash between the two files may leave a resident's key without its event; it opens nothing. */
const HARMLESS_ORPHANS = 'keyring.resident_keys';

/** Last hash of each row, by table and key. */
export class KnownRows {
  readonly #last = new Map<string, LastKnown>();

  get size(): number {
    return this.#last.size;
  }

  *replay(records: Handle): Generator<SweepProgress, void, void> {
    for (let after = 0; ; ) {
      const batch = records.all(ROWS, { after });
      if (batch.length === 0) return;
      for (const row of batch) {
        after = integer(row, 'sequence');
        for (const noted of decodeRows(bytes(row, 'rows'))) {
          this.#last.set(nameOf(noted), { hash: noted.hash, sequence: after, seen: false });
        }
      }
      yield { step: 'replay', done: after };
    }
  }

  /** What is wrong with a row that is there, if anything. */
  judge(
    row: NotedRow,
  ): { readonly fault: 'differs' | 'foreign'; readonly sequence: number } | undefined {
    const last = this.#last.get(nameOf(row));
    if (last === undefined || last.hash.equals(GONE)) {
      if (row.table === HARMLESS_ORPHANS && last === undefined) return undefined;
      return { fault: 'foreign', sequence: last?.sequence ?? 0 };
    }
    last.seen = true;
    return last.hash.equals(row.hash) ? undefined : { fault: 'differs', sequence: last.sequence };
  }

  *missing(): Generator<BadRow> {
    for (const [name, { hash, sequence, seen }] of this.#last) {
      if (seen || hash.equals(GONE)) continue;
      const [table = '', key = ''] = name.split('\u0000');
      yield { table, key, sequence, fault: 'missing' };
    }
  }
}

/** Replays the trail and compares; `rows` is every row there is now. */
export function* sweep(
  records: Handle,
  rows: Iterable<NotedRow>,
): Generator<SweepProgress, SweepVerdict, void> {
  const known = new KnownRows();
  yield* known.replay(records);
  let count = 0;
  let bad = 0;
  let first: BadRow | undefined;
  const take = (found: BadRow): void => {
    bad += 1;
    if (first === undefined || found.sequence < first.sequence) first = found;
  };
  for (const row of rows) {
    count += 1;
    if (count % STEP === 0) yield { step: 'compare', done: count };
    const judged = known.judge(row);
    if (judged === undefined) continue;
    take({
      table: row.table,
      key: row.key,
      sequence: judged.sequence,
      fault: faultOf(records, row, judged),
    });
  }
  for (const gone of known.missing()) take(gone);
  return { rows: count, bad, ...(first === undefined ? {} : { first }) };
}

function faultOf(
  records: Handle,
  row: NotedRow,
  { fault, sequence }: { readonly fault: 'differs' | 'foreign'; readonly sequence: number },
): RowFault {
  if (sequence > 0 && wasOnce(records, row, sequence)) return 'rolled-back';
  return fault === 'foreign' ? 'foreign' : 'edited';
}

/** True when an earlier event wrote just this row: what is there now is the vault's own past. */
function wasOnce(records: Handle, row: NotedRow, before: number): boolean {
  for (let after = 0; ; ) {
    const batch = records.all(ROWS_BEFORE, { after, before });
    if (batch.length === 0) return false;
    for (const kept of batch) {
      after = integer(kept, 'sequence');
      for (const noted of decodeRows(bytes(kept, 'rows'))) {
        if (nameOf(noted) === nameOf(row) && noted.hash.equals(row.hash)) return true;
      }
    }
  }
}

function nameOf({ table, key }: Pick<NotedRow, 'table' | 'key'>): string {
  return `${table}\u0000${key}`;
}
