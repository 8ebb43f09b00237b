// Which tables the trail tells of row by row, and the watch over both files that notes what a transaction touched.
import type { Handle } from '../database/driver';
import { RowWatch } from '../database/row-watch';

/**
 * Not covered: the trail itself, one worker's unfinished forms and own lists, the ledger of migrations, the list of sign-ins; and the
 * counted facts kept of erased files, which nothing may tie to the erasure they came from.
 */
const NOT_WATCHED = ['drafts', 'own_lists', 'migrations', 'sign_ins', 'kept_facts'];

export function isWatchedRecord(table: string): boolean {
  return !/^(sqlite_|audit_)/.test(table) && !NOT_WATCHED.includes(table);
}
/** Search segments can be made anew from what they index. */
export function isWatchedKey(table: string): boolean {
  return [
    'compartment_generations',
    'compartment_wraps',
    'emergency_deals',
    'emergency_shares',
    'emergency_wraps',
    'vault_secrets',
    'resident_keys',
    'deeds',
  ].includes(table);
}

export interface WatchedRows {
  readonly records: RowWatch;
  readonly keyring: RowWatch;
}

/** Once per opened file, whoever writes into it. */
export function watchRows(files: {
  readonly records: Handle;
  readonly keyring: Handle;
}): WatchedRows {
  return {
    records: new RowWatch(files.records, isWatchedRecord),
    keyring: new RowWatch(files.keyring, isWatchedKey),
  };
}
