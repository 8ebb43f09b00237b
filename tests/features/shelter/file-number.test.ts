import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseNumber } from '../../../src/features/residents';
import {
  FILE_NUMBER_JOINTS,
  FILE_NUMBER_YEARS,
  type FileNumberPattern,
  nextFileNumber,
  shelterSettings,
  USUAL_FILE_NUMBER,
} from '../../../src/features/shelter';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { TEST_SHELTER } from '../../support/test-vault';

const today = '2026-03-10' as CalendarDate;
const pattern = (change: Partial<FileNumberPattern>): FileNumberPattern => ({
  ...USUAL_FILE_NUMBER,
  ...change,
});

describe('file numbers', () => {
  it('go on from the highest of the series and year', () => {
    expect(nextFileNumber([], today)).toBe('K-2026-0001');
    const taken = ['K-2026-0009', 'K-2025-0400', 'X-2026-0500', 'K-2026-00a1', 'K-2026-'];
    expect(nextFileNumber(taken, today)).toBe('K-2026-0010');
    expect(nextFileNumber(['K-2026-9999'], today)).toBe('K-2026-10000');
  });

  it('are written as the shelter chose: prefix, year of either calendar or none, joint, digits', () => {
    const first = (change: Partial<FileNumberPattern>) =>
      nextFileNumber([], today, pattern(change));
    // 10 March 2026 is 21 Ramadan 1447.
    expect(first({ year: 'umm-al-qura' })).toBe('K-1447-0001');
    expect(first({ year: 'none', prefix: 'دار', joint: '/', digits: 1 })).toBe('دار/1');
    expect(first({ prefix: '', joint: '.', digits: 3 })).toBe('2026.001');
    expect(
      nextFileNumber(['7', 'K-2026-0100'], today, pattern({ prefix: '', year: 'none', digits: 3 })),
    ).toBe('008');
  });

  it('begin again with the year of the chosen calendar', () => {
    const hijri = pattern({ year: 'umm-al-qura' });
    const taken = ['K-1447-0040'];
    expect(nextFileNumber(taken, '2026-06-15' as CalendarDate, hijri)).toBe('K-1447-0041');
    // 1 Muharram 1448 is 16 June 2026 by the Umm al-Qura tables.
    expect(nextFileNumber(taken, '2026-06-16' as CalendarDate, hijri)).toBe('K-1448-0001');
  });

  it('of any pattern are numbers that a file may have, never taken, and each after the last', () => {
    const patterns = fc.record({
      prefix: fc.stringMatching(/^[A-Za-z0-9\u0621-\u064a]{0,12}$/),
      year: fc.constantFrom(...FILE_NUMBER_YEARS),
      joint: fc.constantFrom(...FILE_NUMBER_JOINTS),
      digits: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(patterns, fc.integer({ min: 1, max: 30 }), (chosen, count) => {
        const taken = new Set<string>();
        for (let nth = 1; nth <= count; nth += 1) {
          const next = nextFileNumber(taken, today, chosen);
          expect(caseNumber.parse(next)).toBe(next);
          expect(taken.has(next)).toBe(false);
          expect(Number(/\d+$/.exec(next)?.[0].slice(-chosen.digits))).toBe(
            nth % 10 ** chosen.digits,
          );
          taken.add(next);
        }
      }),
    );
  });

  it('refuse a pattern that no number could follow', () => {
    const codes = (fileNumbers: unknown) =>
      shelterSettings
        .safeParse({ ...TEST_SHELTER, fileNumbers })
        .error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    expect(codes({ ...USUAL_FILE_NUMBER, prefix: 'K 1' })).toEqual([
      'fileNumbers.prefix file-number.prefix-invalid',
    ]);
    expect(codes({ ...USUAL_FILE_NUMBER, prefix: '=K' })).toHaveLength(1);
    expect(codes({ ...USUAL_FILE_NUMBER, prefix: '\u202eK' })).toHaveLength(1);
    expect(codes({ ...USUAL_FILE_NUMBER, digits: 0 })).toEqual([
      'fileNumbers.digits number.out-of-range',
    ]);
    expect(codes({ ...USUAL_FILE_NUMBER, digits: 9 })).toHaveLength(1);
    expect(codes({ ...USUAL_FILE_NUMBER, joint: ' ' })).toHaveLength(1);
    expect(codes({ ...USUAL_FILE_NUMBER, prefix: '٢٠' })).toBeUndefined();
    expect(codes(undefined)).toBeUndefined();
  });
});
