// The coded word of a change, by hand and by property.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INSTRUMENTS } from '../../../src/features/progress/instruments';
import { outcomesOf } from '../../../src/features/progress/outcomes';

const phq9 = INSTRUMENTS['phq-9'];
const who5 = INSTRUMENTS['who-5'];

describe('outcomesOf', () => {
  it('compares each complete sheet with the complete one before it', () => {
    expect(outcomesOf(phq9, [16, 11, 12, null, 17])).toEqual([
      'first',
      'better',
      'no-relevant-change',
      null,
      'worse',
    ]);
    expect(outcomesOf(who5, [40, 52, 44, 34])).toEqual([
      'first',
      'better',
      'no-relevant-change',
      'worse',
    ]);
  });

  it('claims nothing of a sheet it cannot read, nor of the one after it', () => {
    expect(outcomesOf(phq9, [10, undefined, 2, 20])).toEqual([
      'first',
      undefined,
      undefined,
      'worse',
    ]);
    expect(outcomesOf(phq9, [undefined, 4])).toEqual([undefined, undefined]);
    expect(outcomesOf(phq9, [])).toEqual([]);
  });

  it('gives a word to every readable complete sheet and to no other, with one first', () => {
    const totals = fc.array(fc.option(fc.integer({ min: 0, max: 27 }), { nil: null }));
    fc.assert(
      fc.property(totals, (given) => {
        const words = outcomesOf(phq9, given);
        expect(words.map((word) => word === null)).toEqual(given.map((total) => total === null));
        const firsts = words.filter((word) => word === 'first');
        expect(firsts).toHaveLength(given.some((total) => total !== null) ? 1 : 0);
      }),
    );
  });
});
