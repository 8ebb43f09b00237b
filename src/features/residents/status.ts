// What a person was held to be and since when. A change of status and the correction of a mistake are two acts: the first
// leaves what was true before as it was, the second says that it never was.
import { z } from 'zod';
import { type CalendarDate, compareDates } from '../../kernel/calendar-date';
import type { StatusId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import { requiredText } from '../../kernel/text';
import type { Category } from './resident';

/** Sealed under `case`: why a status changed, or what was mistaken. */
export const statusWords = z.object({ reason: requiredText(500) });
export type StatusWords = z.output<typeof statusWords>;

export interface DatedStatus {
  readonly category: Category;
  /** The first day it holds; null for the one a file begins with. */
  readonly from: CalendarDate | null;
}

export interface HeldStatus extends DatedStatus {
  readonly id: StatusId;
  /** The status that was put in place of this one, which was a mistake. */
  readonly correctedBy: StatusId | null;
}

/** What was not corrected, in the order of days. */
export function inForce<Status extends HeldStatus>(statuses: readonly Status[]): Status[] {
  return statuses
    .filter(({ correctedBy }) => correctedBy === null)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

/** The category that held at the end of the day before `day`; undefined where none is known. */
export function categoryBefore(
  statuses: readonly DatedStatus[],
  day: CalendarDate,
): Category | undefined {
  const held = statuses.filter(({ from }) => from === null || from < day);
  return held.reduce<DatedStatus | undefined>(
    (last, one) => ((one.from ?? '') >= (last?.from ?? '') ? one : last),
    undefined,
  )?.category;
}

export type StatusRefusal =
  | 'residents.status-same'
  | 'residents.status-in-future'
  | 'residents.status-before-admission'
  | 'residents.status-before-last'
  | 'residents.status-after-next'
  | 'residents.status-not-found';

interface Days {
  readonly firstAdmittedOn: CalendarDate;
  readonly today: CalendarDate;
}

interface NewStatus {
  readonly category: Category;
  readonly from: CalendarDate;
}

/** Each change comes after the last one; an earlier day is a correction. */
export function checkStatusChange(
  statuses: readonly HeldStatus[],
  wanted: NewStatus,
  days: Days,
): Result<NewStatus, Exclude<StatusRefusal, 'residents.status-not-found'>> {
  const last = inForce(statuses).at(-1);
  if (last?.category === wanted.category) return refuse('residents.status-same');
  const between = checkDay(wanted.from, { after: last?.from, before: undefined }, days);
  return between.ok ? ok(wanted) : between;
}

/** The corrected status keeps its place between its neighbours; the first one has no day of its own. */
export function checkStatusCorrection(
  statuses: readonly HeldStatus[],
  wanted: {
    readonly id: StatusId;
    readonly category: Category;
    readonly from: CalendarDate | null;
  },
  days: Days,
): Result<DatedStatus, StatusRefusal> {
  const held = inForce(statuses);
  const place = held.findIndex(({ id }) => id === wanted.id);
  const mistaken = held[place];
  if (mistaken === undefined) return refuse('residents.status-not-found');
  const from = mistaken.from === null ? null : (wanted.from ?? mistaken.from);
  if (mistaken.category === wanted.category && mistaken.from === from) {
    return refuse('residents.status-same');
  }
  const neighbours = { after: held[place - 1]?.from, before: held[place + 1]?.from };
  const day = from === null ? ok(from) : checkDay(from, neighbours, days);
  return day.ok ? ok({ category: wanted.category, from }) : day;
}

function checkDay(
  day: CalendarDate,
  between: {
    readonly after: CalendarDate | null | undefined;
    readonly before: CalendarDate | null | undefined;
  },
  { firstAdmittedOn, today }: Days,
): Result<
  CalendarDate,
  Exclude<StatusRefusal, 'residents.status-not-found' | 'residents.status-same'>
> {
  const { after, before } = between;
  if (compareDates(day, today) > 0) return refuse('residents.status-in-future');
  if (compareDates(day, firstAdmittedOn) < 0) {
    return refuse('residents.status-before-admission', { admittedOn: firstAdmittedOn });
  }
  if (after && compareDates(day, after) <= 0) {
    return refuse('residents.status-before-last', { on: after });
  }
  if (before && compareDates(day, before) >= 0) {
    return refuse('residents.status-after-next', { on: before });
  }
  return ok(day);
}
