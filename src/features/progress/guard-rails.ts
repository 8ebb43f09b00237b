// When an instrument should not be put to a person: too young for it, or too soon after arrival.
// A worker may go on with a written reason; the rule then stays visible in the record.
import { type CalendarDate, daysBetween } from '../../kernel/calendar-date';
import { ageRangeOn, type PartialDate } from '../../kernel/partial-date';
import { ok, type Result, refuse } from '../../kernel/result';
import type { Instrument } from './instruments';

/** Days after admission in which no trauma inventory is given by default. */
export const STABILISATION_DAYS = 7;

export type GuardRefusal =
  | 'progress.too-young-for-instrument'
  | 'progress.age-unknown-for-instrument'
  | 'progress.first-week-no-trauma-inventory';

export interface Sitting {
  readonly instrument: Pick<Instrument, 'kind' | 'minimumAge'>;
  readonly birth: PartialDate;
  readonly admittedOn: CalendarDate;
  readonly on: CalendarDate;
  readonly overrideReason?: string | undefined;
}

/** `overridden` when it went on only because of the reason. */
export interface Clearance {
  readonly overridden: boolean;
}

/** Under the minimum age even possibly, or of unknown age, a reason is needed; so too in the first week. */
export function clearSitting(sitting: Sitting): Result<Clearance, GuardRefusal> {
  const obstacle = obstacleTo(sitting);
  if (obstacle === undefined) return ok({ overridden: false });
  if ((sitting.overrideReason ?? '').trim() !== '') return ok({ overridden: true });
  return refuse(obstacle, { minimumAge: sitting.instrument.minimumAge });
}

function obstacleTo({ instrument, birth, admittedOn, on }: Sitting): GuardRefusal | undefined {
  const age = ageRangeOn(birth, on);
  if (age === undefined) return 'progress.age-unknown-for-instrument';
  if (age.lowest < instrument.minimumAge) return 'progress.too-young-for-instrument';
  const early = daysBetween(admittedOn, on) < STABILISATION_DAYS;
  return early && instrument.kind === 'trauma-inventory'
    ? 'progress.first-week-no-trauma-inventory'
    : undefined;
}
