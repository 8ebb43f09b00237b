// What a summary may know of a stay: coded facts only, the same that stand clear in the vault.
// Never a name, a note or a place; and an empty fact stays unknown, it is never spread over the known.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { ResidentId, StayId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import {
  CATEGORIES,
  type Category,
  EXPLOITATION_FORMS,
  type ExploitationForm,
  SEXES,
  type Sex,
} from '../residents';

export { CATEGORIES, type Category, EXPLOITATION_FORMS, type ExploitationForm, SEXES, type Sex };

export const RESIDENCES = ['national', 'foreign', 'unknown'] as const;
export type Residence = (typeof RESIDENCES)[number];

/** Bands of T4 (docs/domain/counting.md), in completed years at admission. */
export const AGE_BANDS = [
  '0-4',
  '5-11',
  '12-14',
  '15-17',
  '18-24',
  '25-29',
  '30-39',
  '40-59',
  '60-plus',
  'unknown',
] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

const BAND_STARTS: readonly (readonly [number, AgeBand])[] = [
  [60, '60-plus'],
  [40, '40-59'],
  [30, '30-39'],
  [25, '25-29'],
  [18, '18-24'],
  [15, '15-17'],
  [12, '12-14'],
  [5, '5-11'],
  [0, '0-4'],
];

export interface CountedStay {
  readonly stayId: StayId;
  readonly residentId: ResidentId;
  readonly sex: Sex;
  /** Completed years on the day of admission; null when unknown. */
  readonly ageAtAdmission: number | null;
  readonly category: Category;
  /** Forms recorded; none is unknown, several count as mixed. */
  readonly exploitationForms: readonly ExploitationForm[];
  /** ISO 3166-1 alpha-2, `stateless`, or null when unknown. */
  readonly nationality: string | null;
  readonly residence: Residence;
  readonly admittedOn: CalendarDate;
  readonly exitedOn: CalendarDate | null;
}

/** The band of an age in completed years. Half-open by construction: 4 and 5 never share a band. */
export function ageBandOf(age: number | null): AgeBand {
  if (age === null) return 'unknown';
  return BAND_STARTS.find(([start]) => age >= start)?.[1] ?? 'unknown';
}

/** The youngest age of the band an age lies in: as good as the age for every table, and less of it. */
export function bandStartOf(age: number | null): number | null {
  if (age === null) return null;
  return BAND_STARTS.find(([start]) => age >= start)?.[0] ?? null;
}

/** One form per person: none recorded is unknown, more than one is mixed. */
export function formOf(forms: readonly ExploitationForm[]): ExploitationForm {
  const known = [...new Set(forms.filter((form) => form !== 'unknown'))];
  if (known.length > 1) return 'mixed';
  return known[0] ?? 'unknown';
}

/** Stays that cannot be counted: an exit before its admission, or two stays of one person at one time. */
export function checkStays(
  stays: readonly CountedStay[],
): Result<readonly CountedStay[], 'summaries.stays-inconsistent'> {
  const wrong = new Set<StayId>();
  for (const stay of stays) {
    if (stay.exitedOn !== null && stay.exitedOn < stay.admittedOn) wrong.add(stay.stayId);
  }
  for (const own of staysByPerson(stays).values()) {
    own.forEach((stay, index) => {
      const before = own[index - 1];
      if (before !== undefined && overlaps(before, stay)) wrong.add(stay.stayId);
    });
  }
  return wrong.size === 0
    ? ok(stays)
    : refuse('summaries.stays-inconsistent', { count: wrong.size });
}

/** Each person's stays, earliest first. */
export function staysByPerson(
  stays: readonly CountedStay[],
): ReadonlyMap<ResidentId, readonly CountedStay[]> {
  const persons = new Map<ResidentId, CountedStay[]>();
  for (const stay of stays) {
    const own = persons.get(stay.residentId);
    if (own === undefined) persons.set(stay.residentId, [stay]);
    else own.push(stay);
  }
  for (const own of persons.values()) own.sort(earliestFirst);
  return persons;
}

/** Orders stays of many persons: by the day of admission, and within a day always alike. */
export function byAdmission(a: CountedStay, b: CountedStay): number {
  return compare(a.admittedOn, b.admittedOn) || compare(a.stayId, b.stayId);
}

// A stay that has ended comes before one of the same admission day that has not.
function earliestFirst(a: CountedStay, b: CountedStay): number {
  const ends = compare(a.exitedOn ?? '9999-99-99', b.exitedOn ?? '9999-99-99');
  return compare(a.admittedOn, b.admittedOn) || ends || compare(a.stayId, b.stayId);
}

// Leaving and being admitted again on one day is lawful; being in twice is not.
function overlaps(before: CountedStay, after: CountedStay): boolean {
  return before.exitedOn === null || after.admittedOn < before.exitedOn;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
