// A care plan in the real encrypted vault, through the host, by the roles that may and those that may not.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carePlans } from '../../../src/features/care-plans/contract';
import { progress } from '../../../src/features/progress/contract';
import type { ResidentId } from '../../../src/kernel/ids';
import { newestVerbs, putResident } from '../../support/resident-in-vault';
import { foundTestVault, type TestVault } from '../../support/test-vault';

let house: TestVault;
let residentId: ResidentId;

beforeEach(async () => {
  house = await foundTestVault({ roles: ['social-worker', 'psychologist', 'reception', 'nurse'] });
  residentId = putResident(house, { name: 'سلمى', born: '1998-02-03' });
});
afterEach(() => house.destroy());

async function openPlan() {
  const opened = await house.done(carePlans.openPlan, { residentId });
  if (opened.plan === null) throw new Error('no plan');
  return { ...opened, plan: opened.plan };
}

async function seen() {
  const { plan } = await openPlan();
  return { residentId, planId: plan.id, expectedVersion: plan.version };
}

async function planWithTask() {
  await house.done(carePlans.start, { residentId });
  const { needId } = await house.done(carePlans.addNeed, {
    ...(await seen()),
    domain: 'work',
    level: 2,
    description: 'لا دخل ثابت',
  });
  const { goalId } = await house.done(carePlans.setGoal, {
    ...(await seen()),
    needId,
    title: 'عمل بدوام جزئي',
    ownWords: 'عايزة أشتغل وأصرف على نفسي',
    horizon: 'short',
    scale: { expected: 'عمل ثلاثة أيام في الأسبوع' },
  });
  const { owners } = await openPlan();
  const self = owners.find((owner) => owner.self);
  const { taskId } = await house.done(carePlans.addTask, {
    ...(await seen()),
    goalId,
    title: 'زيارة مكتب التشغيل',
    dueOn: '2026-03-09',
    ownerId: self?.id ?? '',
  });
  return { needId, goalId, taskId };
}

/** A task that the psychologist owns, given by the manager. */
async function psychologistsTask() {
  const { goalId } = await planWithTask();
  const { owners } = await openPlan();
  const ownerId = owners.find(({ role }) => role === 'psychologist')?.id ?? '';
  const task = { goalId, title: 'تقييم أول', ownerId };
  const { taskId } = await house.done(carePlans.addTask, { ...(await seen()), ...task });
  await house.actAs('psychologist');
  return taskId;
}

async function taskOf(taskId: string) {
  const { plan } = await openPlan();
  const tasks = plan.needs.flatMap(({ goals }) => goals.flatMap((goal) => goal.tasks));
  return {
    task: tasks.find(({ id }) => id === taskId),
    others: tasks.filter(({ id }) => id !== taskId),
  };
}

describe('a task of somebody who may only read the plan', () => {
  it('is finished, opened again and given up by its owner, and no other task is', async () => {
    const taskId = await psychologistsTask();
    const before = await taskOf(taskId);
    expect([before.task?.mayClose, ...before.others.map(({ mayClose }) => mayClose)]).toEqual([
      true,
      false,
    ]);
    const done = { kind: 'done', doneOn: '2026-03-10' } as const;
    await house.done(carePlans.closeTask, { ...(await seen()), taskId, outcome: done });
    expect((await taskOf(taskId)).task).toMatchObject({ state: 'done', mayClose: false });
    await house.done(carePlans.reopenTask, { ...(await seen()), taskId });
    const dropped = { kind: 'dropped', reason: 'أُجري في المستشفى' } as const;
    await house.done(carePlans.closeTask, { ...(await seen()), taskId, outcome: dropped });
    expect((await taskOf(taskId)).task).toMatchObject({
      state: 'dropped',
      outcome: { state: 'open', value: { reason: 'أُجري في المستشفى' } },
    });
  });

  it('leaves colleagues’ tasks and the plan itself alone', async () => {
    const taskId = await psychologistsTask();
    const { others } = await taskOf(taskId);
    const [other] = others;
    const outcome = { kind: 'done', doneOn: '2026-03-10' } as const;
    const theirs = { ...(await seen()), taskId: other?.id ?? '' };
    expect(await house.call(carePlans.closeTask, { ...theirs, outcome })).toMatchObject({
      refusal: { code: 'care-plans.task-not-yours' },
    });
    expect(await house.call(carePlans.reopenTask, theirs)).toMatchObject({
      refusal: { code: 'care-plans.task-not-yours' },
    });
    const need = { domain: 'family', level: 1, description: 'لا' } as const;
    expect(await house.call(carePlans.addNeed, { ...(await seen()), ...need })).toMatchObject({
      refusal: { code: 'access.denied' },
    });
  });
});

