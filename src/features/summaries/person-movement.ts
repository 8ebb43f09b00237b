// Each person once per period: where they stood at its start, whether they came, whether they left.
// Never counts a person twice, whatever the number of stays in the period.
import type { Period } from '../../kernel/calendar-date';
import { type CountedStay, staysByPerson } from './counted-facts';

export const MEASURES = ['start', 'admissions', 'exits', 'end'] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * One person in one period. `stay` is the earliest stay touching the period: it decides sex and age. Its category is what
 * the person was held to be on the period's last day.
 */
export interface PersonMovement {
  readonly stay: CountedStay;
  readonly measures: readonly Measure[];
}

/**
 * Half-open period: a person admitted on `from` is an admission, a person leaving on `from` an exit of this
 * period; what happens on `to` belongs to the next. Who leaves and returns within the period has not moved;
 * who comes, leaves and comes again is one admission.
 */
export function movementsIn(
  stays: readonly CountedStay[],
  period: Period,
): readonly PersonMovement[] {
  const movements: PersonMovement[] = [];
  for (const own of staysByPerson(stays).values()) {
    const touching = own.filter((stay) => touches(stay, period));
    const first = touching[0];
    if (first === undefined) continue;
    movements.push({ stay: first, measures: measuresOf(touching, period) });
  }
  return movements;
}

function measuresOf(stays: readonly CountedStay[], period: Period): readonly Measure[] {
  const atStart = stays.some((stay) => inCareAtStartOf(stay, period.from));
  const atEnd = stays.some((stay) => inCareAtStartOf(stay, period.to));
  const came = stays.some((stay) => stay.admittedOn >= period.from && stay.admittedOn < period.to);
  const left = stays.some(
    (stay) => stay.exitedOn !== null && stay.exitedOn >= period.from && stay.exitedOn < period.to,
  );
  const holds: Record<Measure, boolean> = {
    start: atStart,
    admissions: came && !atStart,
    exits: left && !atEnd,
    end: atEnd,
  };
  return MEASURES.filter((measure) => holds[measure]);
}

/** In care in the first moment of `day`: admitted before it and not gone before it. */
function inCareAtStartOf(stay: CountedStay, day: string): boolean {
  return stay.admittedOn < day && (stay.exitedOn === null || stay.exitedOn >= day);
}

function touches(stay: CountedStay, period: Period): boolean {
  return stay.admittedOn < period.to && (stay.exitedOn === null || stay.exitedOn >= period.from);
}
