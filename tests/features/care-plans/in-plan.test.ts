import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addGoal,
  addNeed,
  addTask,
  correctPart,
  EMPTY_PLAN,
  planAttainment,
  type PlanStep,
  reviewPlan,
  withdrawPart,
} from '../../../src/features/care-plans/care-plan';
import type { CarePlan } from '../../../src/features/care-plans/plan';
import { dueTasks, overdueTasks } from '../../../src/features/care-plans/plan-view';
import { type PlanPart, withoutWithdrawn } from '../../../src/features/care-plans/in-plan';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { GoalId, NeedId, ReviewId, StaffId, TaskId } from '../../../src/kernel/ids';

const TODAY = '2026-03-10' as CalendarDate;

function taken(step: PlanStep): CarePlan {
  if (!step.ok) throw new Error(step.refusal.code);
  return step.value;
}

/** Two needs, two goals each, two tasks under each goal: one overdue, one due. */
function wholePlan(): CarePlan {
  let plan = EMPTY_PLAN;
  for (const n of ['n1', 'n2']) {
    plan = taken(addNeed(plan, { id: n as NeedId, domain: 'work', level: 2 }));
    for (const g of [`${n}g1`, `${n}g2`]) {
      const goal = { id: g as GoalId, needId: n as NeedId, title: g, horizon: 'short' } as const;
      const scaled = { ...goal, weight: 1, baseline: -1, scale: { expected: 'x' } } as const;
      plan = taken(addGoal(plan, scaled));
      for (const [task, dueOn] of [
        ['t1', '2026-03-01'],
        ['t2', '2026-03-12'],
      ] as const) {
        const id = `${g}${task}` as TaskId;
        const owned = { id, goalId: g as GoalId, title: id, ownerId: 'so' as StaffId };
        plan = taken(addTask(plan, { ...owned, dueOn: dueOn as CalendarDate }));
      }
    }
  }
  return plan;
}

const parts: readonly PlanPart[] = ['n1', 'n2'].flatMap((n): PlanPart[] => [
  { kind: 'need', id: n as NeedId },
  ...['g1', 'g2'].flatMap((g): PlanPart[] => [
    { kind: 'goal', id: `${n}${g}` as GoalId },
    { kind: 'task', id: `${n}${g}t1` as TaskId },
    { kind: 'task', id: `${n}${g}t2` as TaskId },
  ]),
]);

describe('what was withdrawn of a plan', () => {
  it('takes with it what lies under it, and nothing else', () => {
    const plan = taken(withdrawPart(wholePlan(), { kind: 'need', id: 'n1' as NeedId }, TODAY));
    const left = withoutWithdrawn(plan);
    expect(left.goals.map(({ id }) => id)).toEqual(['n2g1', 'n2g2']);
    expect(left.tasks).toHaveLength(4);
    expect([plan.needs, plan.goals, plan.tasks].map(({ length }) => length)).toEqual([2, 4, 8]);
    expect(overdueTasks(plan, TODAY)).toHaveLength(2);
    expect(dueTasks(plan, TODAY)).toHaveLength(2);
  });

  it('is never changed again, in whatever order parts go; the rest is', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...parts]), (order) => {
        let plan = wholePlan();
        for (const part of order) {
          const step = withdrawPart(plan, part, TODAY);
          if (step.ok) plan = step.value;
          else expect(step.refusal.code).toBe('care-plans.part-withdrawn');
          expect(correctPart(plan, part).ok).toBe(false);
        }
        const { needs, goals, tasks } = withoutWithdrawn(plan);
        const left = new Set<string>([...needs, ...goals, ...tasks].map(({ id }) => id));
        for (const part of parts) expect(correctPart(plan, part).ok).toBe(left.has(part.id));
      }),
    );
  });

  it('is in no review to come and in no attainment; without it the plan can close', () => {
    const attained = (goalId: string, level: -2 | 1) => ({
      ...{ goalId: goalId as GoalId, attained: level, state: 'open' as const },
    });
    const held = { heldOn: TODAY, decision: 'continue' as const, nextReviewOn: null };
    const goals = [attained('n1g1', 1), attained('n2g1', -2)];
    const reviewed = taken(
      reviewPlan(wholePlan(), { ...held, id: 'r1' as ReviewId, goals }, TODAY),
    );
    const half = taken(withdrawPart(reviewed, { kind: 'need', id: 'n2' as NeedId }, TODAY));
    // One goal from -1 to +1: T goes from 40 to 60.
    expect(planAttainment(half)).toMatchObject({ ok: true, value: { score: 60, baseline: 40 } });
    const again = reviewPlan(half, { ...held, id: 'r2' as ReviewId, goals }, TODAY);
    expect(again).toMatchObject({ refusal: { code: 'care-plans.part-withdrawn' } });
    const none = taken(withdrawPart(half, { kind: 'need', id: 'n1' as NeedId }, TODAY));
    const close = { ...held, id: 'r3' as ReviewId, goals: [], decision: 'close' as const };
    expect(reviewPlan(half, close, TODAY).ok).toBe(false);
    expect(taken(reviewPlan(none, close, TODAY)).state).toBe('closed');
  });
});