describe('a care plan in the vault', () => {
  it('keeps need, goal, task and review with their words and gives them back as a tree', async () => {
    const { goalId, taskId } = await planWithTask();
    await house.done(carePlans.closeTask, {
      ...(await seen()),
      taskId,
      outcome: { kind: 'done', doneOn: '2026-03-10' },
    });
    await house.done(carePlans.review, {
      ...(await seen()),
      heldOn: '2026-03-10',
      goals: [{ goalId, attained: 1, state: 'reached' }],
      decision: 'continue',
      nextReviewOn: '2026-04-10',
      note: 'تقدم واضح',
    });
    const { plan } = await openPlan();
    expect(plan).toMatchObject({
      version: 6,
      state: 'open',
      nextReviewOn: '2026-04-10',
      needs: [
        {
          domain: 'work',
          level: 2,
          words: { state: 'open', value: { description: 'لا دخل ثابت' } },
          goals: [
            {
              baseline: -1,
              attained: 1,
              state: 'reached',
              words: { value: { title: 'عمل بدوام جزئي', ownWords: 'عايزة أشتغل وأصرف على نفسي' } },
              tasks: [
                {
                  state: 'done',
                  closedOn: '2026-03-10',
                  ownerCode: 'MA-01',
                  words: { value: { title: 'زيارة مكتب التشغيل' } },
                },
              ],
            },
          ],
        },
      ],
      reviews: [{ decision: 'continue', words: { value: { note: 'تقدم واضح' } } }],
    });
    // One goal from -1 to +1: T goes from 40 to 60.
    expect(plan.attainment).toEqual({ score: 60, baseline: 40, change: 20, goals: 1 });
  });

  it('records every step and every look in the trail', async () => {
    await planWithTask();
    await house.done(carePlans.dueTasks, {});
    expect(newestVerbs(house, 20)).toEqual(
      expect.arrayContaining([
        'care-plans.open',
        'care-plans.start',
        'care-plans.add-need',
        'care-plans.set-goal',
        'care-plans.add-task',
        'care-plans.due-tasks',
      ]),
    );
  });

  it('lets the social worker write, the psychologist read, and nobody else in', async () => {
    await house.actAs('social-worker');
    const { taskId } = await planWithTask();
    await house.actAs('psychologist');
    const { plan, mayWrite } = await openPlan();
    expect(mayWrite).toBe(false);
    expect(plan.needs[0]?.words.state).toBe('open');
    const step = { ...(await seen()), taskId };
    expect(await house.call(carePlans.reopenTask, step)).toMatchObject({
      refusal: { code: 'care-plans.task-not-yours' },
    });
    for (const role of ['reception', 'nurse'] as const) {
      await house.actAs(role);
      expect(await house.call(carePlans.openPlan, { residentId })).toMatchObject({
        refusal: { code: 'access.denied' },
      });
      expect(newestVerbs(house, 1)).toEqual(['care-plans.open refused']);
    }
  });

  it('refuses a change of a plan that somebody changed meanwhile, and writes nothing', async () => {
    await house.done(carePlans.start, { residentId });
    const early = await seen();
    await house.done(carePlans.addNeed, { ...early, domain: 'family', level: 3 });
    expect(
      await house.call(carePlans.addNeed, { ...early, domain: 'safety', level: 1 }),
    ).toMatchObject({ refusal: { code: 'care-plans.changed-meanwhile' } });
    expect((await openPlan()).plan.needs.map(({ domain }) => domain)).toEqual(['family']);
    expect(await house.call(carePlans.start, { residentId })).toMatchObject({
      refusal: { code: 'care-plans.already-open' },
    });
  });

  it('keeps the reason of a dropped task beside what was agreed, and takes it up again', async () => {
    const { taskId } = await planWithTask();
    const outcome = { kind: 'dropped', reason: 'سافرت الأسرة' } as const;
    expect(
      await house.call(carePlans.closeTask, {
        ...(await seen()),
        taskId,
        outcome: { ...outcome, reason: '  ' },
      }),
    ).toMatchObject({ kind: 'invalid' });
    await house.done(carePlans.closeTask, { ...(await seen()), taskId, outcome });
    const task = async () => (await openPlan()).plan.needs[0]?.goals[0]?.tasks[0];
    expect(await task()).toMatchObject({
      state: 'dropped',
      outcome: { state: 'open', value: { reason: 'سافرت الأسرة' } },
      words: { value: { title: 'زيارة مكتب التشغيل' } },
    });
    await house.done(carePlans.reopenTask, { ...(await seen()), taskId });
    expect(await task()).toMatchObject({ state: 'to-do', closedOn: null });
    await house.done(carePlans.closeTask, { ...(await seen()), taskId, outcome });
    expect(await task()).toMatchObject({ state: 'dropped' });
  });

  it('shows each worker only their own tasks that are overdue or due within the week', async () => {
    const { goalId, taskId } = await planWithTask();
    const { owners } = await openPlan();
    const worker = owners.find(({ role }) => role === 'social-worker');
    const self = owners.find((owner) => owner.self);
    expect(owners.map(({ role }) => role)).not.toContain('reception');
    const days: [string, string | undefined][] = [
      ['2026-03-17', self?.id],
      ['2026-03-18', self?.id],
      ['2026-03-12', worker?.id],
    ];
    for (const [dueOn, ownerId] of days) {
      await house.done(carePlans.addTask, {
        ...(await seen()),
        goalId,
        title: dueOn,
        dueOn,
        ownerId: ownerId ?? '',
      });
    }
    const { tasks } = await house.done(carePlans.dueTasks, {});
    expect(tasks).toMatchObject([
      {
        taskId,
        residentId,
        dueOn: '2026-03-09',
        overdue: true,
        residentName: { state: 'open', value: 'سلمى' },
        text: { state: 'open', value: 'زيارة مكتب التشغيل' },
      },
      { dueOn: '2026-03-17', overdue: false },
    ]);
    await house.actAs('social-worker');
    expect((await house.done(carePlans.dueTasks, {})).tasks).toMatchObject([
      { dueOn: '2026-03-12' },
    ]);
  });

  it('tells of the next review of every open plan that is due within the week, and marks it once it is late', async () => {
    const { goalId } = await planWithTask();
    const review = async (heldOn: string, nextReviewOn: string) =>
      house.done(carePlans.review, {
        ...(await seen()),
        heldOn,
        goals: [{ goalId, attained: 0, state: 'open' }],
        decision: 'continue',
        nextReviewOn,
        note: 'كلمات',
      });
    const due = async () => (await house.done(carePlans.dueTasks, {})).reviews;
    expect(await due()).toEqual([]);
    await review('2026-03-01', '2026-03-09');
    expect(await due()).toMatchObject([
      { residentId, dueOn: '2026-03-09', overdue: true, residentName: { value: 'سلمى' } },
    ]);
    await review('2026-03-10', '2026-03-17');
    expect(await due()).toMatchObject([{ dueOn: '2026-03-17', overdue: false }]);
    await review('2026-03-10', '2026-03-18');
    expect(await due()).toEqual([]);
  });

  it('says that a part is unreadable when its bytes are damaged, and keeps it', async () => {
    await planWithTask();
    const { records } = house.open();
    records.run("UPDATE sealed_parts SET blob = zeroblob(length(blob)) WHERE kind = 'goal'");
    const { plan } = await openPlan();
    expect(plan.needs[0]?.goals[0]?.words).toEqual({ state: 'unreadable' });
    expect(plan.needs[0]?.goals[0]?.tasks).toHaveLength(1);
    expect(records.all("SELECT kind FROM sealed_parts WHERE kind = 'goal'")).toHaveLength(1);
  });
});

