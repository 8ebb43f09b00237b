// A plan grows step by step; each wrong step is refused by name and changes nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addGoal,
  addNeed,
  addTask,
  type CarePlan,
  callsForWork,
  DOMAINS,
  dropTask,
  duenessOf,
  dueTasks,
  EMPTY_PLAN,
  finishTask,
  goalInput,
  latestAttainment,
  needInput,
  nextReviewOn,
  overdueTasks,
  type PlanStep,
  planAttainment,
  planTree,
  type Review,
  reopenTask,
  reviewInput,
  reviewPlan,
} from '../../../src/features/care-plans';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { GoalId, NeedId, ReviewId, StaffId, TaskId } from '../../../src/kernel/ids';

const day = (text: string) => text as CalendarDate;
const today = day('2026-02-10');
const needId = 'n1' as NeedId;
const goalId = 'g1' as GoalId;
const taskId = 't1' as TaskId;

const done = (step: PlanStep): CarePlan => {
  if (!step.ok) throw new Error(step.refusal.code);
  return step.value;
};
const code = (step: PlanStep) => (step.ok ? 'ok' : step.refusal.code);

const goal = (id: string, more = {}) => ({
  id: id as GoalId,
  needId,
  title: 'استخراج وثيقة',
  horizon: 'short' as const,
  weight: 1,
  baseline: -1 as const,
  scale: { expected: 'صدرت الوثيقة' },
  ...more,
});
const task = (id: string, dueOn?: string) => ({
  id: id as TaskId,
  goalId,
  title: 'موعد السفارة',
  ownerId: 's1' as StaffId,
  dueOn: dueOn === undefined ? null : day(dueOn),
});
const review = (more: Partial<Review> = {}): Review => ({
  id: 'r1' as ReviewId,
  heldOn: today,
  goals: [{ goalId, attained: 0, state: 'reached' }],
  decision: 'continue',
  nextReviewOn: null,
  ...more,
});

const withNeed = done(addNeed(EMPTY_PLAN, { id: needId, domain: 'legal-status', level: 2 }));
const withGoal = done(addGoal(withNeed, goal('g1')));
const withTask = done(addTask(withGoal, task('t1', '2026-02-09')));

describe('growing a plan', () => {
  it('hangs goals on needs and tasks on goals', () => {
    expect(code(addGoal(EMPTY_PLAN, goal('g1')))).toBe('care-plans.need-not-found');
    expect(code(addTask(withNeed, task('t1')))).toBe('care-plans.goal-not-found');
    const reached = done(reviewPlan(withGoal, review(), today));
    expect(code(addTask(reached, task('t1')))).toBe('care-plans.goal-not-open');
    expect(planTree(withTask)).toMatchObject([
      { need: { id: 'n1' }, goals: [{ goal: { id: 'g1', state: 'open' }, tasks: [{ id: 't1' }] }] },
    ]);
  });

  it('looks at twelve domains and works on the low ones', () => {
    expect(DOMAINS).toHaveLength(12);
    expect([callsForWork(2), callsForWork(3)]).toEqual([true, false]);
  });
});

describe('tasks', () => {
  it('are done once, not in the future', () => {
    const days = { doneOn: today, today };
    const after = done(finishTask(withTask, taskId, days));
    expect(after.tasks[0]?.state).toEqual({ kind: 'done', doneOn: today });
    expect(code(finishTask(after, taskId, days))).toBe('care-plans.task-not-to-do');
    expect(code(finishTask(withTask, 't9' as TaskId, days))).toBe('care-plans.task-not-found');
    expect(code(finishTask(withTask, taskId, { doneOn: day('2026-02-11'), today }))).toBe(
      'care-plans.day-in-future',
    );
    expect(withTask.tasks[0]?.state.kind).toBe('to-do');
  });

  it('are given up only with a reason and can be taken up again', () => {
    expect(code(dropTask(withTask, taskId, '  '))).toBe('care-plans.reason-missing');
    const dropped = done(dropTask(withTask, taskId, ' لم تعد مطلوبة '));
    expect(dropped.tasks[0]?.state).toEqual({ kind: 'dropped', reason: 'لم تعد مطلوبة' });
    expect(done(reopenTask(dropped, taskId))).toEqual(withTask);
  });

  it('are overdue after their day, due on it and within the week', () => {
    const dues = ['2026-02-09', '2026-02-10', '2026-02-17', '2026-02-18'];
    const ids = ['t1', 't2', 't3', 't4'];
    let plan = done(addTask(withGoal, task('t0')));
    for (const [at, due] of [...dues.entries()].reverse())
      plan = done(addTask(plan, task(ids[at] ?? '', due)));
    expect(overdueTasks(plan, today).map(({ id }) => id)).toEqual(['t1']);
    expect(dueTasks(plan, today).map(({ id }) => id)).toEqual(['t2', 't3']);
    expect(plan.tasks.map((one) => duenessOf(one, today))).toEqual([
      'undated',
      'later',
      'due',
      'due',
      'overdue',
    ]);
    const finished = done(finishTask(plan, taskId, { doneOn: today, today }));
    expect(overdueTasks(finished, today)).toEqual([]);
  });
});

