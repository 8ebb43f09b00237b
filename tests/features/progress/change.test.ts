// Goal attainment, relevant change, series and guard rails.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ATTAINMENTS,
  changeBetween,
  clearSitting,
  goalAttainment,
  INSTRUMENTS,
  reliableChangeIndex,
  seriesOf,
  summaryOf,
} from '../../../src/features/progress';
import { addDays, type CalendarDate, monthPeriod } from '../../../src/kernel/calendar-date';
import { partialDateOf, UNKNOWN_DATE } from '../../../src/kernel/partial-date';

const day = (text: string) => text as CalendarDate;
const phq9 = INSTRUMENTS['phq-9'];
const who5 = INSTRUMENTS['who-5'];
const goals = (attained: number[], weight = 1) =>
  attained.map((level) => ({ weight, baseline: -1, attained: level }));
const attained = (levels: Parameters<typeof goalAttainment>[0]) => {
  const result = goalAttainment(levels);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};

describe('goal attainment', () => {
  it('gives the figures worked out by hand', () => {
    expect(attained(goals([0, 0, 0])).score).toBe(50);
    // 50 + 30 / sqrt(3 - 0.9 + 2.7)
    expect(attained(goals([1, 1, 1])).score).toBeCloseTo(63.69, 2);
    expect(attained(goals([1, 1, 1])).baseline).toBeCloseTo(36.31, 2);
    expect(attained(goals([1, 1, 1])).change).toBeCloseTo(27.39, 2);
    expect(attained(goals([2])).score).toBe(70);
    // 10 (2*1 + 1*-1) = 10; sqrt(0.7 * 5 + 0.3 * 9) = sqrt(6.2)
    const weighted = [
      { weight: 2, baseline: 0, attained: 1 },
      { weight: 1, baseline: 0, attained: -1 },
    ];
    expect(attained(weighted).score).toBeCloseTo(50 + 10 / Math.sqrt(6.2), 10);
    expect(attained(weighted).score).toBeCloseTo(54.016, 3);
  });

  it('refuses no goals, weights without weight, and levels off the scale', () => {
    const code = (list: Parameters<typeof goalAttainment>[0]) => {
      const result = goalAttainment(list);
      return result.ok ? 'ok' : result.refusal.code;
    };
    expect(code([])).toBe('progress.no-goals');
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(code(goals([0], weight))).toBe('progress.weight-not-positive');
    }
    expect(code(goals([3]))).toBe('progress.attainment-not-on-scale');
    expect(code(goals([0.5]))).toBe('progress.attainment-not-on-scale');
    expect(code([{ weight: 1, baseline: -3, attained: 0 }])).toBe(
      'progress.attainment-not-on-scale',
    );
  });

  it('knows no scale of weights, mirrors at 50, and rises with any goal', () => {
    const list = fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 9 }),
        baseline: fc.constantFrom(...ATTAINMENTS),
        attained: fc.constantFrom(...ATTAINMENTS),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(list, (some) => {
        const { score } = attained(some);
        expect(attained(some.map((g) => ({ ...g, weight: g.weight * 3 }))).score).toBeCloseTo(
          score,
          9,
        );
        expect(attained(some.map((g) => ({ ...g, attained: -g.attained }))).score).toBeCloseTo(
          100 - score,
          9,
        );
        const better = some.map((g, at) => (at === 0 ? { ...g, attained: 2 } : g));
        expect(attained(better).score).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});

describe('change', () => {
  it('is better downwards for distress and upwards for wellbeing', () => {
    expect(changeBetween(phq9, [15, 10])).toEqual({
      points: -5,
      direction: 'better',
      relevant: true,
      basis: 'minimum-change',
    });
    expect(changeBetween(phq9, [10, 14])).toMatchObject({ direction: 'worse', relevant: false });
    expect(changeBetween(who5, [40, 52])).toMatchObject({ direction: 'better', relevant: true });
    expect(changeBetween(who5, [52, 44])).toMatchObject({ direction: 'worse', relevant: false });
    expect(changeBetween(who5, [52, 52])).toMatchObject({ direction: 'same', relevant: false });
  });

  it('uses reliable change where a study gives the figures', () => {
    const facts = { standardDeviation: 6, reliability: 0.85, study: 'invented for this test' };
    // 6 * sqrt(2) * sqrt(0.15) = 3.2863; 6.5 points give 1.978, 6 give 1.826
    expect(reliableChangeIndex(6.5, facts)).toBeCloseTo(1.978, 3);
    expect(changeBetween(phq9, [6, 0], facts)).toMatchObject({
      relevant: false,
      basis: 'reliable-change',
    });
    expect(changeBetween(phq9, [7, 0], facts)).toMatchObject({ relevant: true });
    expect(() => reliableChangeIndex(1, { ...facts, reliability: 1 })).toThrow(RangeError);
    expect(() => reliableChangeIndex(1, { ...facts, standardDeviation: 0 })).toThrow(RangeError);
  });
});

describe('series', () => {
  const points = [
    { on: day('2026-02-01'), total: 9 },
    { on: day('2026-01-01'), total: 16 },
    { on: day('2026-01-31'), total: 12 },
  ];

  it('is in order and half-open', () => {
    expect(seriesOf(phq9, points).map(({ total }) => total)).toEqual([16, 12, 9]);
    const january = seriesOf(phq9, points, monthPeriod('2026-01'));
    expect(january.map(({ total, band }) => [total, band])).toEqual([
      [16, 'moderately-severe'],
      [12, 'moderate'],
    ]);
  });

  it('is summed up from first to last', () => {
    expect(summaryOf(phq9, seriesOf(phq9, points))).toMatchObject({
      kind: 'change',
      count: 3,
      first: { total: 16, on: '2026-01-01' },
      last: { total: 9, on: '2026-02-01' },
      change: { points: -7, direction: 'better', relevant: true },
    });
    expect(summaryOf(phq9, [])).toEqual({ kind: 'empty' });
    expect(summaryOf(phq9, seriesOf(phq9, points.slice(0, 1)))).toMatchObject({ kind: 'single' });
  });

  it('refuses to draw a total that cannot be', () => {
    expect(() => seriesOf(phq9, [{ on: day('2026-01-01'), total: 28 }])).toThrow(RangeError);
  });
});

describe('guard rails', () => {
  const on = day('2026-02-10');
  const adult = partialDateOf(day('1990-01-01'), 'day');
  const child = partialDateOf(day('2008-02-11'), 'day');
  const sitting = { instrument: phq9, birth: adult, admittedOn: day('2026-01-01'), on };
  const code = (one: Parameters<typeof clearSitting>[0]) => {
    const result = clearSitting(one);
    return result.ok ? (result.value.overridden ? 'overridden' : 'clear') : result.refusal.code;
  };

  it('asks a reason for an adult sheet under 18', () => {
    expect(code(sitting)).toBe('clear');
    expect(code({ ...sitting, birth: child })).toBe('progress.too-young-for-instrument');
    expect(code({ ...sitting, birth: child, on: addDays(on, 1) })).toBe('clear');
    expect(code({ ...sitting, birth: child, overrideReason: '  ' })).toBe(
      'progress.too-young-for-instrument',
    );
    expect(code({ ...sitting, birth: child, overrideReason: 'طلب الطبيب' })).toBe('overridden');
    expect(code({ ...sitting, birth: child, instrument: who5 })).toBe('clear');
  });

  it('treats who may be a child, or whose age is unknown, with the same care', () => {
    const maybe = partialDateOf(day('2008-01-01'), 'year');
    expect(code({ ...sitting, birth: maybe })).toBe('progress.too-young-for-instrument');
    expect(code({ ...sitting, birth: UNKNOWN_DATE })).toBe('progress.age-unknown-for-instrument');
  });

  it('keeps trauma inventories out of the first week and lets the two screens through', () => {
    const inventory = { kind: 'trauma-inventory', minimumAge: 18 } as const;
    const early = { ...sitting, admittedOn: addDays(on, -6) };
    expect(code({ ...early, instrument: inventory })).toBe(
      'progress.first-week-no-trauma-inventory',
    );
    expect(code({ ...early, instrument: inventory, admittedOn: addDays(on, -7) })).toBe('clear');
    expect(code({ ...early, instrument: phq9 })).toBe('clear');
    expect(code({ ...early, instrument: who5 })).toBe('clear');
  });
});