describe('a need, goal or task that was wrong', () => {
  const reason = 'كُتب على عجل';
  const part = async () => {
    const { plan } = await openPlan();
    const need = plan.needs[0];
    const goal = need?.goals[0];
    return { plan, need, goal, task: goal?.tasks[0] };
  };

  it('is corrected with a reason, and what it said stays beside it', async () => {
    const { needId, goalId, taskId } = await planWithTask();
    const { owners } = await openPlan();
    const ownerId = owners.find(({ role }) => role === 'social-worker')?.id ?? '';
    const need = { needId, domain: 'work', level: 3, description: 'دخل غير ثابت' } as const;
    await house.done(carePlans.correctNeed, { ...(await seen()), reason, ...need });
    const goal = { title: 'عمل بدوام جزئي', horizon: 'long', baseline: -2 } as const;
    await house.done(carePlans.correctGoal, {
      ...{ ...(await seen()), goalId, reason, ...goal },
      scale: { expected: 'يومان في الأسبوع' },
    });
    const task = { taskId, title: 'اتصال بمكتب التشغيل', dueOn: '2026-03-20', ownerId };
    await house.done(carePlans.correctTask, { ...(await seen()), reason, ...task });
    const now = await part();
    expect(now.need).toMatchObject({
      ...{ level: 3, words: { value: { description: 'دخل غير ثابت' } } },
      corrections: [
        {
          staffCode: 'MA-01',
          words: { value: { reason, former: { level: 2, description: 'لا دخل ثابت' } } },
        },
      ],
    });
    expect(now.goal).toMatchObject({
      ...{ horizon: 'long', baseline: -2, words: { value: { title: 'عمل بدوام جزئي' } } },
      corrections: [
        {
          words: {
            value: {
              former: {
                ownWords: 'عايزة أشتغل وأصرف على نفسي',
                horizon: 'short',
                baseline: -1,
                'scale.expected': 'عمل ثلاثة أيام في الأسبوع',
              },
            },
          },
        },
      ],
    });
    expect(now.task).toMatchObject({
      ...{ dueOn: '2026-03-20', ownerCode: 'SO-01' },
      corrections: [
        {
          words: {
            value: {
              former: { title: 'زيارة مكتب التشغيل', dueOn: '2026-03-09', owner: 'MA-01' },
            },
          },
        },
      ],
    });
    expect(newestVerbs(house, 6)).toEqual(
      expect.arrayContaining([
        'care-plans.correct-need',
        'care-plans.correct-goal',
        'care-plans.correct-task',
      ]),
    );
    // Twice, so that each version is kept once.
    await house.done(carePlans.correctNeed, { ...(await seen()), reason, ...need, level: 1 });
    expect((await part()).need?.corrections).toHaveLength(2);
  });

  it('is not corrected to the same, nor over words that cannot be read', async () => {
    const { needId, goalId } = await planWithTask();
    const same = { needId, domain: 'work', level: 2, description: 'لا دخل ثابت' } as const;
    expect(
      await house.call(carePlans.correctNeed, { ...(await seen()), reason, ...same }),
    ).toMatchObject({ refusal: { code: 'correction.no-change' } });
    const { records } = house.open();
    records.run("UPDATE sealed_parts SET blob = zeroblob(length(blob)) WHERE kind = 'goal'");
    const goal = { goalId, title: 'آخر', horizon: 'long', scale: { expected: 'آخر' } } as const;
    expect(
      await house.call(carePlans.correctGoal, { ...(await seen()), reason, ...goal }),
    ).toMatchObject({ refusal: { code: 'care-plans.part-unreadable' } });
    await house.actAs('psychologist');
    expect(
      await house.call(carePlans.correctNeed, { ...(await seen()), reason, ...same, level: 4 }),
    ).toMatchObject({ refusal: { code: 'access.denied' } });
  });

  it('is withdrawn with a reason: it stays to be read and nothing waits for it', async () => {
    const { needId, goalId, taskId } = await planWithTask();
    expect((await house.done(carePlans.dueTasks, {})).tasks).toHaveLength(1);
    const of = { kind: 'task', id: taskId } as const;
    await house.done(carePlans.withdraw, { ...(await seen()), part: of, reason });
    expect((await house.done(carePlans.dueTasks, {})).tasks).toEqual([]);
    expect((await part()).task).toMatchObject({
      ...{ withdrawnOn: '2026-03-10', mayClose: false, dueness: null },
      words: { value: { title: 'زيارة مكتب التشغيل' } },
      corrections: [{ words: { value: { reason, former: { withdrawnOn: null } } } }],
    });
    expect(
      await house.call(carePlans.withdraw, { ...(await seen()), part: of, reason }),
    ).toMatchObject({ refusal: { code: 'care-plans.part-withdrawn' } });
    const done = { kind: 'done', doneOn: '2026-03-10' } as const;
    expect(
      await house.call(carePlans.closeTask, { ...(await seen()), taskId, outcome: done }),
    ).toMatchObject({ refusal: { code: 'care-plans.part-withdrawn' } });
    const wholeNeed = { kind: 'need', id: needId } as const;
    await house.done(carePlans.withdraw, { ...(await seen()), part: wholeNeed, reason });
    const more = { goalId, title: 'أخرى', ownerId: (await openPlan()).owners[0]?.id ?? '' };
    expect(await house.call(carePlans.addTask, { ...(await seen()), ...more })).toMatchObject({
      refusal: { code: 'care-plans.part-withdrawn' },
    });
    // The goal was never reached: withdrawn with its need, it keeps the plan open no longer.
    const closing = { heldOn: '2026-03-10', goals: [], decision: 'close' as const };
    await house.done(carePlans.review, { ...(await seen()), ...closing });
    expect((await openPlan()).plan.state).toBe('closed');
  });

  it('no longer enters the attainment once it is withdrawn, here and over time', async () => {
    const { needId, goalId } = await planWithTask();
    const scale = { expected: 'تقرأ جملة' };
    const other = { needId, title: 'القراءة', horizon: 'long', scale } as const;
    const second = await house.done(carePlans.setGoal, { ...(await seen()), ...other });
    await house.done(carePlans.review, {
      ...(await seen()),
      heldOn: '2026-03-10',
      goals: [
        { goalId, attained: 1, state: 'open' },
        { goalId: second.goalId, attained: -2, state: 'open' },
      ],
      decision: 'continue',
    });
    const of = { kind: 'goal', id: second.goalId } as const;
    await house.done(carePlans.withdraw, { ...(await seen()), part: of, reason });
    // One goal from -1 to +1 is left: T goes from 40 to 60.
    const left = { score: 60, baseline: 40, change: 20, goals: 1 };
    expect((await openPlan()).plan.attainment).toEqual(left);
    const { points } = await house.done(progress.attainment, { residentId });
    expect(points).toMatchObject([{ score: 60, goals: 1 }]);
  });
});
