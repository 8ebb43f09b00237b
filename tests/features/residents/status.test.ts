import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES, categoryBefore } from '../../../src/features/residents';
import {
  checkStatusChange,
  checkStatusCorrection,
  type HeldStatus,
  inForce,
} from '../../../src/features/residents/status';
import { addDays, type CalendarDate } from '../../../src/kernel/calendar-date';
import type { StatusId } from '../../../src/kernel/ids';

const day = (text: string) => text as CalendarDate;
const held = (
  id: string,
  category: HeldStatus['category'],
  more: { from?: string; correctedBy?: string } = {},
): HeldStatus => ({
  id: id as StatusId,
  category,
  from: more.from === undefined ? null : day(more.from),
  correctedBy: (more.correctedBy ?? null) as StatusId | null,
});
const days = { firstAdmittedOn: day('2026-01-10'), today: day('2026-06-01') };
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

const possible = held('a', 'possible-victim');
const identified = held('b', 'identified-victim', { from: '2026-04-01' });

describe('what a person was held to be', () => {
  it('at the end of a period is the last that began in it or before', () => {
    const both = [identified, possible];
    expect(categoryBefore(both, day('2026-04-01'))).toBe('possible-victim');
    expect(categoryBefore(both, day('2026-04-02'))).toBe('identified-victim');
    expect(categoryBefore([], day('2026-04-02'))).toBeUndefined();
  });

  it('never changes before the day of a change, whatever is added after it', () => {
    const change = fc.record({
      category: fc.constantFrom(...CATEGORIES),
      after: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 6 }),
        fc.integer({ min: 0, max: 300 }),
        (all, ask) => {
          const asked = addDays(day('2026-01-10'), ask);
          let from = day('2026-01-10');
          const history: HeldStatus[] = [possible];
          for (const [nth, { category, after }] of all.entries()) {
            from = addDays(from, after);
            const before = categoryBefore(history, asked);
            history.push({ ...held(String(nth), category), from });
            if (from >= asked) expect(categoryBefore(history, asked)).toBe(before);
            else expect(categoryBefore(history, asked)).toBe(category);
          }
        },
      ),
    );
  });
});

describe('a change of status', () => {
  const change = (category: HeldStatus['category'], from: string, on = [possible, identified]) =>
    codeOf(checkStatusChange(on, { category, from: day(from) }, days));

  it('comes after the last one, not before the first admission and not tomorrow', () => {
    expect(change('vulnerable-migrant', '2026-05-01')).toBe('ok');
    expect(change('vulnerable-migrant', '2026-06-01')).toBe('ok');
    expect(change('vulnerable-migrant', '2026-06-02')).toBe('residents.status-in-future');
    expect(change('vulnerable-migrant', '2026-04-01')).toBe('residents.status-before-last');
    expect(change('identified-victim', '2026-01-10', [possible])).toBe('ok');
    expect(change('identified-victim', '2026-01-09', [possible])).toBe(
      'residents.status-before-admission',
    );
  });

  it('is to something else, as it stands after corrections', () => {
    expect(change('identified-victim', '2026-05-01')).toBe('residents.status-same');
    const corrected = [
      possible,
      { ...identified, correctedBy: 'c' as StatusId },
      held('c', 'dependant', { from: '2026-04-01' }),
    ];
    expect(change('identified-victim', '2026-05-01', corrected)).toBe('ok');
    expect(change('dependant', '2026-05-01', corrected)).toBe('residents.status-same');
  });
});

describe('the correction of a mistake', () => {
  const third = held('d', 'vulnerable-migrant', { from: '2026-05-01' });
  const all = [possible, identified, third];
  const correct = (id: string, category: HeldStatus['category'], from: string | null) =>
    codeOf(
      checkStatusCorrection(
        all,
        { id: id as StatusId, category, from: from === null ? null : day(from) },
        days,
      ),
    );

  it('keeps its place between its neighbours', () => {
    expect(correct('b', 'dependant', '2026-04-15')).toBe('ok');
    expect(correct('b', 'identified-victim', '2026-05-01')).toBe('residents.status-after-next');
    expect(correct('d', 'vulnerable-migrant', '2026-04-01')).toBe('residents.status-before-last');
    expect(correct('b', 'identified-victim', '2026-01-09')).toBe(
      'residents.status-before-admission',
    );
    expect(correct('d', 'vulnerable-migrant', '2026-07-01')).toBe('residents.status-in-future');
  });

  it('of the first one has no day, and one of nothing or of what was corrected is none', () => {
    expect(correct('a', 'dependant', null)).toBe('ok');
    const first = checkStatusCorrection(
      all,
      { id: 'a' as StatusId, category: 'dependant', from: day('2026-03-01') },
      days,
    );
    expect(first).toEqual({ ok: true, value: { category: 'dependant', from: null } });
    expect(correct('b', 'identified-victim', null)).toBe('residents.status-same');
    expect(correct('x', 'dependant', null)).toBe('residents.status-not-found');
    expect(inForce([...all, { ...identified, correctedBy: 'x' as StatusId }])).toHaveLength(3);
  });
});
