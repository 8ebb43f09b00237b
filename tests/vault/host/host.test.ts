// What the host guarantees whatever a use case does: all or nothing, one event, no stray words.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WriteInQuery } from '../../../electron/vault/database/driver';
import { fingerprintOf } from '../../contract/vault-dump';
import { foundTestVault, type TestVault } from '../../support/test-vault';
import { newestVerbs } from '../../support/resident-in-vault';
import { probeHost, type ProbeHost } from './probe-host';

let house: TestVault;
let probing: ProbeHost;
beforeEach(async () => {
  house = await foundTestVault();
  probing = probeHost(house);
});
afterEach(() => {
  vi.restoreAllMocks();
  house.destroy();
});

const everything = (): string => fingerprintOf(house.open(), []);
const facts = (): unknown[] =>
  house
    .open()
    .records.all(
      "SELECT name FROM vault_facts WHERE name NOT IN ('vault-id', 'founded-at', 'audit-public-key', 'header-known')",
    )
    .map((row) => row['name']);

describe('a query', () => {
  it.each(['writing', 'executing'])(
    'that is caught %s is a fault and changes nothing',
    async (how) => {
      const before = everything();
      expect(await probing.ask('read', { name: 'a', how })).toEqual({
        kind: 'fault',
        reference: 'K-1',
      });
      expect(probing.faults[0]?.error).toBeInstanceOf(WriteInQuery);
      expect(everything()).toBe(before);
    },
  );

  it.each(['returning', 'keyring'])('cannot write by a reading call either (%s)', async (how) => {
    const before = everything();
    expect(await probing.ask('read', { name: 'a', how })).toMatchObject({ kind: 'fault' });
    expect(everything()).toBe(before);
    expect(await probing.ask('write', { name: 'b' })).toMatchObject({ kind: 'done' });
  });

  it('has its event on disk before its content leaves', async () => {
    const before = house.open().audit.size();
    const answer = await probing.ask('read', { name: 'a' });
    expect(answer).toEqual({ kind: 'done', value: { name: 'a', events: before } });
    expect(newestVerbs(house, 1)).toEqual(['probe.read']);
    expect(house.open().records.inTransaction).toBe(false);
  });

  it('answers nothing when its event cannot be written', async () => {
    vi.spyOn(house.open().audit, 'append').mockImplementation(() => {
      throw new Error('no room for the event');
    });
    expect(await probing.ask('read', { name: 'a' })).toEqual({ kind: 'fault', reference: 'K-1' });
  });

  it('that is refused leaves no event', async () => {
    const before = everything();
    expect(await probing.ask('read', { name: 'a', how: 'no' })).toMatchObject({
      refusal: { code: 'probe.no' },
    });
    expect(everything()).toBe(before);
  });
});

describe('a command', () => {
  it('keeps its row and its event together, and tells the windows', async () => {
    expect(await probing.ask('write', { name: 'a' })).toMatchObject({ kind: 'done' });
    expect(facts()).toEqual(['a']);
    expect(newestVerbs(house, 1)).toEqual(['probe.write']);
    expect(probing.changed).toEqual(['probe']);
  });

  it('keeps neither when the event cannot be written', async () => {
    const before = everything();
    vi.spyOn(house.open().audit, 'append').mockImplementation(() => {
      throw new Error('no room for the event');
    });
    expect(await probing.ask('write', { name: 'a' })).toEqual({ kind: 'fault', reference: 'K-1' });
    expect(everything()).toBe(before);
    expect(probing.changed).toEqual([]);
  });

  it('keeps neither when the commit itself fails', async () => {
    const before = everything();
    vi.spyOn(house.open().records, 'commit').mockImplementation(() => {
      throw new Error('the disk is full');
    });
    expect(await probing.ask('write', { name: 'a' })).toMatchObject({ kind: 'fault' });
    expect(everything()).toBe(before);
    vi.restoreAllMocks();
    expect(await probing.ask('write', { name: 'b' })).toMatchObject({ kind: 'done' });
  });

  it('that meets a failing disk after its commit answers what that kept, and is announced', async () => {
    const before = house.open().audit.size();
    const failing = {
      onProgress: ({ done }: { done: number }) => {
        if (done === 3) throw Object.assign(new Error('general'), { code: 'SQLITE_ERROR' });
      },
      cancelled: () => false,
    };
    expect(await probing.ask('work', { name: 'a' }, failing)).toEqual({
      kind: 'done',
      value: { name: 'kept', events: before },
    });
    expect(facts()).toEqual(['a']);
    expect(probing.changed).toEqual(['probe']);
  });

  it.each([
    ['no', 'refused'],
    ['throwing', 'fault'],
    ['misshapen', 'fault'],
  ])('that ends %s leaves no row, no event and no change of keys', async (how, kind) => {
    const before = everything();
    expect(await probing.ask('write', { name: 'a', how })).toMatchObject({ kind });
    expect(everything()).toBe(before);
    expect(house.open().keyring.inTransaction).toBe(false);
    expect(probing.changed).toEqual([]);
  });

  it('says of a fault only its reference', async () => {
    const answer = await probing.ask('write', { name: 'a', how: 'throwing' });
    expect(answer).toEqual({ kind: 'fault', reference: 'K-1' });
  });

  it('does not log the name of an operation that nobody knows', async () => {
    const sessionId = house.sessionId();
    const call = { kind: 'call' as const, callId: '1', input: {}, sessionId };
    await probing.host.answer({ ...call, operation: 'سلمى تقول' });
    expect(probing.faults[0]?.operation).toBe('unknown');
  });
});

