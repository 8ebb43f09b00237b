import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
    expect(openAttempts(folder).clear('slot-1', NOON)).toBe(3);
    expect(openAttempts(folder).clear('slot-1', NOON)).toBe(0);
    tryTimes(1, 'slot-1');
    expect(openAttempts(folder).wait('slot-1', NOON)).toBe(0);
  });

  it('names nobody any more who came in since, nor tries of a day ago', () => {
    tryTimes(2, 'slot-1');
    tryTimes(1, 'slot-2');
    openAttempts(folder).clear('slot-2', NOON + 13 * 3_600_000);
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({
      slots: { 'slot-1': { failures: 2 } },
      recent: [],
    });
    expect(readFileSync(path(), 'utf8')).not.toContain('slot-2');
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

  it('counts in memory where the folder cannot be written, though each try opens the file anew', () => {
    let isFull = true;
    const disk = {
      ...nodeDisk,
      create(at: string): number {
        if (isFull) throw new Error('ENOSPC');
        return nodeDisk.create(at);
      },
    };
    for (let count = 0; count < 6; count += 1) openAttempts(folder, disk).recordTry('slot-1', NOON);
    expect(openAttempts(folder, disk).wait('slot-1', NOON)).toBe(60);
    expect(existsSync(path())).toBe(false);
    isFull = false;
    openAttempts(folder, disk).recordTry('slot-1', NOON);
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({
      slots: { 'slot-1': { failures: 7 } },
    });
    // What lies on the disk counts again.
    writeFileSync(path(), 'spoiled');
    expect(openAttempts(folder, disk).wait('slot-2', NOON)).toBeGreaterThan(0);
  });

  it('holds nothing but slots, counts and times', () => {
    tryTimes(1, 'slot-1');
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({
      formatVersion: 1,
      otherwise: { failures: 0, lastFailedAt: 0 },
      slots: { 'slot-1': { failures: 1, lastFailedAt: NOON } },
      recent: [{ slotId: 'slot-1', at: NOON }],
    });
  });

  describe('on the whole machine', () => {
    const HOUR = 3_600_000;
    const tryEach = (times: number, at = NOON): void => {
      for (let nth = 0; nth < times; nth += 1) openAttempts(folder).recordTry(`slot-${nth}`, at);
    };
    const machine = (now = NOON): number => openAttempts(folder).waitOfMachine(now);

    it('lets fifteen pass, whatever the slots, and then costs as a slot does', () => {
      tryEach(14);
      expect(machine()).toBe(0);
      tryEach(1);
      expect(machine()).toBe(30);
      const growing = [1, 2, 3, 4, 5, 6].map(() => {
        tryEach(1);
        return machine();
      });
      expect(growing).toEqual([60, 120, 240, 480, 900, 900]);
      expect(openAttempts(folder).wait('slot-99', NOON)).toBe(0);
      expect(machine(NOON + 899_001)).toBe(1);
      expect(machine(NOON + 900_000)).toBe(0);
    });

    it('takes back the tries of whoever then came in, and no others', () => {
      tryEach(15);
      tryTimes(4, 'slot-3');
      expect(machine()).toBe(480);
      expect(openAttempts(folder).clear('slot-3', NOON)).toBe(4);
      expect(machine()).toBe(0);
      tryTimes(1, 'slot-20');
      expect(machine()).toBe(30);
      openAttempts(folder).recordTry('slot-21', NOON);
      openAttempts(folder).clear('slot-21', NOON);
      expect(machine()).toBe(30);
    });

    it('forgets a try after twelve hours, and remembers no more than it needs', () => {
      tryEach(10);
      tryEach(10, NOON + HOUR);
      expect(machine(NOON + HOUR)).toBe(900);
      // Of twenty only the later ten still count: four more are free, the fifth is not.
      tryEach(4, NOON + 12 * HOUR);
      expect(machine(NOON + 12 * HOUR)).toBe(0);
      tryEach(1, NOON + 12 * HOUR);
      expect(machine(NOON + 12 * HOUR)).toBe(30);
      tryEach(60, NOON + 12 * HOUR);
      const { recent } = JSON.parse(readFileSync(path(), 'utf8')) as { recent: unknown[] };
      expect(recent.length).toBeLessThan(40);
      expect(machine(NOON + 12 * HOUR)).toBe(900);
    });

    it('starts the wait anew, once, after the clock went back', () => {
      tryEach(15);
      const earlier = NOON - 5 * HOUR;
      expect(machine(earlier)).toBe(30);
      expect(machine(earlier + 30_000)).toBe(0);
    });

    it('reads a file of earlier versions, and is not freed by a broken one', () => {
      const old = {
        formatVersion: 1,
        otherwise: { failures: 0, lastFailedAt: 0 },
        slots: { 'slot-1': { failures: 6, lastFailedAt: NOON } },
      };
      writeFileSync(path(), JSON.stringify(old));
      expect(machine()).toBe(0);
      expect(openAttempts(folder).wait('slot-1', NOON)).toBe(60);
      writeFileSync(path(), '{"broken":');
      expect(machine()).toBe(30);
      expect(machine(NOON + 30_000)).toBe(0);
    });
  });
});
