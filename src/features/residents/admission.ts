// Coming to the shelter and leaving it: the facts that are counted, and what cannot be true of them.
// Consent and circumstances live elsewhere; here are only days, codes and the file number.
import { z } from 'zod';
import { type CalendarDate, compareDates, daysBetween } from '../../kernel/calendar-date';
import { plainNumber } from '../../kernel/number-text';
import { type Age, ageRangeOn, approximateAge, type PartialDate } from '../../kernel/partial-date';
import { ok, type Result, refuse } from '../../kernel/result';
import type { PersonGroup } from '../shelter';
import type { Sex } from './resident';

/** Who sent the person (table T5). */
export const REFERRAL_SOURCES = [
  'police',
  'prosecution',
  'labour',
  'immigration',
  'health',
  'ngo',
  'embassy',
  'international-organisation',
  'self',
  'family',
  'other-shelter',
  'unknown',
] as const;
export type ReferralSource = (typeof REFERRAL_SOURCES)[number];

export const EXIT_REASONS = [
  'plan-completed',
  'own-choice',
  'voluntary-return',
  'return-to-family',
  'moved-to-other-shelter',
  'independent-living',
  'alternative-care',
  'hospital',
  'detention-or-deportation',
  'whereabouts-unknown',
  'age-limit',
  'rule-breach',
  'died',
  'not-eligible',
  'other',
  'unknown',
] as const;
export type ExitReason = (typeof EXIT_REASONS)[number];

export const EXIT_DESTINATIONS = [
  'country-of-origin',
  'family',
  'relatives',
  'own-housing',
  'employer-housing',
  'other-shelter',
  'medical-facility',
  'institution',
  'third-country',
  'unknown',
] as const;
export type ExitDestination = (typeof EXIT_DESTINATIONS)[number];

export const referralSource = z.enum(REFERRAL_SOURCES, { error: 'choice.invalid' });
export const exitReason = z.enum(EXIT_REASONS, { error: 'choice.invalid' });
export const exitDestination = z.enum(EXIT_DESTINATIONS, { error: 'choice.invalid' });

/** The cut of every report: under 18 is a child. */
export const ADULT_AGE = 18;

/** Age group at admission; unknown is a group of its own and never spread over the others. */
export const AGE_GROUPS = ['child', 'adult', 'unknown'] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];

export type AdmissionRefusal = 'residents.admitted-in-future' | 'residents.born-after-admission';

/** Nobody is admitted tomorrow, nor before being born. */
export function checkAdmission(facts: {
  readonly admittedOn: CalendarDate;
  readonly birth: PartialDate;
  readonly today: CalendarDate;
}): Result<CalendarDate, AdmissionRefusal> {
  if (compareDates(facts.admittedOn, facts.today) > 0)
    return refuse('residents.admitted-in-future');
  const known = facts.birth.precision !== 'unknown';
  if (known && ageRangeOn(facts.birth, facts.admittedOn) === undefined) {
    return refuse('residents.born-after-admission');
  }
  return ok(facts.admittedOn);
}

/**
 * The group of a person whom the shelter never admits; undefined where she may come. An unknown sex bars nobody, an
 * unknown age only where neither children nor adults of that sex are admitted.
 */
export function neverAdmitted(
  person: { readonly sex: Sex; readonly age: Age | null },
  never: readonly PersonGroup[],
): PersonGroup | undefined {
  if (person.sex === 'unknown') return undefined;
  const [adult, child] =
    person.sex === 'female' ? (['women', 'girls'] as const) : (['men', 'boys'] as const);
  const own = person.age === null ? [adult, child] : [isChild(person.age) ? child : adult];
  return own.every((group) => never.includes(group)) ? own[0] : undefined;
}

function isChild({ years }: Age): boolean {
  return years < ADULT_AGE;
}

export type ExitRefusal = 'residents.exit-in-future' | 'residents.exit-before-admission';

/** Leaving on the day of coming is possible (0 nights); before it, or tomorrow, is not. */
export function checkExit(facts: {
  readonly admittedOn: CalendarDate;
  readonly exitedOn: CalendarDate;
  readonly today: CalendarDate;
}): Result<CalendarDate, ExitRefusal> {
  if (compareDates(facts.exitedOn, facts.admittedOn) < 0) {
    return refuse('residents.exit-before-admission', { admittedOn: facts.admittedOn });
  }
  if (compareDates(facts.exitedOn, facts.today) > 0) return refuse('residents.exit-in-future');
  return ok(facts.exitedOn);
}

/** Age on the day of admission; undefined when unknown. */
export function ageAtAdmission(birth: PartialDate, admittedOn: CalendarDate): Age | null {
  return approximateAge(birth, admittedOn);
}

export function ageGroupOf(age: Age | null): AgeGroup {
  if (age === null) return 'unknown';
  return isChild(age) ? 'child' : 'adult';
}

/** Nights of a stay up to its exit, or up to `today` while it lasts. */
export function nightsOfStay(
  stay: { readonly admittedOn: CalendarDate; readonly exitedOn: CalendarDate | null },
  today: CalendarDate,
): number {
  return daysBetween(stay.admittedOn, stay.exitedOn ?? today);
}

const CASE_NUMBER = /^[A-Za-z0-9\u0621-\u064a][A-Za-z0-9\u0621-\u064a/._-]{0,39}$/;

/** Schema: 1-40 letters, digits and - / . _ ; digits folded to ASCII, invisible marks left out. Issue: `case-number.invalid`. */
export const caseNumber = z
  .string({ error: 'case-number.invalid' })
  .transform(plainNumber)
  .refine((text) => CASE_NUMBER.test(text), { error: 'case-number.invalid' });

/** The same, where an empty one is given by the shelter's pattern. */
export const caseNumberOrNext = z
  .string({ error: 'case-number.invalid' })
  .transform(plainNumber)
  .refine((text) => text === '' || CASE_NUMBER.test(text), { error: 'case-number.invalid' })
  .transform((text) => (text === '' ? undefined : text))
  .optional();
