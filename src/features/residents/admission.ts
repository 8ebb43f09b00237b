// Coming to the shelter and leaving it: the facts that are counted, and what cannot be true of them.
// Consent and circumstances live elsewhere; here are only days, codes and the file number.
import { z } from 'zod';
import { type CalendarDate, compareDates, daysBetween, partsOf } from '../../kernel/calendar-date';
import { plainNumber } from '../../kernel/number-text';
import { type Age, ageRangeOn, approximateAge, type PartialDate } from '../../kernel/partial-date';
import { ok, type Result, refuse } from '../../kernel/result';

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
export function ageAtAdmission(birth: PartialDate, admittedOn: CalendarDate): Age | undefined {
  return approximateAge(birth, admittedOn);
}

export function ageGroupOf(age: Age | undefined): AgeGroup {
  if (age === undefined) return 'unknown';
  return age.years < ADULT_AGE ? 'child' : 'adult';
}

/** Nights of a stay up to its exit, or up to `today` while it lasts. */
export function nightsOfStay(
  stay: { readonly admittedOn: CalendarDate; readonly exitedOn?: CalendarDate | undefined },
  today: CalendarDate,
): number {
  return daysBetween(stay.admittedOn, stay.exitedOn ?? today);
}

/** How a shelter writes its file numbers: `K-2026-0001` unless it chose otherwise. */
export interface CaseNumberFormat {
  readonly prefix: string;
  readonly withYear: boolean;
  readonly digits: number;
}

export const DEFAULT_CASE_NUMBER: CaseNumberFormat = { prefix: 'K', withYear: true, digits: 4 };

const CASE_NUMBER = /^[A-Za-z0-9\u0621-\u064a][A-Za-z0-9\u0621-\u064a/._-]{0,39}$/;

/** Schema: 1-40 letters, digits and - / . _ ; digits folded to ASCII, invisible marks left out. Issue: `case-number.invalid`. */
export const caseNumber = z
  .string({ error: 'case-number.invalid' })
  .transform(plainNumber)
  .refine((text) => CASE_NUMBER.test(text), { error: 'case-number.invalid' });

/** The number after the highest one of the same series among `taken`; the first is 1. */
export function nextCaseNumber(
  taken: Iterable<string>,
  today: CalendarDate,
  format: CaseNumberFormat = DEFAULT_CASE_NUMBER,
): string {
  const series = [format.prefix, format.withYear ? String(partsOf(today).year) : '']
    .filter((part) => part !== '')
    .map((part) => `${part}-`)
    .join('');
  let highest = 0;
  for (const number of taken) {
    if (!number.startsWith(series)) continue;
    const rest = number.slice(series.length);
    if (/^\d{1,9}$/.test(rest)) highest = Math.max(highest, Number(rest));
  }
  return series + String(highest + 1).padStart(format.digits, '0');
}
