// A stored plan as the rules and the window see it: parts joined into one tree.
import type { CalendarDate } from '../../kernel/calendar-date';
import { viewOfCorrection } from '../../kernel/corrections';
import { openedValue } from '../../kernel/sealed';
import type { Session } from '../../kernel/use-case';
import { latestAttainment, planAttainment } from './care-plan';
import { type CarePlan, type Task, type TaskState } from './plan';
import type { GoalView, PlanView, ReviewView, TaskView } from './contract';
import { withoutWithdrawn } from './in-plan';
import { duenessOf, nextReviewOn } from './plan-view';
import type {
  CarePlansRead,
  StoredGoal,
  StoredNeed,
  StoredPlan,
  StoredReview,
  StoredTask,
} from './records';

/** For deciding only: words that this session cannot read are blank here and are never written back. */
export function rulesPlanOf(stored: StoredPlan): CarePlan {
  return {
    state: stored.state,
    needs: stored.needs,
    goals: stored.goals.map((goal) => ({
      ...goal,
      title: openedValue(goal.words)?.title ?? '',
      scale: openedValue(goal.words)?.scale ?? { expected: '' },
    })),
    tasks: stored.tasks.map(rulesTaskOf),
    reviews: stored.reviews,
  };
}

export function planViewOf(
  stored: StoredPlan,
  records: Pick<CarePlansRead, 'staffCode'>,
  { today, session }: Pick<Around, 'today' | 'session'>,
): PlanView {
  const plan = rulesPlanOf(stored);
  const scored = planAttainment(plan);
  const planNow = withoutWithdrawn(plan);
  const scoredGoals = planNow.goals.filter(({ id }) => latestAttainment(plan, id) !== undefined);
  return {
    id: stored.id,
    version: stored.version,
    openedOn: stored.openedOn,
    state: stored.state,
    needs: stored.needs.map((need) => ({
      ...need,
      ...laterOf(need, records),
      goals: stored.goals
        .filter(({ needId }) => needId === need.id)
        .map((goal) => goalViewOf(goal, stored, { records, today, session })),
    })),
    reviews: stored.reviews.toReversed().map(reviewViewOf),
    nextReviewOn: nextReviewOn(plan),
    attainment: scored.ok ? { ...scored.value, goals: scoredGoals.length } : null,
  };
}

interface Around {
  readonly records: Pick<CarePlansRead, 'staffCode'>;
  readonly today: CalendarDate;
  readonly session: Session;
}

function goalViewOf(goal: StoredGoal, stored: StoredPlan, around: Around): GoalView {
  const reviews = stored.reviews.toReversed().flatMap((review) => review.goals);
  return {
    ...goal,
    ...laterOf(goal, around.records),
    attained: reviews.find(({ goalId }) => goalId === goal.id)?.attained ?? null,
    tasks: stored.tasks
      .filter(({ goalId }) => goalId === goal.id)
      .map((task) => taskViewOf(task, stored, around)),
  };
}

function taskViewOf(
  task: StoredTask,
  plan: StoredPlan,
  { records, today, session }: Around,
): TaskView {
  const isInPlan = withoutWithdrawn(rulesPlanOf(plan)).tasks.some(({ id }) => id === task.id);
  const isMine = session.may('case', 'write') || task.ownerId === session.staffId;
  return {
    id: task.id,
    ...laterOf(task, records),
    dueOn: task.dueOn,
    dueness: task.state === 'to-do' && isInPlan ? duenessOf(rulesTaskOf(task), today) : null,
    ownerCode: records.staffCode(task.ownerId),
    state: task.state,
    closedOn: task.closedOn,
    mayClose: isMine && isInPlan && task.state === 'to-do' && plan.state === 'open',
    words: task.words,
    outcome: task.outcome,
  };
}

function laterOf(
  { withdrawnOn, corrections }: Pick<StoredNeed, 'withdrawnOn' | 'corrections'>,
  { staffCode }: Pick<CarePlansRead, 'staffCode'>,
) {
  return {
    withdrawnOn,
    corrections: corrections.map((one) => viewOfCorrection(one, staffCode)),
  };
}

function reviewViewOf(review: StoredReview): ReviewView {
  return {
    ...review,
    goals: review.goals.map(({ goalId, attained }) => ({ goalId, attained })),
  };
}

function rulesTaskOf(task: StoredTask): Task {
  return { ...task, title: openedValue(task.words)?.title ?? '', state: stateOf(task) };
}

function stateOf(task: StoredTask): TaskState {
  if (task.state === 'done') {
    if (task.closedOn === null) throw new Error('a done task has no day');
    return { kind: 'done', doneOn: task.closedOn };
  }
  if (task.state === 'dropped') {
    return { kind: 'dropped', reason: openedValue(task.outcome)?.reason ?? '' };
  }
  return { kind: 'to-do' };
}
