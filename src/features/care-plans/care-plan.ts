// One resident's care plan: a need leads to goals, a goal to tasks, and reviews say how far each goal came.
// Every step gives a new plan or a refusal; nothing is deleted, a task that is given up says why.
import { type CalendarDate, compareDates } from '../../kernel/calendar-date';
import type { GoalId, TaskId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import { type PlanPart, withoutWithdrawn, goalInPlan, needInPlan, taskInPlan } from './in-plan';
import {
  type Attainment,
  type GoalAttainment,
  type GoalAttainmentRefusal,
  goalAttainment,
} from '../progress';
import type {
  CarePlan,
  Goal,
  Need,
  NewGoal,
  NewNeed,
  NewTask,
  Review,
  Task,
  TaskState,
} from './plan';

export const EMPTY_PLAN: CarePlan = { state: 'open', needs: [], goals: [], tasks: [], reviews: [] };

export type PlanRefusal =
  | 'care-plans.plan-closed'
  | 'care-plans.need-not-found'
  | 'care-plans.goal-not-found'
  | 'care-plans.goal-not-open'
  | 'care-plans.task-not-found'
  | 'care-plans.task-not-to-do'
  | 'care-plans.part-withdrawn'
  | 'care-plans.reason-missing'
  | 'care-plans.day-in-future'
  | 'care-plans.review-before-last'
  | 'care-plans.next-review-not-later'
  | 'care-plans.goal-reviewed-twice'
  | 'care-plans.tasks-still-open'
  | 'care-plans.goals-still-open';

export type PlanStep = Result<CarePlan, PlanRefusal>;

export function addNeed(plan: CarePlan, need: NewNeed): PlanStep {
  const added = { ...need, withdrawnOn: null };
  return whileOpen(plan, () => ok({ ...plan, needs: [...plan.needs, added] }));
}

/** A new goal starts open. */
export function addGoal(plan: CarePlan, goal: NewGoal): PlanStep {
  return whileOpen(plan, () => {
    const need = needInPlan(plan, goal.needId);
    if (!need.ok) return need;
    return ok({ ...plan, goals: [...plan.goals, { ...goal, state: 'open', withdrawnOn: null }] });
  });
}

/** A new task is to do. */
export function addTask(plan: CarePlan, task: NewTask): PlanStep {
  return whileOpen(plan, () => {
    const goal = goalInPlan(plan, task.goalId);
    if (!goal.ok) return goal;
    if (goal.value.state !== 'open') return refuse('care-plans.goal-not-open');
    const added: Task = { ...task, state: { kind: 'to-do' }, withdrawnOn: null };
    return ok({ ...plan, tasks: [...plan.tasks, added] });
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
    const task = taskInPlan(plan, taskId);
    if (!task.ok) return task;
    const goal = plan.goals.find(({ id }) => id === task.value.goalId);
    if (goal?.state !== 'open') return refuse('care-plans.goal-not-open');
    return ok(withTask(plan, { ...task.value, state: { kind: 'to-do' } }));
  });
}

/** A need, goal or task as it should have been from the start. A withdrawn one is corrected no more. */
export function correctPart(plan: CarePlan, part: PlanPart): PlanStep {
  return whileOpen(plan, () => {
    const found = standingPart(plan, part);
    return found.ok ? ok(plan) : found;
  });
}

/** Takes a need, goal or task back: it stays to be read, and nothing waits for it any longer. */
export function withdrawPart(plan: CarePlan, part: PlanPart, on: CalendarDate): PlanStep {
  return whileOpen(plan, () => {
    const found = standingPart(plan, part);
    if (!found.ok) return found;
    const marked = <One extends { readonly id: string }>(parts: readonly One[]) =>
      parts.map((one) => (one.id === part.id ? { ...one, withdrawnOn: on } : one));
    const { needs, goals, tasks } = plan;
    return ok({ ...plan, needs: marked(needs), goals: marked(goals), tasks: marked(tasks) });
  });
}

function standingPart(plan: CarePlan, part: PlanPart): Result<Need | Goal | Task, PlanRefusal> {
  if (part.kind === 'need') return needInPlan(plan, part.id);
  return part.kind === 'goal' ? goalInPlan(plan, part.id) : taskInPlan(plan, part.id);
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

/** T-score over the goals reviewed at least once and not withdrawn; refused when there is none. */
export function planAttainment(plan: CarePlan): Result<GoalAttainment, GoalAttainmentRefusal> {
  return goalAttainment(
    withoutWithdrawn(plan).goals.flatMap(({ id, weight, baseline }) => {
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
  if (nextReviewOn !== null && compareDates(nextReviewOn, heldOn) <= 0) {
    return 'care-plans.next-review-not-later';
  }
  const ids = goals.map(({ goalId }) => goalId);
  if (new Set(ids).size !== ids.length) return 'care-plans.goal-reviewed-twice';
  for (const goalId of ids) {
    const goal = goalInPlan(plan, goalId);
    if (!goal.ok) return goal.refusal.code;
  }
  return undefined;
}

function goalAfter(goal: Goal, review: Review): Goal {
  const found = review.goals.find(({ goalId }) => goalId === goal.id);
  return found === undefined ? goal : { ...goal, state: found.state };
}

function closed(plan: CarePlan): PlanStep {
  const { tasks, goals } = withoutWithdrawn(plan);
  if (tasks.some(isToDo)) return refuse('care-plans.tasks-still-open');
  if (goals.some(({ state }) => state === 'open')) return refuse('care-plans.goals-still-open');
  return ok({ ...plan, state: 'closed' });
}

function settleTask(plan: CarePlan, taskId: TaskId, state: TaskState): PlanStep {
  return whileOpen(plan, () => {
    const task = taskInPlan(plan, taskId);
    if (!task.ok) return task;
    if (!isToDo(task.value)) return refuse('care-plans.task-not-to-do');
    return ok(withTask(plan, { ...task.value, state }));
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
