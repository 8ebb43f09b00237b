// What of a plan still stands: a need, goal or task that was withdrawn stays to be read and counts no longer, and neither
// does what lies under it.
import type { GoalId, NeedId, TaskId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import type { CarePlan, Goal, Need, Task } from './plan';

export type PlanPart =
  | { readonly kind: 'need'; readonly id: NeedId }
  | { readonly kind: 'goal'; readonly id: GoalId }
  | { readonly kind: 'task'; readonly id: TaskId };

/** The plan without what was withdrawn. */
export function standing(plan: CarePlan): CarePlan {
  const needs = plan.needs.filter(isStanding);
  const goals = plan.goals.filter(
    (goal) => isStanding(goal) && needs.some(({ id }) => id === goal.needId),
  );
  const tasks = plan.tasks.filter(
    (task) => isStanding(task) && goals.some(({ id }) => id === task.goalId),
  );
  return { ...plan, needs, goals, tasks };
}

export function standingNeed(
  plan: CarePlan,
  id: NeedId,
): Result<Need, 'care-plans.need-not-found' | 'care-plans.part-withdrawn'> {
  const need = named(plan.needs, id);
  if (need === undefined) return refuse('care-plans.need-not-found');
  return named(standing(plan).needs, id) === undefined
    ? refuse('care-plans.part-withdrawn')
    : ok(need);
}

export function standingGoal(
  plan: CarePlan,
  id: GoalId,
): Result<Goal, 'care-plans.goal-not-found' | 'care-plans.part-withdrawn'> {
  const goal = named(plan.goals, id);
  if (goal === undefined) return refuse('care-plans.goal-not-found');
  return named(standing(plan).goals, id) === undefined
    ? refuse('care-plans.part-withdrawn')
    : ok(goal);
}

export function standingTask(
  plan: CarePlan,
  id: TaskId,
): Result<Task, 'care-plans.task-not-found' | 'care-plans.part-withdrawn'> {
  const task = named(plan.tasks, id);
  if (task === undefined) return refuse('care-plans.task-not-found');
  return named(standing(plan).tasks, id) === undefined
    ? refuse('care-plans.part-withdrawn')
    : ok(task);
}

function isStanding(part: Pick<Need, 'withdrawnOn'>): boolean {
  return part.withdrawnOn === null;
}

function named<Part extends { readonly id: string }>(parts: readonly Part[], id: string) {
  return parts.find((part) => part.id === id);
}
