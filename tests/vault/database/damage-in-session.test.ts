// A page turns out to be damaged in the middle of work: its reader is told, everything else is read on, nothing new is
// saved, nothing is deleted, and the next unlock writes down what happened meanwhile.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import { vault as vaultContract } from '../../../src/features/vault/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { damagedPagesOf, damagePageOf, PAGE, type Reading } from '../../support/damaged-page';
import { putResident } from '../../support/resident-in-vault';
import { admitInput } from '../../support/residents';
import { foundTestVault, PASSPHRASES, staffCodeOf, type TestVault } from '../../support/test-vault';

const RESIDENTS = 60;
const PARTS_OF = 'SELECT * FROM sealed_parts WHERE resident_id = $id';
const NOT_HERS: readonly Reading[] = [
  { sql: 'SELECT * FROM residents' },
  { sql: 'SELECT * FROM stays' },
  { sql: 'SELECT * FROM audit_events' },
  { sql: 'SELECT * FROM audit_rows' },
  { sql: 'SELECT kind, record_id, compartment FROM sealed_parts' },
];
const HALF_READ = { presence: { state: 'unreadable' } };
const DAMAGED = { kind: 'refused', refusal: { code: 'vault.damaged' } };

let house: TestVault | undefined;
afterEach(() => house?.destroy());

async function shelterOf(count: number): Promise<{ house: TestVault; ids: readonly ResidentId[] }> {
  house = await foundTestVault({ roles: ['psychologist'] });
  const made = house;
  const ids = Array.from({ length: count }, (_, nth) => putResident(made, { name: `سلمى ${nth}` }));
  return { house: made, ids };
}

const recordsOf = ({ folder }: TestVault): string => join(folder, 'vault', 'records.kanaf');

/** Answers the bytes of the damaged page, now or later. */
function lose(of: TestVault, lost: Reading, keyHex: string): () => Buffer {
  of.at.lock('asked');
  const start = damagePageOf({ path: recordsOf(of), keyHex, lost, kept: NOT_HERS });
  return () => readFileSync(recordsOf(of)).subarray(start, start + PAGE);
}

/** Whose file opens without one of its parts. Everybody's file opens. */
async function costOf(of: TestVault, ids: readonly ResidentId[]): Promise<ReadonlySet<ResidentId>> {
  const cost = new Set<ResidentId>();
  for (const id of ids) {
    const { presence, identity } = await of.done(residents.open, { id });
    if (presence.state !== 'open' || identity.state !== 'open') cost.add(id);
    for (const { state } of [presence, identity]) expect(['open', 'unreadable']).toContain(state);
  }
  return cost;
}

it('is told once it is met, and costs those on the page and nobody else', {
  timeout: 120_000,
}, async () => {
  const { house: at, ids } = await shelterOf(RESIDENTS);
  const hers = ids[RESIDENTS / 2] as ResidentId;
  const { databaseKeyHex } = at.open().keys;
  const page = lose(at, { sql: PARTS_OF, values: { id: hers } }, databaseKeyHex);
  const damaged = page();
  await at.actAs('manager');
  expect((await at.done(audit.state, {})).mode).toBe('normal');

  expect(await at.done(residents.open, { id: hers })).toMatchObject(HALF_READ);
  expect((await at.done(audit.state, {})).mode).toBe('damaged');
  expect((await at.done(residents.list, { filter: 'all' })).residents).toHaveLength(RESIDENTS);
  const cost = await costOf(at, ids);
  expect(cost).toContain(hers);
  expect(cost.size).toBeLessThan(20);

  const input = { ...admitInput('N-1', 'نوال سالم'), acknowledgedDuplicates: 'شخص آخر' };
  expect(await at.call(residents.admit, input)).toMatchObject(DAMAGED);
  expect((await at.done(residents.list, { filter: 'all' })).residents).toHaveLength(RESIDENTS);

  // Who looked meanwhile is in the trail once it can be written again, and so is the damage itself.
  await at.actAs('manager');
  const { events } = await at.done(audit.read, { filter: {} });
  const late = events.filter(({ isLate }) => isLate).map(({ verb }) => verb);
  expect(late).toContain('vault.damage-met');
  expect(late.filter((verb) => verb === 'residents.open')).toHaveLength(RESIDENTS + 1);
  expect(await at.done(audit.verify, {})).toMatchObject({ sound: true });
  expect(page().equals(damaged)).toBe(true);
});

