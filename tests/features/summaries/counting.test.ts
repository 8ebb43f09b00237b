import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageBandOf,
  checkStays,
  type CountedStay,
  formOf,
} from '../../../src/features/summaries/counted-facts';
import { countPeriod, membersOf } from '../../../src/features/summaries/figures';
import { checkBalance } from '../../../src/features/summaries/movement';
import { movementsIn } from '../../../src/features/summaries/person-movement';
import { PROFILES } from '../../../src/features/summaries/profile';
import type { ExactTable } from '../../../src/features/summaries';
import { day, JANUARY, many, shelterPeople, stay } from './stays';

function exact(stays: readonly CountedStay[], id: ExactTable['id']): ExactTable {
  const counted = countPeriod({
    stays,
    period: JANUARY,
    profile: PROFILES.partner,
    neverAdmits: [],
  });
  if (!counted.ok) throw new Error(counted.refusal.code);
  const table = counted.value.exact.find((one) => one.id === id);
  if (table === undefined) throw new Error(id);
  return table;
}

function cell(table: ExactTable, row: string, column: string): number | undefined {
  return table.cells[table.rows.indexOf(row)]?.[table.columns.indexOf(column)];
}

function measures(facts: Partial<CountedStay>): readonly string[] | undefined {
  return movementsIn([stay(facts)], JANUARY)[0]?.measures;
}

