// Ways of looking at a plan: as a tree from need to task, and by what is due. Changes nothing.
import { addDays, type CalendarDate, compareDates } from '../../kernel/calendar-date';
import type { Attainment } from '../progress';
import { isToDo, latestAttainment } from './care-plan';
import { type CarePlan, type Goal, type Need, type Task } from './plan';
import { withoutWithdrawn } from './in-plan';

export interface GoalBranch {
  readonly goal: Goal;
  readonly tasks: readonly Task[];
  /** At the latest review that named the goal. */
  readonly attained: Attainment | undefined;
}

export interface NeedBranch {
  readonly need: Need;
  readonly goals: readonly GoalBranch[];
}

/** Need -> goal -> task, in the order they were written. */
export function planTree(plan: CarePlan): NeedBranch[] {
  return plan.needs.map((need) => ({
    need,
    goals: plan.goals
      .filter(({ needId }) => needId === need.id)
      .map((goal) => ({
        goal,
        tasks: plan.tasks.filter(({ goalId }) => goalId === goal.id),
        attained: latestAttainment(plan, goal.id),
      })),
  }));
}

export type Dueness = 'overdue' | 'due' | 'later' | 'undated';

/** `due`: today or within the next `soon` days. A task due today is not overdue. */
export function duenessOf(task: Task, today: CalendarDate, soon = 7): Dueness {
  if (task.dueOn === null) return 'undated';
  if (compareDates(task.dueOn, today) < 0) return 'overdue';
  return compareDates(task.dueOn, addDays(today, soon)) <= 0 ? 'due' : 'later';
}

/** Tasks to do that are past their day, longest overdue first. */
export function overdueTasks(plan: CarePlan, today: CalendarDate): Task[] {
  const { tasks } = withoutWithdrawn(plan);
  return byDay(tasks.filter((task) => isToDo(task) && duenessOf(task, today) === 'overdue'));
}

/** Tasks to do today or within the next `soon` days, nearest first. */
export function dueTasks(plan: CarePlan, today: CalendarDate, soon = 7): Task[] {
  const { tasks } = withoutWithdrawn(plan);
  return byDay(tasks.filter((task) => isToDo(task) && duenessOf(task, today, soon) === 'due'));
}

/** The day of the next review, as the latest review set it. */
export function nextReviewOn(plan: CarePlan): CalendarDate | null {
  return plan.state === 'open' ? (plan.reviews.at(-1)?.nextReviewOn ?? null) : null;
}

function byDay(tasks: readonly Task[]): Task[] {
  return [...tasks].sort((a, b) => {
    return a.dueOn === null || b.dueOn === null ? 0 : compareDates(a.dueOn, b.dueOn);
  });
}
