// One resident's care plan: a need leads to goals, a goal to tasks, and reviews say how far each goal came.
// Every step gives a new plan or a refusal; nothing is deleted, a task that is given up says why.
import { type CalendarDate, compareDates } from '../../kernel/calendar-date';
import type { GoalId, NeedId, ReviewId, StaffId, TaskId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import {
  type Attainment,
  type GoalAttainment,
  type GoalAttainmentRefusal,
  goalAttainment,
} from '../progress';
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
}

export type TaskState =
  | { readonly kind: 'to-do' }
  | { readonly kind: 'done'; readonly doneOn: CalendarDate }
  | { readonly kind: 'dropped'; readonly reason: string };

export interface Task {
  readonly id: TaskId;
  readonly goalId: GoalId;
  readonly title: string;
  readonly dueOn?: CalendarDate | undefined;
  readonly ownerId: StaffId;
  readonly state: TaskState;
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
  readonly nextReviewOn?: CalendarDate | undefined;
  readonly note?: string | undefined;
}

export interface CarePlan {
  readonly state: 'open' | 'closed';
  readonly needs: readonly Need[];
  readonly goals: readonly Goal[];
  readonly tasks: readonly Task[];
  /** In order of holding. */
  readonly reviews: readonly Review[];
}

export const EMPTY_PLAN: CarePlan = { state: 'open', needs: [], goals: [], tasks: [], reviews: [] };

export type PlanRefusal =
  | 'care-plans.plan-closed'
  | 'care-plans.need-not-found'
  | 'care-plans.goal-not-found'
  | 'care-plans.goal-not-open'
  | 'care-plans.task-not-found'
  | 'care-plans.task-not-to-do'
  | 'care-plans.reason-missing'
  | 'care-plans.day-in-future'
  | 'care-plans.review-before-last'
  | 'care-plans.next-review-not-later'
  | 'care-plans.goal-reviewed-twice'
  | 'care-plans.tasks-still-open'
  | 'care-plans.goals-still-open';

export type PlanStep = Result<CarePlan, PlanRefusal>;

export function addNeed(plan: CarePlan, need: Need): PlanStep {
  return whileOpen(plan, () => ok({ ...plan, needs: [...plan.needs, need] }));
}

/** A new goal starts open. */
export function addGoal(plan: CarePlan, goal: Omit<Goal, 'state'>): PlanStep {
  return whileOpen(plan, () => {
    if (!plan.needs.some(({ id }) => id === goal.needId))
      return refuse('care-plans.need-not-found');
    return ok({ ...plan, goals: [...plan.goals, { ...goal, state: 'open' }] });
  });
}

/** A new task is to do. */
export function addTask(plan: CarePlan, task: Omit<Task, 'state'>): PlanStep {
  return whileOpen(plan, () => {
    const goal = plan.goals.find(({ id }) => id === task.goalId);
    if (goal === undefined) return refuse('care-plans.goal-not-found');
    if (goal.state !== 'open') return refuse('care-plans.goal-not-open');
    return ok({ ...plan, tasks: [...plan.tasks, { ...task, state: { kind: 'to-do' } }] });
  });
}

export function finishTask(
  plan: CarePlan,
  taskId: TaskId,
  days: { readonly doneOn: CalendarDate; readonly today: CalendarDate },
): PlanStep {
  if (compareDates(days.doneOn, days.today) > 0) return refuse('care-plans.day-in-future');
  return settleTask(plan, taskId, { kind: 'done', doneOn: days.doneOn });
}

export function dropTask(plan: CarePlan, taskId: TaskId, reason: string): PlanStep {
  const said = reason.trim();
  if (said === '') return refuse('care-plans.reason-missing');
  return settleTask(plan, taskId, { kind: 'dropped', reason: said });
}

