// What cannot be true of a stay that is corrected: stays follow one another, and only the newest can still last.
import { type CalendarDate, compareDates } from '../../kernel/calendar-date';
import type { StayId } from '../../kernel/ids';
import type { PartialDate } from '../../kernel/partial-date';
import { ok, type Result, refuse } from '../../kernel/result';
import { type AdmissionRefusal, checkAdmission, checkExit, type ExitRefusal } from './admission';
import type { Stay, StayExit } from './records';
import { type HeldStatus, inForce } from './status';

export interface WantedStay {
  readonly id: StayId;
  readonly admittedOn: CalendarDate;
  readonly exit: StayExit | null;
}

export type StayOrderRefusal =
  | 'residents.stay-before-last'
  | 'residents.stay-after-next'
  | 'residents.admitted-after-status';

export type StayRefusal =
  | AdmissionRefusal
  | ExitRefusal
  | StayOrderRefusal
  | 'residents.stay-not-found'
  | 'residents.stay-not-ended'
  | 'residents.stay-not-newest';

interface Known {
  readonly birth: PartialDate;
  readonly statuses: readonly HeldStatus[];
  readonly today: CalendarDate;
}

/** `stays` come oldest first. Answers the stay as it was. */
export function checkStayCorrection(
  stays: readonly Stay[],
  wanted: WantedStay,
  { birth, statuses, today }: Known,
): Result<Stay, StayRefusal> {
  const stay = stays.find(({ id }) => id === wanted.id);
  if (stay === undefined) return refuse('residents.stay-not-found');
  const { admittedOn, exit } = wanted;
  const admitted = checkAdmission({ admittedOn, birth, today });
  if (!admitted.ok) return admitted;
  if (exit !== null) {
    if (stay.exit === null) return refuse('residents.stay-not-ended');
    const left = checkExit({ admittedOn, exitedOn: exit.exitedOn, today });
    if (!left.ok) return left;
  } else if (stay.exit !== null && !mayGoOn(stays, wanted.id)) {
    return refuse('residents.stay-not-newest');
  }
  const inOrder = checkStayOrder(stays, wanted, statuses);
  return inOrder.ok ? ok(stay) : inOrder;
}

/** Whether nothing speaks against a stay that lasts: none came after it, none other is open. */
export function mayGoOn(stays: readonly Stay[], id: StayId): boolean {
  return stays.at(-1)?.id === id && stays.every((stay) => stay.id === id || stay.exit !== null);
}

/**
 * Between the stay before and the one after; the first one begins before any status that was decided later. Only what
 * moves is looked at: days that an import brought out of order keep nobody from mending something else.
 */
export function checkStayOrder(
  stays: readonly Stay[],
  wanted: WantedStay,
  statuses: readonly HeldStatus[],
): Result<CalendarDate, StayOrderRefusal> {
  const { id, admittedOn } = wanted;
  const at = stays.findIndex((stay) => stay.id === id);
  const before = stays[at];
  const isMoved = before?.admittedOn !== admittedOn;
  const earliest = isMoved && at > 0 ? endOf(stays[at - 1]) : undefined;
  if (earliest !== undefined && compareDates(admittedOn, earliest) < 0) {
    return refuse('residents.stay-before-last', { on: earliest });
  }
  const end = endOf(wanted);
  const latest = end === endOf(before) ? undefined : stays[at + 1]?.admittedOn;
  if (latest !== undefined && end !== undefined && compareDates(end, latest) > 0) {
    return refuse('residents.stay-after-next', { on: latest });
  }
  const decided = isMoved && at === 0 ? firstDecided(statuses) : undefined;
  return decided !== undefined && compareDates(admittedOn, decided) > 0
    ? refuse('residents.admitted-after-status', { on: decided })
    : ok(admittedOn);
}

function endOf(stay: Pick<Stay, 'admittedOn' | 'exit'> | undefined): CalendarDate | undefined {
  return stay?.exit?.exitedOn ?? stay?.admittedOn;
}

function firstDecided(statuses: readonly HeldStatus[]): CalendarDate | undefined {
  return inForce(statuses).flatMap(({ from }) => (from === null ? [] : [from]))[0];
}
