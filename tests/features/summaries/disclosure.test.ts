import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAsAttacker } from '../../../src/features/summaries/attacker';
import type { CountedStay } from '../../../src/features/summaries/counted-facts';
import {
  correctionTellsTooMuch,
  publish,
  type Release,
  releasedFigures,
} from '../../../src/features/summaries/disclosure';
import { movementsIn } from '../../../src/features/summaries/person-movement';
import {
  countsBehind,
  PROFILES,
  type Profile,
  profileOf,
  rounded,
} from '../../../src/features/summaries/profile';
import type { PublishedTable } from '../../../src/features/summaries/published-table';
import { tallyOf } from '../../../src/features/summaries/tally';
import { day, JANUARY, many, shelterPeople } from './stays';

function releases(
  stays: readonly CountedStay[],
  profile: Profile = PROFILES.partner,
): readonly Release[] {
  return publish(tallyOf(movementsIn(stays, JANUARY)), { profile, neverAdmits: [] });
}

function table(all: readonly Release[], id: string): PublishedTable | undefined {
  return all.find((release) => release.id === id)?.published;
}

/** A big house: nothing is small, so that merging has nothing to hide. */
const BIG = [
  ...many(12, { admittedOn: day('2025-06-01') }),
  ...many(9, { admittedOn: day('2025-06-01'), sex: 'male' }),
  ...many(7, { admittedOn: day('2025-06-01'), exitedOn: day('2026-01-09') }),
  ...many(6, { admittedOn: day('2025-06-01'), exitedOn: day('2026-01-09'), sex: 'male' }),
  ...many(13, { ageAtAdmission: 22 }),
  ...many(8, { sex: 'male', ageAtAdmission: 41, nationality: 'PH' }),
  ...many(6, { sex: 'male', ageAtAdmission: 33, nationality: 'KE' }),
];

describe('rounding', () => {
  it.each([
    [5, 5],
    [7, 5],
    [8, 10],
    [12, 10],
    [13, 15],
    [52, 50],
    [53, 55],
  ])('partner: %s is shown as %s', (count, figure) => {
    expect(rounded(count, PROFILES.partner)).toBe(figure);
  });

  it.each([
    [10, 10],
    [19, 10],
    [20, 20],
    [39, 30],
  ])('public: %s is shown as %s', (count, figure) => {
    expect(rounded(count, PROFILES.public)).toBe(figure);
  });

  it('the counts behind a figure are those that round to it', () => {
    for (const profile of Object.values(PROFILES)) {
      for (let count = profile.k; count < 200; count += 1) {
        const { low, high } = countsBehind(rounded(count, profile), profile);
        expect(count).toBeGreaterThanOrEqual(low);
        expect(count).toBeLessThanOrEqual(high);
        expect(rounded(low, profile)).toBe(rounded(high, profile));
      }
    }
  });

  it('refuses the profile for authorities', () => {
    expect(profileOf('authority')).toEqual({
      ok: false,
      refusal: { code: 'summaries.profile-not-available' },
    });
  });
});

