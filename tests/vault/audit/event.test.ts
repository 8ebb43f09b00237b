// What an event shows everyone and what only holders of `audit` can read.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataKey, openPayload } from '../../../electron/vault/audit/data-key';
import type { EventV2 } from '../../../electron/vault/audit/event';
import { audit } from '../../../src/features/audit/contract';
import { residents } from '../../../src/features/residents/contract';
import { admitInput } from '../../support/residents';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
beforeEach(async () => {
  house = await foundTestVault({ roles: ['manager', 'reception', 'auditor'] });
});
afterEach(() => house.destroy());

function newest(): EventV2 & { readonly sequence: number } {
  const [event] = house.open().audit.newest(Number.MAX_SAFE_INTEGER, 1);
  if (event?.v !== 2) throw new Error('no event of today');
  return event;
}

function record(details: Record<string, string>): void {
  const vault = house.open();
  vault.writing(() =>
    vault.record({ at: house.clock.now(), verb: 'staff.list', outcome: 'done', details }),
  );
}

describe('an event', () => {
  it('carries who, where, when on a clock nobody sets, which rows and which compartments', async () => {
    const { id } = await house.done(residents.admit, admitInput('E-1', 'سلمى حسن'));
    expect(newest()).toMatchObject({
      v: 2,
      at: house.clock.now(),
      epoch: 1,
      actor: 'MA-01',
      device: 'none',
      verb: 'residents.admit',
      outcome: 'done',
      object: { kind: 'resident', id },
      compartments: ['presence'],
    });
    expect(newest().rows).toMatch(/^[0-9a-f]{64}$/);
    expect(newest().offset).toBeGreaterThanOrEqual(0);
  });

  it('keeps its details from who holds no audit key, and opens them to who does', async () => {
    await house.actAs('reception');
    record({ reason: 'سبب لا يقرؤه إلا المدقق' });
    const written = newest();
    expect(JSON.stringify(written)).not.toContain('سبب');
    expect(house.open().keychain.newest('audit')).toBeUndefined();
    await house.actAs('auditor');
    const vault = house.open();
    const first = vault.audit.event(written.session);
    const sealedKey = first?.v === 2 ? first.key : undefined;
    const keys = vault.keychain.generation('audit', sealedKey?.generation ?? 0);
    if (sealedKey === undefined || keys === undefined) throw new Error('no data key');
    const { vaultId } = vault;
    const key = await openDataKey(keys.dropSeed, vaultId, sealedKey);
    if (key === undefined) throw new Error('the data key does not open');
    const place = { vaultId, at: written.sequence };
    expect(openPayload(key, place, written.sealed ?? '')).toEqual({
      reason: 'سبب لا يقرؤه إلا المدقق',
    });
    expect(openPayload(key, { ...place, at: place.at + 1 }, written.sealed ?? '')).toBeUndefined();
  });

  it('of a command names the fields it was given, sealed, and never what stands in them', async () => {
    await house.done(residents.admit, admitInput('E-2', 'سلمى حسن'));
    const written = newest();
    expect(Object.keys(written)).not.toContain('details');
    const { events } = await house.done(audit.read, { filter: { group: 'residents' } });
    const fields = String(events[0]?.details?.['fields']);
    expect(fields).toMatch(/\bidentity\.name\b.*\bstay\.admittedOn\b/);
    expect(fields).not.toMatch(/سلمى|E-2/);
  });

  it('whose transaction was undone takes its session key back with it', async () => {
    await house.actAs('auditor');
    const vault = house.open();
    const before = vault.audit.size();
    expect(() =>
      vault.writing(() => {
        vault.record({ at: house.clock.now(), verb: 'staff.list', outcome: 'done' });
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(vault.audit.size()).toBe(before);
    record({ a: 'b' });
    const opening = vault.audit.event(newest().session);
    expect(opening).toMatchObject({ v: 2, session: opening?.sequence });
    expect(opening?.v === 2 && opening.key?.wrapped.length).toBeGreaterThan(80);
  });
});
