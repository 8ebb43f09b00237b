// Compares every row of the vault with the last hash the trail has of it: finds an old page put back, a row that
// was edited, taken out or brought in without an event.
import type { BadRow } from '../../../src/features/audit/index';
import type { Handle } from '../database/driver';
import { bytes, integer } from '../database/rows';
import { sha256 } from '../keys/suite';
import { decodeRows, GONE, type NotedRow } from './row-hashes';

export interface SweepVerdict {
  readonly rows: number;
  readonly bad: number;
  /** The bad row whose event is the oldest. */
  readonly first?: BadRow;
  /** Hash of which rows are bad; empty where none is. */
  readonly which: string;
}

/** The rows of a vault at work, as the trail would note them. */
export interface RowsNow {
  everyRow(): Iterable<NotedRow>;
  /** One row as it stands; its hash is `GONE` where it is not there. */
  rowNow(row: Pick<NotedRow, 'table' | 'key'>): NotedRow;
}

export interface SweepProgress {
  readonly step: 'replay' | 'compare' | 'look-again';
  readonly done: number;
}

/** `sequence` is the event that last wrote the row. */
interface Differs {
  readonly fault: 'differs';
  readonly sequence: number;
}

interface Missing {
  readonly fault: 'missing';
  readonly sequence: number;
}

/** There need not be any event that knows the row. */
interface Foreign {
  readonly fault: 'foreign';
  readonly sequence: number | undefined;
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
/** So many rows are looked at before others get their turn. */
const STEP = 500;
/** A crash between the two files may leave a resident's key without its event; it opens nothing. */
const HARMLESS_ORPHANS = 'keyring.resident_keys';

/** Last hash of each row, by table and key. */
export class KnownRows {
  readonly #last = new Map<string, LastKnown>();
  #after = 0;

  get size(): number {
    return this.#last.size;
  }

  /** Reads on from where the last replay ended. */
  *replay(records: Handle): Generator<SweepProgress, void, void> {
    let count = 0;
    for (;;) {
      const batch = records.all(ROWS, { after: this.#after });
      if (batch.length === 0) return;
      for (const row of batch) {
        this.#after = integer(row, 'sequence');
        for (const noted of decodeRows(bytes(row, 'rows'))) {
          this.#last.set(nameOf(noted), { hash: noted.hash, sequence: this.#after, seen: false });
          count += 1;
          if (count % STEP === 0) yield { step: 'replay', done: this.#after };
        }
      }
      yield { step: 'replay', done: this.#after };
    }
  }

  /** What is wrong with a row that is there, if anything. */
  judge(row: NotedRow): Differs | Foreign | undefined {
    const last = this.#last.get(nameOf(row));
    if (last === undefined || last.hash.equals(GONE)) {
      if (row.table === HARMLESS_ORPHANS && last === undefined) return undefined;
      return { fault: 'foreign', sequence: last?.sequence };
    }
    last.seen = true;
    return last.hash.equals(row.hash) ? undefined : { fault: 'differs', sequence: last.sequence };
  }

  /** The event that last wrote a row which should be there; undefined where none should. */
  expected({ table, key }: Pick<NotedRow, 'table' | 'key'>): number | undefined {
    const last = this.#last.get(nameOf({ table, key }));
    return last === undefined || last.hash.equals(GONE) ? undefined : last.sequence;
  }

  *missing(): Generator<Pick<NotedRow, 'table' | 'key'>> {
    for (const [name, { hash, seen }] of this.#last) {
      if (seen || hash.equals(GONE)) continue;
      const [table = '', key = ''] = name.split('\u0000');
      yield { table, key };
    }
  }
}

/** Replays the trail and compares, while others go on working. */
export function* sweep(
  records: Handle,
  rows: RowsNow,
): Generator<SweepProgress, SweepVerdict, void> {
  const known = new KnownRows();
  yield* known.replay(records);
  const doubts: Pick<NotedRow, 'table' | 'key'>[] = [];
  let count = 0;
  for (const row of rows.everyRow()) {
    count += 1;
    if (count % STEP === 0) yield { step: 'compare', done: count };
    if (known.judge(row) !== undefined) doubts.push({ table: row.table, key: row.key });
  }
  const bad = yield* lookAgain({ records, rows, known }, [...doubts, ...known.missing()]);
  const oldest = bad.reduce<Bad | undefined>(
    (found, one) => (found === undefined || isOlder(one, found) ? one : found),
    undefined,
  );
  if (oldest === undefined) return { rows: count, bad: 0, which: '' };
  const first = yield* namedFault(records, oldest);
  return { rows: count, bad: bad.length, which: whichOf(bad), first };
}

type Bad = NotedRow & (Differs | Missing | Foreign);

/** A row that no event knows comes first. */
function isOlder(one: Bad, other: Bad): boolean {
  if (other.sequence === undefined) return false;
  return one.sequence === undefined || one.sequence < other.sequence;
}

/**
 * Somebody may have written a row between the reading of the trail and its own: what looked wrong is judged again,
 * right after the trail was read to its end.
 */
function* lookAgain(
  { records, rows, known }: { records: Handle; rows: RowsNow; known: KnownRows },
  doubts: readonly Pick<NotedRow, 'table' | 'key'>[],
): Generator<SweepProgress, readonly Bad[], void> {
  const bad: Bad[] = [];
  for (let at = 0; at < doubts.length; at += STEP) {
    for (const _ of known.replay(records));
    for (const doubt of doubts.slice(at, at + STEP)) {
      const now = rows.rowNow(doubt);
      const found = now.hash.equals(GONE) ? missing(known, now) : known.judge(now);
      if (found !== undefined) bad.push({ ...now, ...found });
    }
    yield { step: 'look-again', done: at };
  }
  return bad;
}

function missing(known: KnownRows, row: NotedRow): Missing | undefined {
  const sequence = known.expected(row);
  return sequence === undefined ? undefined : { fault: 'missing', sequence };
}

function whichOf(bad: readonly Bad[]): string {
  const lines = bad.map(({ table, key, fault }) => `${table} ${key} ${fault}`).sort();
  return sha256(Buffer.from(lines.join('\n'), 'utf8')).toString('hex');
}

function* namedFault(records: Handle, bad: Bad): Generator<SweepProgress, BadRow, void> {
  const { fault, table, key, sequence } = bad;
  if (sequence === undefined) return { fault: 'foreign', table, key };
  const at = { table, key, sequence };
  if (fault === 'missing') return { fault, ...at };
  if (yield* wasOnce(records, bad, sequence)) return { fault: 'rolled-back', ...at };
  return { fault: fault === 'foreign' ? 'foreign' : 'edited', ...at };
}

/** True when an earlier event wrote just this row: what is there now is the vault's own past. */
function* wasOnce(
  records: Handle,
  row: NotedRow,
  before: number,
): Generator<SweepProgress, boolean, void> {
  for (let after = 0; ; ) {
    const batch = records.all(ROWS_BEFORE, { after, before });
    if (batch.length === 0) return false;
    for (const kept of batch) {
      after = integer(kept, 'sequence');
      for (const noted of decodeRows(bytes(kept, 'rows'))) {
        if (nameOf(noted) === nameOf(row) && noted.hash.equals(row.hash)) return true;
      }
    }
    yield { step: 'look-again', done: after };
  }
}

function nameOf({ table, key }: Pick<NotedRow, 'table' | 'key'>): string {
  return `${table}\u0000${key}`;
}
