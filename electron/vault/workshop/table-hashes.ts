// What every table of a file says and how it is built, as two hashes: so that of two files those tables are found that differ.
import { rowHash } from '../audit/row-hashes';
import type { Handle } from '../database/driver';
import { text } from '../database/rows';
import { rowsOfTable, watchedTables } from '../database/watched-tables';
import { placeBytes } from '../keys/places';
import { sha256 } from '../keys/suite';

export interface TableHashes {
  /** Over all rows, without the table's own name; 64 hexadecimal digits. */
  readonly rows: string;
  /** Over the table, its indexes and its triggers, as they were made. */
  readonly shape: string;
}

/** Nobody is kept from computing it: it is compared within one process, and goes nowhere. */
const NO_KEY = new Uint8Array(32);
const SHAPES =
  "SELECT tbl_name, type, name, coalesce(sql, '') AS sql FROM sqlite_master ORDER BY tbl_name, type, name";

/** By table. */
export function hashesOfTables(handle: Handle): Readonly<Record<string, TableHashes>> {
  const tables = watchedTables(handle, (name) => !name.startsWith('sqlite_'));
  const shapes = shapesOf(handle);
  const hashes: Record<string, TableHashes> = {};
  for (const table of tables.values()) {
    let soFar: Buffer = Buffer.alloc(0);
    for (const { key, row } of rowsOfTable(handle, table)) {
      soFar = sha256(Buffer.concat([soFar, placeBytes(key), rowHash(NO_KEY, '', row)]));
    }
    hashes[table.name] = { rows: soFar.toString('hex'), shape: shapes.get(table.name) ?? '' };
  }
  return hashes;
}

function shapesOf(handle: Handle): ReadonlyMap<string, string> {
  const shapes = new Map<string, Buffer>();
  for (const row of handle.all(SHAPES)) {
    const table = text(row, 'tbl_name');
    const part = placeBytes(text(row, 'type'), text(row, 'name'), text(row, 'sql'));
    shapes.set(table, sha256(Buffer.concat([shapes.get(table) ?? Buffer.alloc(0), part])));
  }
  return new Map([...shapes].map(([table, hash]) => [table, hash.toString('hex')]));
}
