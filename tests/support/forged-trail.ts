// What somebody does to a trail who has the database key and tools of their own.
import { chainOf, EMPTY_CHAIN, leafOf } from '../../electron/vault/audit/chain';
import { encodeEvent } from '../../electron/vault/audit/event';
import type { Handle } from '../../electron/vault/database/driver';
import { bytes, integer } from '../../electron/vault/database/rows';
import type { PersonSession } from '../../electron/vault/open-vault/person-session';

export function takeOffTheTriggers(records: Handle): void {
  for (const table of ['audit_events', 'audit_rows']) {
    records.exec(`DROP TRIGGER IF EXISTS ${table}_no_update`);
    records.exec(`DROP TRIGGER IF EXISTS ${table}_no_delete`);
  }
}

/** Writes another event over one, then computes every hash anew; what the vault keeps of its past stays as it is. */
export function forgeLine({ records, audit }: PersonSession, sequence: number): void {
  takeOffTheTriggers(records);
  const at = '2026-01-01T00:00:00.000Z';
  const body = encodeEvent({ at, actor: 'X', verb: 'y.z', outcome: 'done' });
  records.run('UPDATE audit_events SET body = $body WHERE sequence = $sequence', {
    body,
    sequence,
  });
  chainAnew(records);
  audit.forget();
}

export function cutTail({ records, audit }: PersonSession, size: number): void {
  takeOffTheTriggers(records);
  for (const table of ['audit_events', 'audit_rows']) {
    records.exec(`DELETE FROM ${table} WHERE sequence > ${size}`);
  }
  records.exec(`DELETE FROM audit_checkpoints WHERE size > ${size}`);
  audit.forget();
}

export function chainAnew(records: Handle): void {
  let chain = EMPTY_CHAIN;
  for (const row of records.all('SELECT sequence, body FROM audit_events ORDER BY sequence')) {
    const sequence = integer(row, 'sequence');
    const body = bytes(row, 'body');
    chain = chainOf(chain, sequence, body);
    records.run('UPDATE audit_events SET leaf = $leaf, chain = $chain WHERE sequence = $sequence', {
      sequence,
      leaf: leafOf(body),
      chain,
    });
  }
}
