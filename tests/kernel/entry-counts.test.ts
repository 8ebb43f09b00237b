// What the small tables under a register count, worked out by hand and by a rule that must always hold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeColumn, codesColumn, dayColumn, orNull } from '../../src/kernel/columns';
import { countsOf, entriesWith } from '../../src/kernel/entry/entry-counts';

const WHY = ['banned', 'not-wished', 'other'] as const;
const WITH = ['police', 'lawyer'] as const;
const counted = {
  on: dayColumn(),
  why: orNull(codeColumn(WHY)),
  with: codesColumn(WITH),
};

describe('counts of a register', () => {
  it('count each code in the order of its list, and what nobody chose', () => {
    const entries = [
      { why: 'other', with: ['police', 'lawyer'] },
      { why: 'banned', with: [] },
      { why: 'other', with: ['police'] },
      { why: null, with: [] },
    ];
    expect(countsOf(counted, entries)).toEqual([
      {
        field: 'why',
        counts: [
          { code: 'banned', count: 1 },
          { code: 'other', count: 2 },
        ],
        unknown: 1,
      },
      {
        field: 'with',
        counts: [
          { code: 'police', count: 2 },
          { code: 'lawyer', count: 1 },
        ],
        unknown: 2,
      },
    ]);
  });

  it('lead to exactly the entries they counted, and a single code is counted once', () => {
    const entry = fc.record({
      why: fc.option(fc.constantFrom(...WHY)),
      with: fc.uniqueArray(fc.constantFrom(...WITH)),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        for (const { field, counts, unknown } of countsOf(counted, entries)) {
          for (const { code, count } of counts)
            expect(entriesWith(entries, { field, code })).toHaveLength(count);
          const sum = counts.reduce((all, { count }) => all + count, unknown);
          if (field === 'why') expect(sum).toBe(entries.length);
        }
        expect(entriesWith(entries, null)).toEqual(entries);
      }),
    );
  });
});
