// When a file is to be looked at, and what is cut from its counted facts: worked out by hand and as properties.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptStay } from '../../../src/features/retention/index';
import {
  checkErasure,
  classesOf,
  earliestPossible,
  reviewDueOn,
  type Years,
} from '../../../src/features/retention/retention';
import { COUNTRY_PACKS, RECORD_CLASSES } from '../../../src/features/shelter/index';
import { ageBandOf } from '../../../src/features/summaries/index';
import { type CalendarDate, fromEpochDay, toEpochDay } from '../../../src/kernel/calendar-date';

const day = (text: string) => text as CalendarDate;
const YEARS: Years = {
  'resident-file': 5,
  'care-plan': 7,
  'clinical-notes': 20,
  medical: 3,
  legal: 5,
  safety: 5,
};
const someDay = fc
  .integer({ min: toEpochDay(day('1950-01-01')), max: toEpochDay(day('2100-01-01')) })
  .map(fromEpochDay);

describe('the day on which a file is to be looked at', () => {
  it.each([
    [['resident-file'], null, '2020-03-01'],
    [['resident-file', 'medical'], null, '2020-03-01'],
    [['resident-file', 'care-plan'], null, '2022-03-01'],
    [['resident-file', 'clinical-notes'], null, '2035-03-01'],
    [['resident-file'], '2024-01-01', '2024-01-01'],
    [['resident-file'], '2019-01-01', '2020-03-01'],
  ] as const)('%j kept until %s: %s', (classes, keptUntil, due) => {
    const kept = { exitedOn: day('2015-03-01'), classes, keptUntil: keptUntil && day(keptUntil) };
    expect(reviewDueOn(kept, YEARS)).toBe(due);
  });

  it('after a stay that ended on 29 February comes on 1 March of a common year', () => {
    const kept = {
      exitedOn: day('2016-02-29'),
      classes: ['resident-file'],
      keptUntil: null,
    } as const;
    expect(reviewDueOn(kept, YEARS)).toBe('2021-03-01');
  });

  it('never comes for a stay that ended after the earliest possible day', () => {
    fc.assert(
      fc.property(someDay, someDay, fc.subarray([...RECORD_CLASSES]), (exitedOn, today, some) => {
        const classes = ['resident-file' as const, ...some];
        const due = reviewDueOn({ exitedOn, classes, keptUntil: null }, YEARS);
        const isDue = due !== undefined && due <= today;
        expect(isDue && exitedOn > earliestPossible(today, YEARS)).toBe(false);
      }),
    );
  });
});

describe('the classes in a file', () => {
  it('follow the compartments the person has keys in; the file itself is always there', () => {
    expect(classesOf([])).toEqual(['resident-file']);
    expect(classesOf(['clinical', 'presence', 'case'])).toEqual([
      'resident-file',
      'care-plan',
      'clinical-notes',
    ]);
    expect(classesOf(['reporting', 'audit'])).toEqual(['resident-file']);
  });

  it.each(Object.entries(COUNTRY_PACKS))(
    'have a number to begin with in %s, and no law',
    (_c, pack) => {
      expect(Object.keys(pack.retention.years).sort()).toEqual([...RECORD_CLASSES].sort());
      expect(pack.retention.basis).toBe('ask-authority');
    },
  );
});

describe('an erasure', () => {
  const asked = {
    reason: 'period-over',
    hasOpenStay: false,
    isHeld: false,
    dueOn: day('2026-01-01'),
    today: day('2026-01-01'),
  } as const;

  it.each([
    [{}, 'ok'],
    [{ hasOpenStay: true, isHeld: true }, 'retention.open-stay'],
    [{ isHeld: true }, 'retention.held'],
    [{ isHeld: true, reason: 'ordered' }, 'retention.held'],
    [{ today: day('2025-12-31') }, 'retention.period-not-over'],
    [{ dueOn: undefined }, 'retention.period-not-over'],
    [{ dueOn: undefined, reason: 'asked-by-resident' }, 'ok'],
  ] as const)('%j: %s', (changes, code) => {
    const checked = checkErasure({ ...asked, ...changes });
    expect(checked.ok ? 'ok' : checked.refusal.code).toBe(code);
  });
});

describe('what is kept of a stay', () => {
  const facts = {
    sex: 'female',
    category: 'identified-victim',
    exploitationForms: ['sexual', 'forced-labour'],
    nationality: 'ET',
    residenceStatus: 'foreign',
  } as const;
  const stay = {
    admittedOn: day('2015-01-01'),
    exitedOn: day('2015-06-01'),
    referralSource: 'police',
    exitReason: 'voluntary-return',
    exitDestination: 'country-of-origin',
  } as const;
  const keptOf = (age: number | null) =>
    keptStay({ ...facts, exploitationForms: [...facts.exploitationForms] }, { ...stay, age });

  it('counts in the same band as before, and says no more than the band', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 120 }), (age) => {
        const { ageFrom } = keptOf(age);
        expect(ageBandOf(ageFrom)).toBe(ageBandOf(age));
        expect([0, 5, 12, 15, 18, 25, 30, 40, 60]).toContain(ageFrom);
      }),
    );
    expect(keptOf(null).ageFrom).toBeNull();
  });

  it('keeps one form of exploitation, as the table counts it', () => {
    expect(keptOf(20).exploitationForm).toBe('mixed');
    expect(keptStay({ ...facts, exploitationForms: [] }, { ...stay, age: 20 })).toMatchObject({
      exploitationForm: 'unknown',
    });
  });
});