describe('merging', () => {
  it('shows two sexes when both are large, unknown merged with the second', () => {
    expect(table(releases(BIG), 't1-sex')).toEqual({
      id: 't1-sex',
      status: 'shown',
      rows: ['female', 'male-or-unknown'],
      columns: ['start', 'admissions', 'exits', 'end'],
      // Exact: 19 + 13 - 7 = 25 and 15 + 14 - 6 = 23.
      cells: [
        [20, 15, 5, 25],
        [15, 15, 5, 25],
      ],
      rowTotals: null,
      // Exact: 34 + 27 - 13 = 48.
      columnTotals: [35, 25, 15, 50],
      total: null,
    });
  });

  it('merges small nationalities, first into the sub-region, then into other', () => {
    // ET 13, PH 8 and KE 6 are large; nobody else: "other" must not be missing, so KE goes there.
    expect(table(releases(BIG), 't3')).toMatchObject({
      rows: ['ET', 'PH', 'other'],
      cells: [[15], [10], [5]],
      total: 25,
    });
    const africa = [
      ...many(9),
      ...many(3, { nationality: 'KE' }),
      ...many(3, { nationality: 'UG' }),
      ...many(5, { nationality: 'PH' }),
      ...many(4, { nationality: null }),
      ...many(2, { nationality: 'stateless' }),
    ];
    // KE and UG are 6 of Eastern Africa; unknown 4 and stateless 2 are 6 others.
    expect(table(releases(africa), 't3')).toMatchObject({
      rows: ['ET', 'PH', 'region-eastern-africa', 'other'],
    });
  });

  it('withholds a table that stays small', () => {
    const small = many(4);
    for (const release of releases(small)) {
      expect(release.published).toEqual({
        id: release.id,
        status: 'withheld',
        reason: 'small-counts',
      });
    }
  });

  it('treats nobody like few people', () => {
    // Thirty came, none left: the zero in "exits" would be exact.
    expect(table(releases(many(30)), 't1-category')).toMatchObject({ status: 'withheld' });
  });

  it('shows one number rather than a row with all its people in one cell', () => {
    // All women of one form: any table by sex or form would say so of each of them.
    expect(table(releases(many(30)), 't2')).toMatchObject({
      rows: ['all'],
      columns: ['all'],
      cells: [[30]],
    });
  });

  it('withholds what another table would give away', () => {
    // 6 came, 5 of them victims: 5 of 5-7 beside 5 of 5-7 leaves 0-2 others, fewer than five numbers.
    const all = releases([
      ...many(5),
      ...many(1, { category: 'vulnerable-migrant', exploitationForms: [] }),
    ]);
    expect(table(all, 't2')).toEqual({ id: 't2', status: 'withheld', reason: 'linked-figures' });
    expect(table(all, 't4')).toMatchObject({ status: 'shown', total: null, cells: [[5]] });
  });
});

describe('rounding that can be unpicked', () => {
  it('withholds movement by sex when sums and the equation make it exact, and keeps the rest', () => {
    // Women 22 + 32 - 8 = 46 and men 9 + 12 - 9 = 12, totals 31, 44, 17, 58. Rounded: 20 30 10 45, 10 10 10 10
    // and 30 45 15 60. The end total of 60 wants 58 at least, the sums allow 58 at most: all becomes exact.
    const stays = [
      ...many(14, { admittedOn: day('2025-06-01') }),
      ...many(8, { admittedOn: day('2025-06-01'), exitedOn: day('2026-01-09') }),
      ...many(9, { admittedOn: day('2025-06-01'), exitedOn: day('2026-01-09'), sex: 'male' }),
      ...many(32),
      ...many(12, { sex: 'male' }),
    ];
    const all = releases(stays);
    expect(table(all, 't1-sex')).toEqual({
      id: 't1-sex',
      status: 'withheld',
      reason: 'linked-figures',
    });
    expect(table(all, 't1-category')).toMatchObject({ rows: ['all'], cells: [[30, 45, 15, 60]] });
  });
});

describe('the attacker', () => {
  it('narrows a figure by sums, as a person with a pencil would', () => {
    // 10 and 10 stand for 8-12; a total of 25 says 23-27, so each is 11 or 12.
    const reading = readAsAttacker(
      [
        {
          id: 't4',
          status: 'shown',
          rows: ['all'],
          columns: ['female', 'male-or-unknown'],
          cells: [[10, 10]],
          rowTotals: null,
          columnTotals: null,
          total: 25,
        },
      ],
      { profile: PROFILES.partner, neverAdmits: [] },
    );
    expect([...reading.intervals.values()]).toEqual([
      { low: 11, high: 12 },
      { low: 11, high: 12 },
      { low: 23, high: 24 },
    ]);
    expect(reading.findings).toEqual([]);
  });

  it('finds figures that no counts can give', () => {
    const reading = readAsAttacker(
      [
        {
          id: 't4',
          status: 'shown',
          rows: ['all'],
          columns: ['female', 'male-or-unknown'],
          cells: [[10, 10]],
          rowTotals: null,
          columnTotals: null,
          total: 40,
        },
      ],
      { profile: PROFILES.partner, neverAdmits: [] },
    );
    expect(reading.impossible).toBe(true);
  });

  it('finds a count pinned by its margins', () => {
    // Four cells of 10 and a total of 50: only 12 + 12 + 12 + 12 = 48 rounds to it.
    const reading = readAsAttacker(
      [
        {
          id: 't1-category',
          status: 'shown',
          rows: [
            'identified-victim',
            'possible-or-undetermined',
            'dependant',
            'vulnerable-migrant',
          ],
          columns: ['start', 'admissions', 'exits', 'end'],
          cells: [0, 1, 2, 3].map(() => [10, 20, 20, 10]),
          rowTotals: null,
          columnTotals: [50, 80, 80, 50],
          total: null,
        },
      ],
      { profile: PROFILES.partner, neverAdmits: [] },
    );
    expect(reading.findings.map(({ kind }) => kind)).toContain('pinned');
  });
});

