// What of a plan counts: a need, goal or task that was withdrawn stays to be read and counts no longer, and neither
// does what lies under it.
import type { GoalId, NeedId, TaskId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import type { CarePlan, Goal, Need, Task } from './plan';

export type PlanPart =
  | { readonly kind: 'need'; readonly id: NeedId }
  | { readonly kind: 'goal'; readonly id: GoalId }
  | { readonly kind: 'task'; readonly id: TaskId };

/** The plan without what was withdrawn. */
export function withoutWithdrawn(plan: CarePlan): CarePlan {
  const needs = plan.needs.filter(isInPlan);
  const goals = plan.goals.filter(
    (goal) => isInPlan(goal) && needs.some(({ id }) => id === goal.needId),
  );
  const tasks = plan.tasks.filter(
    (task) => isInPlan(task) && goals.some(({ id }) => id === task.goalId),
  );
  return { ...plan, needs, goals, tasks };
}

export function needInPlan(
  plan: CarePlan,
  id: NeedId,
): Result<Need, 'care-plans.need-not-found' | 'care-plans.part-withdrawn'> {
  const need = named(plan.needs, id);
  if (need === undefined) return refuse('care-plans.need-not-found');
  return named(withoutWithdrawn(plan).needs, id) === undefined
    ? refuse('care-plans.part-withdrawn')
    : ok(need);
}

export function goalInPlan(
  plan: CarePlan,
  id: GoalId,
): Result<Goal, 'care-plans.goal-not-found' | 'care-plans.part-withdrawn'> {
  const goal = named(plan.goals, id);
  if (goal === undefined) return refuse('care-plans.goal-not-found');
  return named(withoutWithdrawn(plan).goals, id) === undefined
    ? refuse('care-plans.part-withdrawn')
    : ok(goal);
}

export function taskInPlan(
  plan: CarePlan,
  id: TaskId,
): Result<Task, 'care-plans.task-not-found' | 'care-plans.part-withdrawn'> {
  const task = named(plan.tasks, id);
  if (task === undefined) return refuse('care-plans.task-not-found');
  return named(withoutWithdrawn(plan).tasks, id) === undefined
    ? refuse('care-plans.part-withdrawn')
    : ok(task);
}

function isInPlan(part: Pick<Need, 'withdrawnOn'>): boolean {
  return part.withdrawnOn === null;
}

function named<Part extends { readonly id: string }>(parts: readonly Part[], id: string) {
  return parts.find((part) => part.id === id);
}
