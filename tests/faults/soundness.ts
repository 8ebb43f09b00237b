// Opens the two databases of a vault with their keys and says whether what was called saved is there and whole.
import { text } from '../../electron/vault/database/rows';
import { AuditTrail } from '../../electron/vault/audit/trail';
import type { Handle } from '../../electron/vault/database/driver';
import { openPair, type PairKeys } from '../../electron/vault/platform/vault-files';
import type { TestVault } from '../support/test-vault';

export function keysOf(house: TestVault): PairKeys {
  const { databaseKeyHex, keyringKeyHex } = house.open().keys;
  return { databaseKeyHex, keyringKeyHex };
}

export interface Soundness {
  /** Acknowledged ids without a row, a stay, a key or an event. */
  readonly lost: readonly string[];
  /** What does not fit together: codes, never content. */
  readonly broken: readonly string[];
  readonly residents: number;
}

/** Opens, checks and closes. A refusal to open is reported as broken. */
export function soundnessOf(folder: string, keys: PairKeys, saved: readonly string[]): Soundness {
  const pair = openPair({ folder, keys, file: 'existing', now: '2026-03-10T08:00:00.000Z' });
  if (!pair.ok) return { lost: saved, broken: [pair.refusal.code], residents: 0 };
  const { records, keyring } = pair.value;
  try {
    return check(records, keyring, saved);
  } catch (error) {
    return { lost: [], broken: [error instanceof Error ? error.message : 'thrown'], residents: 0 };
  } finally {
    records.close();
    keyring.close();
  }
}

function check(records: Handle, keyring: Handle, saved: readonly string[]): Soundness {
  const broken: string[] = [];
  const trail = new AuditTrail(records);
  if (!trail.verify().sound) broken.push('the trail does not hold');
  const rows = idsOf(records, 'SELECT id FROM residents');
  const stays = idsOf(records, 'SELECT resident_id AS id FROM stays');
  const sealed = idsOf(records, 'SELECT DISTINCT resident_id AS id FROM sealed_parts');
  const keyed = idsOf(keyring, 'SELECT DISTINCT resident_id AS id FROM resident_keys');
  const told = admittedIn(trail);
  for (const id of rows) {
    if (!stays.has(id) || !sealed.has(id)) broken.push('half a resident');
    if (!keyed.has(id)) broken.push('a resident without keys');
    if (!told.has(id)) broken.push('a resident without an event');
  }
  for (const id of told) if (!rows.has(id)) broken.push('an event without its resident');
  for (const handle of [records, keyring]) {
    if (handle.pragma('integrity_check') !== 'ok') broken.push('integrity_check');
    // This check reads the file without its journal: an unfinished checkpoint is finished first, as at any opening.
    handle.pragmaRows('wal_checkpoint(TRUNCATE)');
    if (handle.pragmaRows('cipher_integrity_check').length > 0)
      broken.push('cipher_integrity_check');
  }
  return {
    lost: saved.filter((id) => !rows.has(id) || !told.has(id)),
    broken,
    residents: rows.size,
  };
}

function idsOf(handle: Handle, sql: string): ReadonlySet<string> {
  return new Set(handle.all(sql).map((row) => text(row, 'id')));
}

function admittedIn(trail: AuditTrail): ReadonlySet<string> {
  const events = trail.newest(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return new Set(
    events
      .filter(({ verb, outcome }) => verb === 'residents.admit' && outcome === 'done')
      .map(({ object }) => object?.id ?? ''),
  );
}
