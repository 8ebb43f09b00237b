// Opens both files of a vault, reads every row of every table, and says how damage showed itself, if it did.
import { sqliteCode } from '../../electron/vault/database/driver';
import { openPair, type PairKeys } from '../../electron/vault/platform/vault-files';
import { tablesOf } from '../contract/vault-dump';

export type Notice = 'refused' | 'noticed at reading' | 'unnoticed' | (string & {});

/** `refused` at opening, `noticed at reading`, `unnoticed`; any other word is an answer that nobody expected. */
export function readAll(folder: string, keys: PairKeys): Notice {
  try {
    const pair = openPair({ folder, keys, file: 'existing', now: '2026-03-10T08:00:00.000Z' });
    if (!pair.ok)
      return /^database\.(keyring-)?damaged$/.test(pair.refusal.code)
        ? 'refused'
        : pair.refusal.code;
    const { records, keyring } = pair.value;
    try {
      let unread = 0;
      for (const handle of [records, keyring]) {
        unread += handle.pragmaRows('cipher_integrity_check').length;
        for (const table of tablesOf(handle))
          unread += unreadable(() => handle.all(`SELECT * FROM "${table}"`));
      }
      return unread > 0 ? 'noticed at reading' : 'unnoticed';
    } finally {
      records.close();
      keyring.close();
    }
  } catch (error) {
    return /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error) ?? '')
      ? 'noticed at reading'
      : 'thrown';
  }
}

function unreadable(work: () => unknown): number {
  try {
    work();
    return 0;
  } catch (error) {
    // Where the damaged page continues another one, SQLCipher answers the general SQLITE_ERROR.
    if (/^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR)/.test(sqliteCode(error) ?? '')) return 1;
    throw error;
  }
}