describe('the edges of a half-open period', () => {
  it.each([
    ['admitted the day before', { admittedOn: day('2025-12-31') }, ['start', 'end']],
    ['admitted on the first day', { admittedOn: day('2026-01-01') }, ['admissions', 'end']],
    ['admitted on the last day', { admittedOn: day('2026-01-31') }, ['admissions', 'end']],
    ['admitted on the day after', { admittedOn: day('2026-02-01') }, undefined],
    [
      'left the day before',
      { admittedOn: day('2025-12-01'), exitedOn: day('2025-12-31') },
      undefined,
    ],
    [
      'left on the first day',
      { admittedOn: day('2025-12-01'), exitedOn: day('2026-01-01') },
      ['start', 'exits'],
    ],
    [
      'left on the last day',
      { admittedOn: day('2025-12-01'), exitedOn: day('2026-01-31') },
      ['start', 'exits'],
    ],
    [
      'left on the day after',
      { admittedOn: day('2025-12-01'), exitedOn: day('2026-02-01') },
      ['start', 'end'],
    ],
    [
      'came and left on one day',
      { admittedOn: day('2026-01-05'), exitedOn: day('2026-01-05') },
      ['admissions', 'exits'],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(measures(facts)).toEqual(expected);
  });
});

describe('a person counts once', () => {
  it('who left and returned within the period has not moved', () => {
    const stays = [
      stay({ person: 'a', admittedOn: day('2025-12-01'), exitedOn: day('2026-01-05') }),
      stay({ person: 'a', admittedOn: day('2026-01-20') }),
    ];
    expect(movementsIn(stays, JANUARY).map((one) => one.measures)).toEqual([['start', 'end']]);
  });

  it('who came twice is one admission, with the facts of the first stay', () => {
    const stays = [
      stay({ person: 'a', admittedOn: day('2026-01-20'), ageAtAdmission: 18 }),
      stay({
        person: 'a',
        admittedOn: day('2026-01-02'),
        exitedOn: day('2026-01-20'),
        ageAtAdmission: 17,
      }),
    ];
    const table = exact(stays, 't4');
    expect(table.total).toBe(1);
    expect(cell(table, '15-17', 'female')).toBe(1);
  });

  it('who was here long ago and comes again is an admission', () => {
    const stays = [
      stay({ person: 'a', admittedOn: day('2024-01-02'), exitedOn: day('2024-03-20') }),
      stay({ person: 'a', admittedOn: day('2026-01-02') }),
    ];
    expect(exact(stays, 't3').total).toBe(1);
  });
});

describe('a small shelter counted by hand', () => {
  // Two women in care throughout; a mother with two children and a man come; one of the women leaves.
  const stays = [
    stay({ admittedOn: day('2025-10-01') }),
    stay({ admittedOn: day('2025-11-01'), exitedOn: day('2026-01-31') }),
    stay({ ageAtAdmission: 28, exploitationForms: ['sexual', 'forced-labour'] }),
    stay({ ageAtAdmission: 6, category: 'dependant', exploitationForms: [] }),
    stay({ ageAtAdmission: 3, sex: 'male', category: 'dependant', exploitationForms: [] }),
    stay({
      sex: 'male',
      ageAtAdmission: null,
      category: 'possible-victim',
      exploitationForms: [],
      nationality: null,
      residence: 'unknown',
    }),
  ];

  it('moves from two to five', () => {
    expect(exact(stays, 't1-sex').columnTotals).toEqual([2, 4, 1, 5]);
    expect(exact(stays, 't1-category').cells).toEqual([
      [2, 1, 1, 2],
      [0, 1, 0, 1],
      [0, 2, 0, 2],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(cell(exact(stays, 't1'), 'dependant/male/under-18', 'admissions')).toBe(1);
  });

  it('never counts dependants as victims', () => {
    const table = exact(stays, 't2');
    expect(table.total).toBe(2);
    expect(cell(table, 'mixed', 'women')).toBe(1);
    expect(cell(table, 'unknown', 'unknown')).toBe(1);
    expect(table.columnTotals).toEqual([1, 0, 0, 0, 1]);
  });

  it('keeps unknown in a place of its own', () => {
    expect(cell(exact(stays, 't3'), 'unknown', 'unknown')).toBe(1);
    expect(cell(exact(stays, 't3'), 'ET', 'foreign')).toBe(3);
    expect(cell(exact(stays, 't4'), 'unknown', 'male')).toBe(1);
    expect(cell(exact(stays, 't4'), '0-4', 'male')).toBe(1);
    expect(cell(exact(stays, 't4'), '5-11', 'female')).toBe(1);
  });

  it('every figure names the stays behind it', () => {
    const place = { row: 'dependant', column: 'admissions' };
    const members = membersOf({ stays, period: JANUARY }, 't1-category', place);
    expect(members?.map(({ stayId }) => stayId)).toEqual([stays[3]?.stayId, stays[4]?.stayId]);
    const all = membersOf({ stays, period: JANUARY }, 't4', { row: 'total', column: 'total' });
    expect(all).toHaveLength(4);
    expect(
      membersOf({ stays, period: JANUARY }, 't4', { row: 'no-such', column: 'male' }),
    ).toBeUndefined();
  });
});

describe('bands and forms', () => {
  it.each([
    [0, '0-4'],
    [4, '0-4'],
    [5, '5-11'],
    [11, '5-11'],
    [12, '12-14'],
    [14, '12-14'],
    [15, '15-17'],
    [17, '15-17'],
    [18, '18-24'],
    [24, '18-24'],
    [25, '25-29'],
    [29, '25-29'],
    [30, '30-39'],
    [39, '30-39'],
    [40, '40-59'],
    [59, '40-59'],
    [60, '60-plus'],
    [99, '60-plus'],
    [null, 'unknown'],
  ])('age %s is in %s', (age, band) => {
    expect(ageBandOf(age)).toBe(band);
  });

  it('counts several forms as mixed and none as unknown', () => {
    expect(formOf([])).toBe('unknown');
    expect(formOf(['unknown', 'sexual'])).toBe('sexual');
    expect(formOf(['sexual', 'sexual'])).toBe('sexual');
    expect(formOf(['sexual', 'forced-labour'])).toBe('mixed');
  });
});

describe('what cannot be counted is refused', () => {
  it('an exit before its admission', () => {
    const stays = [stay({ admittedOn: day('2026-01-10'), exitedOn: day('2026-01-09') })];
    expect(checkStays(stays)).toEqual({
      ok: false,
      refusal: { code: 'summaries.stays-inconsistent', details: { count: 1 } },
    });
  });

  it('one person in care twice at a time', () => {
    const stays = [stay({ person: 'a' }), stay({ person: 'a', admittedOn: day('2026-01-20') })];
    expect(checkStays(stays).ok).toBe(false);
  });

  it('a movement that does not balance', () => {
    const table = { ...exact(many(3), 't1-sex'), cells: [[2, 4, 1, 6]], columnTotals: null };
    expect(checkBalance(table)).toEqual({
      ok: false,
      refusal: { code: 'summaries.movement-unbalanced', details: { lines: 1 } },
    });
  });
});

describe('any shelter', () => {
  it('balances, counts each person once and lists as many members as it counts', () => {
    fc.assert(
      fc.property(shelterPeople, (stays) => {
        const movement = exact(stays, 't1');
        for (const [start = 0, came = 0, left = 0, end = 0] of movement.cells) {
          expect(start + came - left).toBe(end);
        }
        const admitted = movement.columnTotals?.[1] ?? 0;
        expect(exact(stays, 't3').total).toBe(admitted);
        const ages = exact(stays, 't4');
        expect(ages.total).toBe(admitted);
        expect(ages.cells.flat().reduce((sum, n) => sum + n, 0)).toBe(admitted);
        const members =
          membersOf({ stays, period: JANUARY }, 't4', { row: 'total', column: 'total' }) ?? [];
        expect(members).toHaveLength(admitted);
        expect(new Set(members.map(({ residentId }) => residentId)).size).toBe(admitted);
      }),
      { numRuns: 60 },
    );
  });

  it('counts every place as counting person by person would', () => {
    fc.assert(
      fc.property(shelterPeople, (stays) => {
        for (const id of ['t1', 't2', 't3', 't4'] as const) {
          const { rows, columns, cells } = exact(stays, id);
          const members = rows.map((row) =>
            columns.map(
              (column) => membersOf({ stays, period: JANUARY }, id, { row, column })?.length,
            ),
          );
          expect(members).toEqual(cells);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('lists the members earliest first, in whatever order the stays come', () => {
    const late = stay({ admittedOn: day('2026-01-20') });
    const early = stay({ admittedOn: day('2026-01-02') });
    const place = { row: 'total', column: 'total' };
    for (const stays of [
      [late, early],
      [early, late],
    ]) {
      expect(membersOf({ stays, period: JANUARY }, 't4', place)).toEqual([early, late]);
    }
  });

  it('does not depend on the order of the stays', () => {
    fc.assert(
      fc.property(shelterPeople, (stays) => {
        expect(exact([...stays].reverse(), 't1').cells).toEqual(exact(stays, 't1').cells);
      }),
      { numRuns: 20 },
    );
  });
});
