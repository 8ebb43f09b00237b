// What a transaction changed in the keyring, kept beside it until the trail's event for it is on the disk. Where that
// event never came, keys that were handed out are taken back, and the trail is told of what else was changed.
import {
  bytesColumn,
  countColumn,
  madeTextColumn,
  orNull,
  table,
} from '../../../src/kernel/columns';
import { decodeRows, encodeRows, type NotedRow } from './row-hashes';
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';
import { putBack } from '../keyring/holder-rows';

/** At most one row. */
export const UNVOUCHED = table('unvouched', {
  sequence: countColumn(),
  rows: orNull(bytesColumn()),
  former: orNull(madeTextColumn()),
});

export interface Unvouched {
  /** The event that is to vouch for it. */
  readonly sequence: number;
  /** Rows that stay as they are now. */
  readonly rows: readonly NotedRow[];
  /** How the others were before. */
  readonly former: string | null;
}

/** Inside the keyring's open transaction. */
export function keepUnvouched(keyring: Handle, { sequence, rows, former }: Unvouched): void {
  dropUnvouched(keyring);
  const encoded = rows.length === 0 ? null : encodeRows(rows);
  rowsOf(keyring, UNVOUCHED).add({ sequence, rows: encoded, former });
}

/**
 * Outside any transaction: rows of which the trail is still to be told. `size` is the trail's. An older note than the
 * trail's newest event is nobody's: put back by a stranger, it changes nothing.
 */
export function takeBackUnvouched(keyring: Handle, size: () => number): readonly NotedRow[] {
  const found = rowsOf(keyring, UNVOUCHED).list({ newestBy: 'sequence' })[0];
  if (found === undefined || found.sequence <= size()) return [];
  if (found.former !== null) takeBack(keyring, found.sequence, found.former);
  return found.rows === null ? [] : [...decodeRows(found.rows)];
}

/** Once the event is on the disk, or where there never was one to come. */
export function dropUnvouched(keyring: Handle): void {
  const rows = rowsOf(keyring, UNVOUCHED);
  for (const { sequence } of rows.list()) rows.remove(sequence);
}

function takeBack(keyring: Handle, sequence: number, former: string): void {
  keyring.begin();
  try {
    putBack(keyring, former);
    rowsOf(keyring, UNVOUCHED).change(sequence, { former: null });
    keyring.commit();
  } catch (error) {
    keyring.rollback();
    throw error;
  }
}
