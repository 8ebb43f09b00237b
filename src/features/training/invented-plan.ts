// An invented care plan: two or three needs, a goal and a task for each, and reviews in which goals slowly come nearer.
import { addDays, type CalendarDate } from '../../kernel/calendar-date';
import type { Level } from '../care-plans/index';
import type { Attainment } from '../progress/index';
import type { Chance } from './chance';
import { NEED_PATTERNS, type NeedPattern, REVIEW_NOTES } from './invented-words';

export interface InventedNeed extends NeedPattern {
  readonly level: Level;
  readonly taskDueOn: CalendarDate;
  readonly taskDone: boolean;
}

export interface InventedReview {
  readonly heldOn: CalendarDate;
  /** One for each need's goal, in order. */
  readonly attained: readonly Attainment[];
  readonly nextReviewOn: CalendarDate;
  readonly note: string;
}

export interface InventedPlan {
  readonly startOn: CalendarDate;
  readonly needs: readonly InventedNeed[];
  readonly reviews: readonly InventedReview[];
}

const WEEKS_TO_PLAN = 2;
const WEEKS_BETWEEN_REVIEWS = 8;
const MOST_REVIEWS = 3;
const MOSTLY_ON_TIME = 0.92;

/** Undefined when the stay ended before a plan was made. */
export function inventedPlan(
  chance: Chance,
  stay: {
    readonly admittedOn: CalendarDate;
    readonly lastDay: CalendarDate;
    /** Whoever has left leaves no task behind. */
    readonly left: boolean;
  },
): InventedPlan | undefined {
  const startOn = addDays(stay.admittedOn, WEEKS_TO_PLAN * 7);
  if (startOn >= stay.lastDay) return undefined;
  const first = chance.whole(0, NEED_PATTERNS.length - 1);
  const needs = Array.from({ length: chance.whole(2, 3) }, (_, at) => {
    const pattern = NEED_PATTERNS[(first + at * 3) % NEED_PATTERNS.length] ?? NEED_PATTERNS[0];
    const wished = addDays(startOn, 7 * chance.whole(2, 6));
    const isLate = wished > stay.lastDay;
    const isDone = chance.happens(MOSTLY_ON_TIME);
    return {
      ...pattern,
      level: chance.weighed<Level>([
        [1, 3],
        [2, 5],
        [3, 2],
      ]),
      taskDueOn: isLate && stay.left ? stay.lastDay : wished,
      taskDone: stay.left || (isDone && !isLate),
    };
  });
  return { startOn, needs, reviews: reviewsOf(chance, { ...stay, startOn, goals: needs.length }) };
}

function reviewsOf(
  chance: Chance,
  plan: { readonly startOn: CalendarDate; readonly lastDay: CalendarDate; readonly goals: number },
): readonly InventedReview[] {
  const made: InventedReview[] = [];
  let level = Array.from({ length: plan.goals }, () => -1);
  for (let at = 1; at <= MOST_REVIEWS; at += 1) {
    const heldOn = addDays(plan.startOn, at * WEEKS_BETWEEN_REVIEWS * 7);
    if (heldOn >= plan.lastDay) break;
    level = level.map((attained) =>
      Math.min(
        2,
        Math.max(
          -2,
          attained +
            chance.weighed([
              [1, 6],
              [0, 3],
              [-1, 1],
            ]),
        ),
      ),
    );
    made.push({
      heldOn,
      attained: level as Attainment[],
      nextReviewOn: addDays(heldOn, WEEKS_BETWEEN_REVIEWS * 7),
      note: chance.one(REVIEW_NOTES),
    });
  }
  return made;
}
