// Opening, writing and reviewing a care plan. The rules decide; here the plan is read, checked against
// what the editor saw, and only what is new is written.
import { addDays } from '../../kernel/calendar-date';
import { ROLE_ACCESS, covers } from '../../kernel/compartments';
import type { ResidentId, TaskId } from '../../kernel/ids';
import { ok, refuse } from '../../kernel/result';
import type { Sealed } from '../../kernel/sealed';
import type { CommandContext, UseCases } from '../../kernel/use-case';
import {
  addGoal,
  addNeed,
  addTask,
  dropTask,
  finishTask,
  reopenTask,
  reviewPlan,
} from './care-plan';
import type { carePlans } from './contract';
import { correctionUseCases } from './correction-use-cases';
import { planViewOf } from './opened-plan';
import { change, narrowed } from './plan-step';
import type { CarePlansRead, CarePlansWrite } from './records';

const SOON_DAYS = 7;

export const carePlansUseCases: UseCases<typeof carePlans, CarePlansRead, CarePlansWrite> = {
  ...correctionUseCases,

  openPlan: ({ residentId }, { records, session, today }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    const stored = records.planOf(residentId);
    return ok({
      plan: stored === undefined ? null : planViewOf(stored, records, { today, session }),
      owners: records
        .presentStaff()
        .filter(({ role }) => covers(ROLE_ACCESS[role].case, 'read'))
        .map((member) => ({ ...member, self: member.id === session.staffId })),
      today,
      mayWrite: session.may('case', 'write'),
    });
  },

  start: ({ residentId }, { records, today, newId }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    if (records.planOf(residentId)?.state === 'open') return refuse('care-plans.already-open');
    const planId = newId<'care-plan'>();
    records.addPlan({ id: planId, residentId, version: 1, openedOn: today, state: 'open' });
    return ok({ planId, version: 1 });
  },

  addNeed: ({ domain, level, description, ...seen }, context) => {
    const need = { id: context.newId<'need'>(), domain, level, description };
    return change(seen, context, {
      decide: (plan) => narrowed<never>(addNeed(plan, need)),
      write: (place) => {
        context.records.addNeed(place, { ...need, foundOn: context.today });
        return { needId: need.id };
      },
    });
  },

  setGoal: ({ residentId, planId, expectedVersion, ...wanted }, context) => {
    const goal = { ...wanted, id: context.newId<'goal'>() };
    return change({ residentId, planId, expectedVersion }, context, {
      decide: (plan) =>
        narrowed<'care-plans.need-not-found' | 'care-plans.part-withdrawn'>(addGoal(plan, goal)),
      write: (place) => {
        context.records.addGoal(place, { ...goal, state: 'open', setOn: context.today });
        return { goalId: goal.id };
      },
    });
  },

  addTask: ({ goalId, title, dueOn, ownerId, ...seen }, context) => {
    const task = { id: context.newId<'task'>(), goalId, title, dueOn, ownerId };
    const owner = context.records.presentStaff().find(({ id }) => id === ownerId);
    if (owner === undefined || !covers(ROLE_ACCESS[owner.role].case, 'read')) {
      return refuse('care-plans.owner-cannot-open-plan');
    }
    return change(seen, context, {
      decide: (plan) =>
        narrowed<
          'care-plans.goal-not-found' | 'care-plans.goal-not-open' | 'care-plans.part-withdrawn'
        >(addTask(plan, task)),
      write: (place) => {
        context.records.addTask(place, task);
        return { taskId: task.id };
      },
    });
  },

  closeTask: ({ taskId, outcome, ...seen }, context) => {
    const { today, records } = context;
    if (!isOwnOrWriter(taskId, seen.residentId, context)) {
      return refuse('care-plans.task-not-yours');
    }
    return change(seen, context, {
      decide: (plan) =>
        narrowed<
          | 'care-plans.task-not-found'
          | 'care-plans.task-not-to-do'
          | 'care-plans.part-withdrawn'
          | 'care-plans.reason-missing'
          | 'care-plans.day-in-future'
        >(
          outcome.kind === 'done'
            ? finishTask(plan, taskId, { doneOn: outcome.doneOn, today })
            : dropTask(plan, taskId, outcome.reason),
        ),
      write: ({ residentId }) => {
        const closing = { taskId, residentId, state: outcome.kind };
        if (outcome.kind === 'done') records.closeTask({ ...closing, closedOn: outcome.doneOn });
        else
          records.closeTask({ ...closing, closedOn: today, outcome: { reason: outcome.reason } });
        return {};
      },
    });
  },

  reopenTask: ({ taskId, ...seen }, context) => {
    if (!isOwnOrWriter(taskId, seen.residentId, context)) {
      return refuse('care-plans.task-not-yours');
    }
    return change(seen, context, {
      decide: (plan) =>
        narrowed<
          'care-plans.task-not-found' | 'care-plans.goal-not-open' | 'care-plans.part-withdrawn'
        >(reopenTask(plan, taskId)),
      write: ({ residentId }) => {
        context.records.closeTask({ taskId, residentId, state: 'to-do', closedOn: null });
        return {};
      },
    });
  },

  review: ({ residentId, planId, expectedVersion, ...held }, context) => {
    const { records, today } = context;
    const review = { ...held, id: context.newId<'review'>() };
    return change({ residentId, planId, expectedVersion }, context, {
      decide: (plan) =>
        narrowed<
          | 'care-plans.goal-not-found'
          | 'care-plans.part-withdrawn'
          | 'care-plans.day-in-future'
          | 'care-plans.review-before-last'
          | 'care-plans.next-review-not-later'
          | 'care-plans.goal-reviewed-twice'
          | 'care-plans.tasks-still-open'
          | 'care-plans.goals-still-open'
        >(reviewPlan(plan, review, today)),
      write: (place) => {
        records.addReview(place, review);
        for (const { goalId, state, attained } of review.goals) {
          records.saveGoal({ id: goalId, state, attainment: attained });
        }
        return { reviewId: review.id };
      },
    });
  },

  dueTasks: (_input, { records, session, today }) =>
    ok({
      tasks: records
        .openTasksOf(session.staffId, addDays(today, SOON_DAYS))
        .map(({ words, ...task }) => ({
          ...task,
          text: titleOf(words),
          overdue: task.dueOn < today,
        })),
      reviews: records
        .reviewsDue(addDays(today, SOON_DAYS))
        .map((review) => ({ ...review, overdue: review.dueOn < today })),
    }),
};

/** Who writes plans closes every task; who only reads them, the tasks that are theirs. A task unknown is told as such. */
function isOwnOrWriter(
  taskId: TaskId,
  residentId: ResidentId,
  { records, session }: CommandContext<CarePlansWrite>,
): boolean {
  if (session.may('case', 'write')) return true;
  const task = records.planOf(residentId)?.tasks.find(({ id }) => id === taskId);
  return task === undefined || task.ownerId === session.staffId;
}

function titleOf(words: Sealed<{ readonly title: string }>): Sealed<string> {
  return words.state === 'open' ? { state: 'open', value: words.value.title } : words;
}
