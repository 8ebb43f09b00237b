// Builds invented stays for the summaries' tests.
import fc from 'fast-check';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { fromEpochDay, toEpochDay } from '../../../src/kernel/calendar-date';
import type { ResidentId, StayId } from '../../../src/kernel/ids';
import type { CountedStay } from '../../../src/features/summaries';
import {
  CATEGORIES,
  EXPLOITATION_FORMS,
  SEXES,
} from '../../../src/features/summaries/counted-facts';

export function day(text: string): CalendarDate {
  return text as CalendarDate;
}

export const JANUARY = { from: day('2026-01-01'), to: day('2026-02-01') };

let next = 0;

/** A woman of 30 admitted on 10 January 2026 as an identified victim, unless said otherwise. */
export function stay(facts: Partial<CountedStay> & { person?: string } = {}): CountedStay {
  next += 1;
  const { person = `p${next}`, ...rest } = facts;
  return {
    stayId: `stay${next}` as StayId,
    residentId: person as ResidentId,
    sex: 'female',
    ageAtAdmission: 30,
    category: 'identified-victim',
    exploitationForms: ['forced-labour'],
    nationality: 'ET',
    residence: 'foreign',
    admittedOn: day('2026-01-10'),
    exitedOn: null,
    ...rest,
  };
}

export function many(count: number, facts: Partial<CountedStay> = {}): CountedStay[] {
  return Array.from({ length: count }, () => stay(facts));
}

const START = toEpochDay(day('2025-11-01'));

/** 3-80 persons with one to three stays each around January 2026. */
export const shelterPeople: fc.Arbitrary<readonly CountedStay[]> = fc
  .array(
    fc.record({
      sex: fc.constantFrom(...SEXES, 'female' as const, 'female' as const, 'male' as const),
      age: fc.option(fc.integer({ min: 0, max: 75 }), { nil: null, freq: 8 }),
      category: fc.constantFrom(...CATEGORIES),
      forms: fc.array(fc.constantFrom(...EXPLOITATION_FORMS), { maxLength: 2 }),
      nationality: fc.constantFrom('ET', 'ET', 'PH', 'KE', 'UG', 'EG', 'stateless', null),
      gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), {
        minLength: 1,
        maxLength: 3,
      }),
      stillThere: fc.boolean(),
    }),
    { minLength: 3, maxLength: 80 },
  )
  .map((people) => people.flatMap((person, index) => staysOf(person, `person${index}`)));

function staysOf(
  facts: {
    sex: CountedStay['sex'];
    age: number | null;
    category: CountedStay['category'];
    forms: CountedStay['exploitationForms'];
    nationality: string | null;
    gaps: [number, number][];
    stillThere: boolean;
  },
  person: string,
): CountedStay[] {
  let at = START;
  return facts.gaps.map(([wait, nights], index) => {
    const from = at + wait;
    at = from + nights;
    const last = index === facts.gaps.length - 1;
    return {
      stayId: `${person}-stay${index}` as StayId,
      residentId: person as ResidentId,
      sex: facts.sex,
      ageAtAdmission: facts.age,
      category: facts.category,
      exploitationForms: facts.forms,
      nationality: facts.nationality,
      residence:
        facts.nationality === null
          ? 'unknown'
          : facts.nationality === 'EG'
            ? 'national'
            : 'foreign',
      admittedOn: fromEpochDay(from),
      exitedOn: last && facts.stillThere ? null : fromEpochDay(at),
    };
  });
}