/** Undoes `done` or `dropped` while the goal is still open. */
export function reopenTask(plan: CarePlan, taskId: TaskId): PlanStep {
  return whileOpen(plan, () => {
    const task = plan.tasks.find(({ id }) => id === taskId);
    if (task === undefined) return refuse('care-plans.task-not-found');
    const goal = plan.goals.find(({ id }) => id === task.goalId);
    if (goal?.state !== 'open') return refuse('care-plans.goal-not-open');
    return ok(withTask(plan, { ...task, state: { kind: 'to-do' } }));
  });
}

/**
 * Holds a review: each named goal takes its new state, and the decision `close` ends the plan.
 * A plan closes only when no goal is open and no task to do, so that nothing is forgotten silently.
 */
export function reviewPlan(plan: CarePlan, review: Review, today: CalendarDate): PlanStep {
  return whileOpen(plan, () => {
    const obstacle = reviewObstacle(plan, review, today);
    if (obstacle !== undefined) return refuse(obstacle);
    const reviewed: CarePlan = {
      ...plan,
      goals: plan.goals.map((goal) => goalAfter(goal, review)),
      reviews: [...plan.reviews, review],
    };
    return review.decision === 'close' ? closed(reviewed) : ok(reviewed);
  });
}

/** Attainment of each goal at the latest review that named it. */
export function latestAttainment(plan: CarePlan, goalId: GoalId): Attainment | undefined {
  for (const review of [...plan.reviews].reverse()) {
    const found = review.goals.find((goal) => goal.goalId === goalId);
    if (found !== undefined) return found.attained;
  }
  return undefined;
}

/** T-score over the goals reviewed at least once; refused when there is none. */
export function planAttainment(plan: CarePlan): Result<GoalAttainment, GoalAttainmentRefusal> {
  return goalAttainment(
    plan.goals.flatMap(({ id, weight, baseline }) => {
      const attained = latestAttainment(plan, id);
      return attained === undefined ? [] : [{ weight, baseline, attained }];
    }),
  );
}

function reviewObstacle(
  plan: CarePlan,
  review: Review,
  today: CalendarDate,
): PlanRefusal | undefined {
  const { heldOn, nextReviewOn, goals } = review;
  if (compareDates(heldOn, today) > 0) return 'care-plans.day-in-future';
  const last = plan.reviews.at(-1);
  if (last !== undefined && compareDates(heldOn, last.heldOn) < 0) {
    return 'care-plans.review-before-last';
  }
  if (nextReviewOn !== undefined && compareDates(nextReviewOn, heldOn) <= 0) {
    return 'care-plans.next-review-not-later';
  }
  const ids = goals.map(({ goalId }) => goalId);
  if (new Set(ids).size !== ids.length) return 'care-plans.goal-reviewed-twice';
  const known = ids.every((goalId) => plan.goals.some(({ id }) => id === goalId));
  return known ? undefined : 'care-plans.goal-not-found';
}

function goalAfter(goal: Goal, review: Review): Goal {
  const found = review.goals.find(({ goalId }) => goalId === goal.id);
  return found === undefined ? goal : { ...goal, state: found.state };
}

function closed(plan: CarePlan): PlanStep {
  if (plan.tasks.some(isToDo)) return refuse('care-plans.tasks-still-open');
  if (plan.goals.some(({ state }) => state === 'open'))
    return refuse('care-plans.goals-still-open');
  return ok({ ...plan, state: 'closed' });
}

function settleTask(plan: CarePlan, taskId: TaskId, state: TaskState): PlanStep {
  return whileOpen(plan, () => {
    const task = plan.tasks.find(({ id }) => id === taskId);
    if (task === undefined) return refuse('care-plans.task-not-found');
    if (!isToDo(task)) return refuse('care-plans.task-not-to-do');
    return ok(withTask(plan, { ...task, state }));
  });
}

export function isToDo(task: Task): boolean {
  return task.state.kind === 'to-do';
}

function withTask(plan: CarePlan, changed: Task): CarePlan {
  return { ...plan, tasks: plan.tasks.map((task) => (task.id === changed.id ? changed : task)) };
}

function whileOpen(plan: CarePlan, step: () => PlanStep): PlanStep {
  return plan.state === 'open' ? step() : refuse('care-plans.plan-closed');
}