describe('reviews', () => {
  it('carry attainment and the new state of each goal', () => {
    const first = done(
      reviewPlan(withGoal, review({ goals: [{ goalId, attained: -1, state: 'open' }] }), today),
    );
    expect(latestAttainment(first, goalId)).toBe(-1);
    const next = review({ id: 'r2' as ReviewId, nextReviewOn: day('2026-03-10') });
    const second = done(reviewPlan(first, next, today));
    expect(latestAttainment(second, goalId)).toBe(0);
    expect(second.goals[0]?.state).toBe('reached');
    expect(nextReviewOn(second)).toBe('2026-03-10');
    expect(planAttainment(second)).toEqual({
      ok: true,
      value: { score: 50, baseline: 40, change: 10 },
    });
    expect(planAttainment(withGoal)).toMatchObject({ refusal: { code: 'progress.no-goals' } });
  });

  it('are refused when the days or goals cannot be', () => {
    const held = done(reviewPlan(withGoal, review(), today));
    expect(code(reviewPlan(withGoal, review({ heldOn: day('2026-02-11') }), today))).toBe(
      'care-plans.day-in-future',
    );
    expect(code(reviewPlan(held, review({ heldOn: day('2026-02-09') }), today))).toBe(
      'care-plans.review-before-last',
    );
    expect(code(reviewPlan(withGoal, review({ nextReviewOn: today }), today))).toBe(
      'care-plans.next-review-not-later',
    );
    const twice = [...review().goals, ...review().goals];
    expect(code(reviewPlan(withGoal, review({ goals: twice }), today))).toBe(
      'care-plans.goal-reviewed-twice',
    );
    expect(code(reviewPlan(withNeed, review(), today))).toBe('care-plans.goal-not-found');
  });

  it('close a plan only when nothing is left open', () => {
    const close = review({ decision: 'close' });
    expect(code(reviewPlan(withTask, close, today))).toBe('care-plans.tasks-still-open');
    expect(code(reviewPlan(withGoal, { ...close, goals: [] }, today))).toBe(
      'care-plans.goals-still-open',
    );
    const ended = done(reviewPlan(withGoal, close, today));
    expect(ended.state).toBe('closed');
    const steps = [
      addNeed(ended, { id: needId, domain: 'work', level: 1 }),
      addGoal(ended, goal('g2')),
      addTask(ended, task('t2')),
      dropTask(ended, taskId, 'x'),
      reopenTask(ended, taskId),
      reviewPlan(ended, review(), today),
    ];
    for (const step of steps) expect(code(step)).toBe('care-plans.plan-closed');
  });

  it('never loses a task or leaves a closed plan with work, whatever is done', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('goal' as const), id: fc.nat(3) }),
      fc.record({ do: fc.constant('task' as const), id: fc.nat(3) }),
      fc.record({ do: fc.constant('finish' as const), id: fc.nat(3) }),
      fc.record({ do: fc.constant('drop' as const), id: fc.nat(3) }),
      fc.record({ do: fc.constant('reopen' as const), id: fc.nat(3) }),
      fc.record({ do: fc.constant('close' as const), id: fc.nat(3) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let plan = withNeed;
        for (const one of steps) {
          const tasks = plan.tasks.length;
          const [g, t] = [`g${one.id}` as GoalId, `t${one.id}` as TaskId];
          const result: PlanStep =
            one.do === 'goal'
              ? addGoal(plan, goal(g))
              : one.do === 'task'
                ? addTask(plan, { ...task(t), goalId: g })
                : one.do === 'finish'
                  ? finishTask(plan, t, { doneOn: today, today })
                  : one.do === 'drop'
                    ? dropTask(plan, t, 'سبب')
                    : one.do === 'reopen'
                      ? reopenTask(plan, t)
                      : reviewPlan(
                          plan,
                          review({
                            decision: 'close',
                            goals: [{ goalId: g, attained: 0, state: 'reached' }],
                          }),
                          today,
                        );
          if (result.ok) plan = result.value;
          expect(plan.tasks.length).toBeGreaterThanOrEqual(tasks);
        }
        if (plan.state === 'open') return;
        expect(plan.tasks.some(({ state }) => state.kind === 'to-do')).toBe(false);
        expect(plan.goals.some(({ state }) => state === 'open')).toBe(false);
      }),
    );
  });
});

describe('shapes that enter', () => {
  const anId = '0'.repeat(26);

  it('fill only what has a safe default', () => {
    const read = goalInput.parse({
      needId: anId,
      title: ' هدف ',
      horizon: 'long',
      scale: { expected: 'نص', more: '' },
    });
    expect(read).toMatchObject({
      title: 'هدف',
      weight: 1,
      baseline: -1,
      scale: { expected: 'نص' },
    });
    expect(read.scale.more).toBeUndefined();
  });

  it('name what is wrong', () => {
    const issue = (result: { error?: { issues: { message: string }[] } | undefined }) =>
      result.error?.issues[0]?.message;
    expect(issue(needInput.safeParse({ domain: 'money', level: 1 }))).toBe('choice.invalid');
    expect(issue(needInput.safeParse({ domain: 'work', level: 6 }))).toBe('choice.invalid');
    const base = { needId: anId, title: 'x', horizon: 'long', scale: { expected: 'y' } };
    expect(issue(goalInput.safeParse({ ...base, weight: 0 }))).toBe('number.out-of-range');
    expect(issue(goalInput.safeParse({ ...base, title: '' }))).toBe('text.missing');
    const held = { heldOn: '2026-02-30', goals: [], decision: 'continue' };
    expect(issue(reviewInput.safeParse(held))).toBe('date.invalid');
  });
});
