// What a transaction changed in the keyring, kept beside it until the trail's event for it is on the disk. Where that
// event never came, keys that were handed out are taken back, and the trail is told of what else was changed.
import { decodeRows, encodeRows, type NotedRow } from './row-hashes';
import type { Handle } from '../database/driver';
import { integer, maybeBytes, maybeText } from '../database/rows';
import { putBack } from '../keyring/holder-rows';

const FIND = 'SELECT sequence, rows, former FROM unvouched ORDER BY sequence DESC LIMIT 1';
const KEEP = 'INSERT INTO unvouched (sequence, rows, former) VALUES ($sequence, $rows, $former)';
const NOTHING_LEFT = 'UPDATE unvouched SET former = NULL';
const DROP = 'DELETE FROM unvouched';

export interface Unvouched {
  /** The event that is to vouch for it. */
  readonly sequence: number;
  /** Rows that stay as they are now. */
  readonly rows: readonly NotedRow[];
  /** How the others were before. */
  readonly former: string | undefined;
}

/** Inside the keyring's open transaction. */
export function keepUnvouched(keyring: Handle, { sequence, rows, former }: Unvouched): void {
  keyring.run(DROP);
  const encoded = rows.length === 0 ? null : encodeRows(rows);
  keyring.run(KEEP, { sequence, rows: encoded, former: former ?? null });
}

/**
 * Outside any transaction: rows of which the trail is still to be told. `size` is the trail's. An older note than the
 * trail's newest event is nobody's: put back by a stranger, it changes nothing.
 */
export function takeBackUnvouched(keyring: Handle, size: () => number): readonly NotedRow[] {
  const found = keyring.get(FIND);
  if (found === undefined || integer(found, 'sequence') <= size()) return [];
  const former = maybeText(found, 'former');
  if (former !== null) takeBack(keyring, former);
  const rows = maybeBytes(found, 'rows');
  return rows === null ? [] : [...decodeRows(rows)];
}

/** Once the event is on the disk, or where there never was one to come. */
export function dropUnvouched(keyring: Handle): void {
  if (keyring.get(FIND) !== undefined) keyring.run(DROP);
}

function takeBack(keyring: Handle, former: string): void {
  keyring.begin();
  try {
    putBack(keyring, former);
    keyring.run(NOTHING_LEFT);
    keyring.commit();
  } catch (error) {
    keyring.rollback();
    throw error;
  }
}
