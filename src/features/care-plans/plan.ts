// What a care plan is made of: needs, goals, tasks and reviews, as the rules see them.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { GoalId, NeedId, ReviewId, StaffId, TaskId } from '../../kernel/ids';
import type { Attainment } from '../progress';
import type { Domain, Level } from './domains';

export const HORIZONS = ['short', 'long'] as const;
export type Horizon = (typeof HORIZONS)[number];
export const GOAL_STATES = ['open', 'reached', 'set-aside'] as const;
export type GoalState = (typeof GOAL_STATES)[number];
export const DECISIONS = ['continue', 'adjust', 'close'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface Need {
  readonly id: NeedId;
  readonly domain: Domain;
  readonly level: Level;
  readonly description?: string | undefined;
  /** It stays in the plan and counts no longer, nor does anything under it. */
  readonly withdrawnOn: CalendarDate | null;
}

/** What each level of attainment would look like, in words; only the expected one (0) is required. */
export interface AttainmentScale {
  readonly muchLess?: string | undefined;
  readonly less?: string | undefined;
  readonly expected: string;
  readonly more?: string | undefined;
  readonly muchMore?: string | undefined;
}

export interface Goal {
  readonly id: GoalId;
  readonly needId: NeedId;
  readonly title: string;
  /** What the resident said, verbatim and in the resident's own language. */
  readonly ownWords?: string | undefined;
  readonly horizon: Horizon;
  /** Positive; 1 when all goals count alike. */
  readonly weight: number;
  readonly baseline: Attainment;
  readonly scale: AttainmentScale;
  readonly state: GoalState;
  readonly withdrawnOn: CalendarDate | null;
}

export type TaskState =
  | { readonly kind: 'to-do' }
  | { readonly kind: 'done'; readonly doneOn: CalendarDate }
  | { readonly kind: 'dropped'; readonly reason: string };

export interface Task {
  readonly id: TaskId;
  readonly goalId: GoalId;
  readonly title: string;
  readonly dueOn: CalendarDate | null;
  readonly ownerId: StaffId;
  readonly state: TaskState;
  readonly withdrawnOn: CalendarDate | null;
}

export interface GoalReview {
  readonly goalId: GoalId;
  readonly attained: Attainment;
  /** What becomes of the goal. */
  readonly state: GoalState;
}

export interface Review {
  readonly id: ReviewId;
  readonly heldOn: CalendarDate;
  readonly goals: readonly GoalReview[];
  readonly decision: Decision;
  readonly nextReviewOn: CalendarDate | null;
  readonly note?: string | undefined;
}

/** As it is handed in: not withdrawn. */
export type NewNeed = Omit<Need, 'withdrawnOn'>;
export type NewGoal = Omit<Goal, 'state' | 'withdrawnOn'>;
export type NewTask = Omit<Task, 'state' | 'withdrawnOn'>;

export interface CarePlan {
  readonly state: 'open' | 'closed';
  readonly needs: readonly Need[];
  readonly goals: readonly Goal[];
  readonly tasks: readonly Task[];
  /** In order of holding. */
  readonly reviews: readonly Review[];
}
