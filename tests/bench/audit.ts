// Checking the whole trail: every event parsed, chained and put into the tree, against only reading and hashing it.
import { createHash } from 'node:crypto';
import type { Handle } from '../../electron/vault/database/driver';
import { bytes } from '../../electron/vault/database/rows';
import { foundTestVault } from '../support/test-vault';
import { type Comparison, compared, median, timed } from './measure';

const EVENTS = 30_000;
const ROUNDS = 5;
const ALL = 'SELECT body, leaf, chain FROM audit_events ORDER BY sequence';

export async function benchAudit(): Promise<readonly Comparison[]> {
  const house = await foundTestVault();
  const vault = house.open();
  const at = house.clock.now();
  const object = { kind: 'resident', id: '0'.repeat(26) };
  vault.writing(() => {
    for (let nth = 0; nth < EVENTS; nth += 1) {
      vault.record({ at, verb: 'residents.open', outcome: 'done', object });
    }
  });
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(
      timed(() => {
        if (!vault.audit.verify().sound) throw new Error('the trail is not sound');
      }),
    );
    bare.push(timed(() => readAndHash(vault.records)));
  }
  house.destroy();
  const took = median(ours);
  return [
    compared({
      name: 'audit-verify',
      what: `whole check of ${EVENTS} events, against reading them and hashing each three times`,
      ours: took,
      theirs: median(bare),
      unit: 'ms',
      limit: 4,
      notes: { eventsPerSecond: Math.round((EVENTS / took) * 1000) },
    }),
  ];
}

function readAndHash(records: Handle): void {
  for (const row of records.all(ALL)) {
    const body = bytes(row, 'body');
    for (let nth = 0; nth < 3; nth += 1) createHash('sha256').update(body).digest();
  }
}
