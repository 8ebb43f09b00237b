import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAttempts } from '../../../electron/vault/keys/attempts-file';
import { nodeDisk } from '../../../electron/vault/keys/disk';
import { anchored, waitSeconds } from '../../../electron/vault/keys/throttle';

const NOON = Date.UTC(2026, 0, 31, 12);

describe('waiting after wrong tries', () => {
  it.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [8, 240],
    [9, 480],
    [10, 900],
    [11, 900],
    [5000, 900],
  ])('after %i wrong tries: %i seconds', (failures, seconds) => {
    expect(waitSeconds({ failures, lastFailedAt: NOON }, NOON)).toBe(seconds);
  });

  it('counts down and ends', () => {
    const tries = { failures: 5, lastFailedAt: NOON };
    expect(waitSeconds(tries, NOON + 1)).toBe(30);
    expect(waitSeconds(tries, NOON + 29_001)).toBe(1);
    expect(waitSeconds(tries, NOON + 30_000)).toBe(0);
  });

  it('is never shortened by a clock set back, and never outlasts the full wait after anchoring', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 1, max: 1e12 }), (failures, back) => {
        const tries = { failures, lastFailedAt: NOON };
        const full = waitSeconds(tries, NOON);
        expect(waitSeconds(tries, NOON - back)).toBe(full);
        const steady = anchored(tries, NOON - back);
        expect(waitSeconds(steady, NOON - back + full * 1000)).toBe(0);
      }),
    );
  });
});

describe('the side file', () => {
  let folder: string;
  const path = () => join(folder, 'attempts.json');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kanaf-attempts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function tryTimes(times: number, slot: string): void {
    for (let count = 0; count < times; count += 1) openAttempts(folder).recordTry(slot, NOON);
  }

  it('remembers each slot apart over restarts, privately', () => {
    tryTimes(6, 'slot-1');
    tryTimes(2, 'slot-2');
    expect(openAttempts(folder).wait('slot-1', NOON)).toBe(60);
    expect(openAttempts(folder).wait('slot-2', NOON)).toBe(0);
    if (process.platform !== 'win32') expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  it('answers the wrong tries before the right one and forgets them', () => {
    tryTimes(4, 'slot-1');
    expect(openAttempts(folder).clear('slot-1')).toBe(3);
    expect(openAttempts(folder).clear('slot-1')).toBe(0);
    tryTimes(1, 'slot-1');
    expect(openAttempts(folder).wait('slot-1', NOON)).toBe(0);
  });

  it('frees nobody when it is damaged, and lets time free them', () => {
    tryTimes(12, 'slot-1');
    writeFileSync(path(), '{"broken":');
    expect(openAttempts(folder).wait('slot-1', NOON)).toBe(30);
    expect(openAttempts(folder).wait('slot-9', NOON + 10_000)).toBe(20);
    expect(openAttempts(folder).wait('slot-1', NOON + 30_000)).toBe(0);
  });

  it('starts the wait anew, once, after the clock went back', () => {
    tryTimes(5, 'slot-1');
    const earlier = NOON - 3_600_000;
    expect(openAttempts(folder).wait('slot-1', earlier)).toBe(30);
    expect(openAttempts(folder).wait('slot-1', earlier + 30_000)).toBe(0);
  });

  it('counts in memory where the folder cannot be written', () => {
    const full = {
      ...nodeDisk,
      create(): number {
        throw new Error('ENOSPC');
      },
    };
    const attempts = openAttempts(folder, full);
    for (let count = 0; count < 6; count += 1) attempts.recordTry('slot-1', NOON);
    expect(attempts.wait('slot-1', NOON)).toBe(60);
  });

  it('holds nothing but slots, counts and times', () => {
    tryTimes(1, 'slot-1');
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({
      formatVersion: 1,
      otherwise: { failures: 0, lastFailedAt: 0 },
      slots: { 'slot-1': { failures: 1, lastFailedAt: NOON } },
    });
  });
});
