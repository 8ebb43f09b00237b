// A vault from before rows were hashed and the vault signed for itself: it opens, is taken stock of, and stays readable.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { chainOf, EMPTY_CHAIN, leafOf } from '../../../electron/vault/audit/chain';
import { encodeEvent, type EventV1 } from '../../../electron/vault/audit/event';
import { bytes, integer } from '../../../electron/vault/database/rows';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { newestVerbs } from '../../support/resident-in-vault';
import { admitInput } from '../../support/residents';
import { foundAnew, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeEach(async () => {
  house = await foundAnew({ roles: ['manager', 'reception'], remembers: true });
});
afterEach(() => house.destroy());

/** Takes away what version 0.1 did not have, and writes its events as it wrote them. */
function makeOld(): void {
  const { records, keyring } = house.open();
  records.exec('DROP TRIGGER audit_events_no_update');
  let chain: Uint8Array = EMPTY_CHAIN;
  for (const row of records.all('SELECT sequence, body FROM audit_events ORDER BY sequence')) {
    const sequence = integer(row, 'sequence');
    const now = JSON.parse(Buffer.from(bytes(row, 'body')).toString('utf8')) as EventV1;
    const body = encodeEvent({
      at: now.at,
      actor: now.actor,
      verb: now.verb,
      outcome: now.outcome,
      ...(now.object === undefined ? {} : { object: now.object }),
      details: { tries: sequence },
    });
    chain = chainOf(chain, sequence, body);
    records.run(
      'UPDATE audit_events SET body = $body, leaf = $leaf, chain = $chain WHERE sequence = $sequence',
      { sequence, body, leaf: leafOf(body), chain: new Uint8Array(chain) },
    );
  }
  records.exec(
    `CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
      BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END`,
  );
  records.exec('DROP TRIGGER audit_rows_no_delete');
  records.exec('DELETE FROM audit_rows');
  records.exec(
    `CREATE TRIGGER audit_rows_no_delete BEFORE DELETE ON audit_rows
      BEGIN SELECT RAISE(ABORT, 'hashes of rows are never deleted'); END`,
  );
  records.exec('DELETE FROM audit_marks');
  records.exec('DELETE FROM audit_checkpoints');
  records.exec(
    "INSERT INTO audit_checkpoints (size, note) VALUES (1, 'kanaf/x\n1\nAA==\n\n— old AA==\n')",
  );
  records.exec("DELETE FROM vault_facts WHERE name = 'audit-public-key'");
  keyring.exec("DELETE FROM vault_secrets WHERE name = 'audit-key'");
}

it('an older vault is taken stock of at its first unlock, by whoever comes', async () => {
  await house.done(residents.admit, admitInput('O-1', 'سلمى حسن'));
  const old = house.open().audit.size();
  makeOld();
  house.at.gate.lock();
  await house.actAs('reception');
  expect(newestVerbs(house, 2)).toEqual(['vault.unlock', 'audit.baseline']);
  const baseline = house.open().audit.event(old + 1);
  expect(baseline).toMatchObject({ v: 2, verb: 'audit.baseline' });
  await house.actAs('manager');
  expect(await house.done(audit.verify, {})).toMatchObject({ sound: true });
  expect(await house.done(audit.check, { asked: true })).toMatchObject({ sound: true });
  expect((await house.done(audit.state, {})).alarm).toBeUndefined();
  const { events } = await house.done(audit.read, { filter: {} });
  const first = events.find(({ sequence }) => sequence === old);
  expect(first).toMatchObject({ verb: 'residents.admit', details: { tries: old } });
  house.open().records.exec("UPDATE stays SET admitted_on = '2020-01-01'");
  house.open().recorder.records.forget();
  expect(await house.done(audit.check, { asked: true })).toMatchObject({
    sound: false,
    found: { rows: { bad: 1, first: { table: 'stays', sequence: old + 1, fault: 'edited' } } },
  });
});
