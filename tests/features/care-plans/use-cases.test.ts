// Decisions about a care plan with a store in memory: what is refused writes nothing.
import { describe, expect, it } from 'vitest';
import type { CarePlansWrite, StoredPlan } from '../../../src/features/care-plans/records';
import { carePlansUseCases } from '../../../src/features/care-plans/use-cases';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { Role } from '../../../src/kernel/compartments';
import type { GoalId, NeedId, ResidentId, StaffId, TaskId } from '../../../src/kernel/ids';

const day = (text: string) => text as CalendarDate;
const residentId = 'r' as ResidentId;
const planId = 'p' as StoredPlan['id'];
const scale = { expected: 'as agreed' };

const PLAN: StoredPlan = {
  id: planId,
  residentId,
  version: 3,
  openedOn: day('2026-01-01'),
  state: 'open',
  needs: [
    {
      id: 'n' as NeedId,
      domain: 'work',
      level: 2,
      foundOn: day('2026-01-01'),
      words: { state: 'unreadable' },
      corrections: [],
      withdrawnOn: null,
    },
  ],
  goals: [
    {
      id: 'g' as GoalId,
      needId: 'n' as NeedId,
      horizon: 'short',
      weight: 1,
      baseline: -1,
      state: 'open',
      setOn: day('2026-01-01'),
      words: { state: 'open', value: { title: 'work', scale } },
      corrections: [],
      withdrawnOn: null,
    },
  ],
  tasks: [
    {
      id: 't' as TaskId,
      goalId: 'g' as GoalId,
      ownerId: 'so' as StaffId,
      dueOn: day('2026-03-01'),
      state: 'to-do',
      closedOn: null,
      words: { state: 'open', value: { title: 'call' } },
      outcome: { state: 'none' },
      corrections: [],
      withdrawnOn: null,
    },
  ],
  reviews: [],
};

function store(plan: StoredPlan | undefined = PLAN) {
  const written: string[] = [];
  const note = (what: string) => (): void => void written.push(what);
  const staff: { id: StaffId; code: string; role: Role }[] = [
    { id: 'so' as StaffId, code: 'SO-01', role: 'social-worker' },
    { id: 're' as StaffId, code: 'RE-01', role: 'reception' },
  ];
  const records: CarePlansWrite = {
    residentExists: (id) => id === residentId,
    planOf: () => plan,
    presentStaff: () => staff,
    staffCode: () => 'SO-01',
    openTasksOf: () => [],
    reviewsDue: () => [],
    addPlan: note('plan'),
    savePlan: ({ version, state }) => void written.push(`version ${version} ${state}`),
    addNeed: note('need'),
    addGoal: note('goal'),
    addTask: note('task'),
    closeTask: ({ state }) => void written.push(`task ${state}`),
    addReview: note('review'),
    correctNeed: note('need corrected'),
    correctGoal: note('goal corrected'),
    correctTask: note('task corrected'),
    withdraw: ({ kind }, on) => void written.push(`${kind} withdrawn ${on}`),
    saveGoal: ({ state, attainment }) => void written.push(`goal ${state} ${attainment}`),
  };
  const context = {
    records,
    session: { staffId: 'so' as StaffId, role: 'social-worker', may: () => true } as const,
    now: '2026-03-10T08:00:00.000Z',
    today: day('2026-03-10'),
    newId: () => 'new' as never,
  };
  return { written, context };
}

const seen = { residentId, planId, expectedVersion: 3 };
const task = { ...seen, goalId: 'g' as GoalId, title: 'visit', dueOn: null };
const review = {
  ...seen,
  heldOn: day('2026-03-10'),
  goals: [{ goalId: 'g' as GoalId, attained: 0 as const, state: 'reached' as const }],
  nextReviewOn: null,
};

describe('changing a plan', () => {
  it('writes what is new and the next version', () => {
    const { written, context } = store();
    const result = carePlansUseCases.addTask({ ...task, ownerId: 'so' as StaffId }, context);
    expect(result).toEqual({ ok: true, value: { taskId: 'new', version: 4 } });
    expect(written).toEqual(['task', 'version 4 open']);
  });

  it.each([
    ['another version', { expectedVersion: 2 }],
    ['another plan', { planId: 'q' as StoredPlan['id'] }],
  ])('refuses an editor who saw %s', (_what, stale) => {
    const { written, context } = store();
    const result = carePlansUseCases.addNeed(
      { ...seen, ...stale, domain: 'family', level: 1 },
      context,
    );
    expect(result).toMatchObject({ refusal: { code: 'care-plans.changed-meanwhile' } });
    expect(written).toEqual([]);
  });

  it('gives no task to somebody whose role cannot open the plan, or who has left', () => {
    const { written, context } = store();
    for (const ownerId of ['re', 'gone'] as StaffId[]) {
      expect(carePlansUseCases.addTask({ ...task, ownerId }, context)).toMatchObject({
        refusal: { code: 'care-plans.owner-cannot-open-plan' },
      });
    }
    expect(written).toEqual([]);
  });

  it('closes a plan only when nothing in it is left open', () => {
    const closing = { ...review, decision: 'close' as const };
    const open = store();
    expect(carePlansUseCases.review(closing, open.context)).toMatchObject({
      refusal: { code: 'care-plans.tasks-still-open' },
    });
    expect(open.written).toEqual([]);
    const settled = store({ ...PLAN, tasks: [] });
    expect(carePlansUseCases.review(closing, settled.context).ok).toBe(true);
    expect(settled.written).toEqual(['review', 'goal reached 0', 'version 4 closed']);
  });

  it('refuses any change of a closed plan, but lets a new one start', () => {
    const { written, context } = store({ ...PLAN, state: 'closed' });
    expect(
      carePlansUseCases.addNeed({ ...seen, domain: 'family', level: 1 }, context),
    ).toMatchObject({ refusal: { code: 'care-plans.plan-closed' } });
    expect(carePlansUseCases.start({ residentId }, context).ok).toBe(true);
    expect(written).toEqual(['plan']);
  });
});

describe('opening a plan', () => {
  it('shows unreadable words as unreadable and counts what is overdue', () => {
    const { context } = store();
    const result = carePlansUseCases.openPlan({ residentId }, context);
    if (!result.ok) throw new Error('refused');
    const need = result.value.plan?.needs[0];
    expect(need?.words).toEqual({ state: 'unreadable' });
    expect(need?.goals[0]?.tasks[0]?.dueness).toBe('overdue');
    expect(result.value.owners.map(({ code, self }) => [code, self])).toEqual([['SO-01', true]]);
    expect(result.value.plan?.attainment).toBeNull();
  });
});