describe('any shelter of 3 to 80 people', () => {
  const profiles = fc.constantFrom(PROFILES.partner, PROFILES.public);

  it('never shows a figure from 1 to k-1, nor one that is not a multiple of the base', () => {
    fc.assert(
      fc.property(shelterPeople, profiles, (stays, profile) => {
        for (const { shown, exact } of releases(stays, profile).flatMap((one) =>
          releasedFigures([one]),
        )) {
          expect(exact).toBeGreaterThanOrEqual(profile.k);
          expect(shown).toBeGreaterThanOrEqual(profile.k);
          expect(shown % profile.base).toBe(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is read rightly: the truth is never outside what the attacker believes, and nothing small is pinned', () => {
    fc.assert(
      fc.property(shelterPeople, profiles, (stays, profile) => {
        const all = releases(stays, profile);
        const reading = readAsAttacker(
          all.map(({ published }) => published),
          { profile, neverAdmits: [] },
        );
        expect(reading.impossible).toBe(false);
        expect(reading.findings).toEqual([]);
        for (const { key, exact } of releasedFigures(all.filter(({ id }) => id !== 't3'))) {
          const interval = reading.intervals.get(key);
          expect(interval?.low).toBeLessThanOrEqual(exact);
          expect(interval?.high).toBeGreaterThanOrEqual(exact);
          expect(interval?.low).toBeGreaterThanOrEqual(profile.k);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is narrowed exactly as trying out all counts would narrow it', () => {
    const count = fc.integer({ min: 5, max: 40 });
    fc.assert(
      fc.property(count, count, count, (a, b, c) => {
        const profile = PROFILES.partner;
        const cells = [a, b, c].map((one) => rounded(one, profile));
        const total = rounded(a + b + c, profile);
        const reading = readAsAttacker(
          [
            {
              id: 't2',
              status: 'shown',
              rows: ['sexual', 'labour-crime-begging', 'other-or-unknown'],
              columns: ['all'],
              cells: cells.map((one) => [one]),
              rowTotals: null,
              columnTotals: null,
              total,
            },
          ],
          { profile, neverAdmits: [] },
        );
        const possible = everyTriple(cells, profile).filter(
          (triple) =>
            rounded(
              triple.reduce((sum, one) => sum + one, 0),
              profile,
            ) === total,
        );
        [...reading.intervals.values()].slice(0, 3).forEach((interval, index) => {
          const values = possible.map((triple) => triple[index] ?? 0);
          expect(interval).toEqual({ low: Math.min(...values), high: Math.max(...values) });
        });
      }),
      { numRuns: 200 },
    );
  });

  it('shows the same figures for the same people in any order', () => {
    fc.assert(
      fc.property(shelterPeople, (stays) => {
        const tables = (list: readonly CountedStay[]): unknown =>
          releases(list).map(({ published }) => published);
        expect(tables([...stays].reverse())).toEqual(tables(stays));
      }),
      { numRuns: 30 },
    );
  });
});

function everyTriple(figures: readonly number[], profile: Profile): number[][] {
  return figures.reduce<number[][]>(
    (partial, figure) => {
      const { low, high } = countsBehind(figure, profile);
      const values = Array.from({ length: high - low + 1 }, (_, index) => low + index);
      return partial.flatMap((one) => values.map((value) => [...one, value]));
    },
    [[]],
  );
}

describe('a corrected version', () => {
  const figure = (shown: number, exact: number) => ({ key: 'measure=admissions', shown, exact });

  it('may not show that one person was added', () => {
    expect(correctionTellsTooMuch([figure(10, 12)], [figure(15, 13)], 5)).toBe(true);
  });

  it('may show a change of k persons or none', () => {
    expect(correctionTellsTooMuch([figure(10, 12)], [figure(15, 17)], 5)).toBe(false);
    expect(correctionTellsTooMuch([figure(10, 9)], [figure(10, 12)], 5)).toBe(false);
  });
});