describe('an answer', () => {
  it('carries only what the contract names', async () => {
    const answer = await probing.ask('read', { name: 'a' });
    if (answer.kind !== 'done') throw new Error('not done');
    expect(Object.keys(answer.value as object).sort()).toEqual(['events', 'name']);
  });

  it('to a bad input names field, code and limit, never the value', async () => {
    const answer = await probing.ask('write', { name: 'س'.repeat(41) });
    expect(answer).toEqual({
      kind: 'invalid',
      issues: [{ path: 'name', code: 'input.too-long', details: { maximum: 40 } }],
    });
    expect(await probing.ask('write', {})).toMatchObject({
      issues: [{ path: 'name', code: 'input.required' }],
    });
  });
});

describe('a job', () => {
  const watched = (cancelAt: number) => {
    const seen: number[] = [];
    return {
      seen,
      onProgress: ({ done }: { done: number }) => seen.push(done),
      cancelled: () => seen.length >= cancelAt,
    };
  };

  it('reports, commits once with one event, and is announced', async () => {
    const watch = watched(99);
    const before = house.open().audit.size();
    expect(await probing.ask('work', { name: 'a' }, watch)).toMatchObject({ kind: 'done' });
    expect(watch.seen).toEqual([0, 1, 2, 3]);
    expect(facts()).toEqual(['a']);
    expect(house.open().audit.size()).toBe(before + 1);
    expect(probing.changed).toEqual(['probe']);
  });

  it('that is stopped before its commit leaves nothing', async () => {
    const before = everything();
    expect(await probing.ask('work', { name: 'a' }, watched(2))).toEqual({
      kind: 'refused',
      refusal: { code: 'job.cancelled' },
    });
    expect(everything()).toBe(before);
    expect(probing.changed).toEqual([]);
  });

  it('that tries to commit twice is a fault and keeps what it committed', async () => {
    expect(await probing.ask('work', { name: 'a', how: 'twice' })).toMatchObject({ kind: 'fault' });
    expect(facts()).toEqual(['a']);
    expect(newestVerbs(house, 1)).toEqual(['probe.work']);
    expect(probing.changed).toEqual(['probe']);
  });

  it('that is stopped after its commit answers what that kept, and is announced', async () => {
    const before = house.open().audit.size();
    expect(await probing.ask('work', { name: 'a' }, watched(4))).toEqual({
      kind: 'done',
      value: { name: 'kept', events: before },
    });
    expect(facts()).toEqual(['a']);
    expect(newestVerbs(house, 1)).toEqual(['probe.work']);
    expect(house.open().audit.size()).toBe(before + 1);
    expect(probing.changed).toEqual(['probe']);
  });

  it.each([
    ['no', 'refused'],
    ['throwing', 'fault'],
  ])('that ends %s leaves nothing', async (how, kind) => {
    const before = everything();
    expect(await probing.ask('work', { name: 'a', how })).toMatchObject({ kind });
    expect(everything()).toBe(before);
  });
});
