// What counts as a correction, and what is told of it afterwards.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFields, type CorrectionView, formerStates } from '../../src/kernel/corrections';

const fields = fc.dictionary(
  fc.constantFrom('kind', 'note', 'count', 'forms'),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string())),
);

describe('changed fields', () => {
  it('are the former values of what differs, and nothing else', () => {
    const before = { kind: 'group', note: 'x', forms: ['a', 'b'], count: null };
    const after = { kind: 'family', note: 'x', forms: ['a', 'b'], count: 0 };
    expect(changedFields(before, after)).toEqual({ kind: 'group', count: null });
    expect(changedFields(before, { ...before })).toBeUndefined();
    expect(changedFields({ forms: ['a'] }, { forms: ['a', 'b'] })).toEqual({ forms: ['a'] });
  });

  it('take a field that is not there for one that is unknown', () => {
    expect(changedFields({}, { note: null })).toBeUndefined();
    expect(changedFields({}, { note: 'x' })).toEqual({ note: null });
    expect(changedFields({ note: 'x' }, {})).toEqual({ note: 'x' });
  });

  it('lead back: the entry with its former values is the entry as it was', () => {
    fc.assert(
      fc.property(fields, fields, (before, after) => {
        const former = changedFields(before, after) ?? {};
        const back = { ...after, ...former };
        expect(changedFields(before, back)).toBeUndefined();
      }),
    );
  });
});

const correction = (correctedAt: string, former: Record<string, string>): CorrectionView => ({
  correctedAt,
  staffCode: 'CA-01',
  words: { state: 'open', value: { former, reason: `why at ${correctedAt.slice(0, 4)}` } },
});

describe('former states', () => {
  it('stand newest first, each with its own day, person and reason', () => {
    const { states, closed } = formerStates([
      correction('2025-01-01T00:00:00.000Z', { note: 'first' }),
      correction('2026-01-01T00:00:00.000Z', { note: 'second', kind: 'group' }),
    ]);
    expect(closed).toBe(0);
    expect(states.map(({ field, was, because }) => [field, was, because])).toEqual([
      ['note', 'second', 'why at 2026'],
      ['kind', 'group', 'why at 2026'],
      ['note', 'first', 'why at 2025'],
    ]);
  });

  it('count what cannot be opened', () => {
    const locked = {
      ...correction('2026-01-01T00:00:00.000Z', {}),
      words: { state: 'closed' as const },
    };
    expect(formerStates([locked])).toEqual({ states: [], closed: 1 });
  });
});
