// The rows an operation left behind, and the same rows written by the bare driver with the same durability.
import { text } from '../../electron/vault/database/rows';
import type { BoundValue, Handle, Row } from '../../electron/vault/database/driver';

/** One row to write, as constant SQL per table and its values. */
interface Write {
  readonly sql: string;
  readonly values: Readonly<Record<string, BoundValue>>;
}

type Snapshot = ReadonlyMap<string, ReadonlyMap<number, Row>>;

export function snapshotOf(handle: Handle): Snapshot {
  const tables = handle
    .all("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migrations'")
    .map((row) => text(row, 'name'));
  return new Map(tables.map((table) => [table, rowsOf(handle, table)]));
}

function rowsOf(handle: Handle, table: string): ReadonlyMap<number, Row> {
  const rows = handle.all(`SELECT rowid AS bare_rowid, * FROM "${table}"`);
  return new Map(rows.map((row) => [Number(row['bare_rowid']), row]));
}

/** What was added or changed between two snapshots. */
export function writesBetween(before: Snapshot, after: Snapshot): readonly Write[] {
  const writes: Write[] = [];
  for (const [table, rows] of after) {
    for (const [rowid, row] of rows) {
      const was = before.get(table)?.get(rowid);
      if (was === undefined) writes.push(insertOf(table, row));
      else if (!isSame(was, row)) writes.push(updateOf(table, row));
    }
  }
  return writes;
}

function isSame(a: Row, b: Row): boolean {
  return Object.keys(b).every((column) => {
    const [left, right] = [a[column], b[column]];
    if (left instanceof Uint8Array && right instanceof Uint8Array) {
      return Buffer.compare(left, right) === 0;
    }
    return left === right;
  });
}

const columnsOf = (row: Row): readonly string[] =>
  Object.keys(row).filter((column) => column !== 'bare_rowid');

function insertOf(table: string, row: Row): Write {
  const columns = columnsOf(row);
  const { bare_rowid: _rowid, ...values } = row;
  const holes = columns.map((column) => `$${column}`).join(', ');
  return { sql: `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${holes})`, values };
}

function updateOf(table: string, row: Row): Write {
  const sets = columnsOf(row).map((column) => `${column} = $${column}`);
  return { sql: `UPDATE "${table}" SET ${sets.join(', ')} WHERE rowid = $bare_rowid`, values: row };
}

/** One transaction of exactly these rows. */
export function writeBare(handle: Handle, writes: readonly Write[]): void {
  if (writes.length === 0) return;
  handle.exec('BEGIN IMMEDIATE');
  handle.pragma('defer_foreign_keys = ON');
  for (const { sql, values } of writes) handle.run(sql, values);
  handle.exec('COMMIT');
}