it('is noticed where it continues a long note as well', { timeout: 120_000 }, async () => {
  const { house: at, ids } = await shelterOf(RESIDENTS);
  const residentId = ids[3] as ResidentId;
  await at.actAs('psychologist');
  const { id } = await at.done(sessionNotes.write, {
    residentId,
    heldOn: '2026-03-09' as never,
    kind: 'individual',
    note: 'كلمة بعد كلمة. '.repeat(600),
  });
  const sql = 'SELECT blob FROM sealed_parts WHERE record_id = $id';
  lose(at, { sql, values: { id } }, at.open().keys.databaseKeyHex);
  await at.actAs('psychologist');
  const answer = await at.call(sessionNotes.open, { id });
  expect(answer).toMatchObject({ refusal: { code: 'session-notes.unreadable' } });
  expect((await at.done(audit.state, {})).mode).toBe('damaged');
  expect(await costOf(at, ids)).toEqual(new Set());
});

it('costs a list nothing but the words that lay on the page, whichever page it is', {
  timeout: 120_000,
}, async () => {
  house = await foundTestVault();
  const at = house;
  const ids = Array.from({ length: 8 }, (_, nth) =>
    putResident(at, { name: `سلمى ${nth}`, alerts: ['allergy'] }),
  );
  const { databaseKeyHex: keyHex } = at.open().keys;
  at.at.lock('asked');
  const lost = { sql: 'SELECT * FROM sealed_parts' };
  const met = new Set<ResidentId>();
  const sizes: number[] = [];
  for (const _page of damagedPagesOf({ path: recordsOf(at), keyHex, lost, kept: NOT_HERS })) {
    await at.actAs('manager');
    const { residents: rows } = await at.done(residents.list, { filter: 'all' });
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(rows.map(({ alertCount }) => alertCount)).toEqual(ids.map(() => 1));
    const cost = await costOf(at, ids);
    sizes.push(cost.size);
    for (const { id, alerts } of rows) if (!cost.has(id)) expect(alerts).toEqual(['allergy']);
    for (const id of cost) met.add(id);
    at.at.lock('asked');
  }
  // A page of the index costs everybody their words, one of the parts themselves only those on it.
  expect(Math.min(...sizes)).toBeLessThan(ids.length / 2);
  expect(met).toEqual(new Set(ids));
});

it('is told as damage where a search meets it first', { timeout: 120_000 }, async () => {
  const { house: at, ids } = await shelterOf(RESIDENTS);
  const kept = [
    ...NOT_HERS.filter(({ sql }) => !sql.endsWith('residents')),
    { sql: 'SELECT max(rowid) FROM residents' },
  ];
  const lost = { sql: 'SELECT case_number FROM residents WHERE id = $id', values: { id: ids[3] } };
  const { databaseKeyHex: keyHex } = at.open().keys;
  at.at.lock('asked');
  damagePageOf({ path: recordsOf(at), keyHex, lost: lost as Reading, kept });
  await at.actAs('manager');
  expect(await at.call(residents.search, { text: 'سلمى' })).toMatchObject(DAMAGED);
  expect((await at.done(audit.state, {})).mode).toBe('damaged');
});

it('at the door: what a session cannot do without is refused as damage, and may be tried again', {
  timeout: 120_000,
}, async () => {
  const { house: at } = await shelterOf(2);
  const { databaseKeyHex: keyHex } = at.open().keys;
  for (const sql of ['SELECT * FROM shelter', 'SELECT * FROM staff']) {
    at.at.lock('asked');
    const whole = readFileSync(recordsOf(at));
    damagePageOf({ path: recordsOf(at), keyHex, lost: { sql }, kept: NOT_HERS });
    for (const _again of [1, 2]) {
      const answer = await at.call(vaultContract.unlock, {
        staffCode: staffCodeOf('manager'),
        passphrase: PASSPHRASES.manager,
      });
      expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'database.damaged' } });
    }
    expect(at.at.gate.open).toBeUndefined();
    writeFileSync(recordsOf(at), whole);
    await at.actAs('manager');
  }
});
