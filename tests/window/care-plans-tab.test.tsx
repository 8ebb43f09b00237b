// The care plan on the resident's page: own words first, closed parts said, a task done in one press and undone.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carePlans, type PlanView } from '../../src/features/care-plans/contract';
import { CarePlanTab } from '../../src/features/care-plans/screens/care-plan-tab';
import { DueTasks } from '../../src/features/care-plans/screens/due-tasks';
import { GoalPage } from '../../src/features/care-plans/screens/goal-form';
import { DropTaskPage, TaskPage } from '../../src/features/care-plans/screens/plan-forms';
import { ReviewPage } from '../../src/features/care-plans/screens/review-page';
import type { Role } from '../../src/kernel/compartments';
import { type DraftStore, DraftStoreContext } from '../../src/ui/draft';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const RESIDENT = 'a'.repeat(26) as never;
const id = (letter: string) => letter.repeat(26) as never;
const day = (on: string) => on as never;
let fake: FakeCall;

const later = { withdrawnOn: null, corrections: [] };
const PLAN: PlanView = {
  id: id('p'),
  version: 4,
  openedOn: day('2026-01-10'),
  state: 'open',
  nextReviewOn: null,
  attainment: { score: 60, baseline: 40, change: 20, goals: 1 },
  reviews: [],
  needs: [
    {
      ...later,
      id: id('n'),
      domain: 'work',
      level: 2,
      foundOn: day('2026-01-10'),
      words: { state: 'unreadable' },
      goals: [
        {
          ...later,
          id: id('g'),
          horizon: 'short',
          weight: 1,
          baseline: -1,
          attained: null,
          state: 'open',
          setOn: day('2026-01-10'),
          words: {
            state: 'open',
            value: {
              title: 'Part-time work',
              ownWords: 'عايزة أشتغل',
              scale: { expected: 'three days a week' },
            },
          },
          tasks: [
            {
              ...later,
              id: id('t'),
              dueOn: day('2026-03-09'),
              dueness: 'overdue',
              mayClose: true,
              ownerCode: 'SO-01',
              state: 'to-do',
              closedOn: null,
              words: { state: 'open', value: { title: 'Visit the office' } },
              outcome: { state: 'none' },
            },
          ],
        },
      ],
    },
  ],
};

beforeEach(() => {
  fake = fakeCall();
  fake.answer(carePlans.openPlan, () => ({
    plan: PLAN,
    owners: [],
    today: day('2026-03-10'),
    mayWrite: true,
  }));
});
afterEach(cleanup);

function open(screenPart: React.ReactNode, role: Role = 'social-worker') {
  const session = { staffCode: 'SO-01', role, isTraining: false, failedTries: 0 };
  return renderScreen(<SessionContext value={session}>{screenPart}</SessionContext>, {
    settings: { today: '2026-03-10' as never },
    params: { residentId: RESIDENT, needId: id('n'), goalId: id('g'), taskId: id('t') },
  });
}

describe('the care plan on the page', () => {
  it('shows the resident’s own words, says what cannot be read, and marks what is overdue', async () => {
    open(<CarePlanTab residentId={RESIDENT} />);
    await waitFor(() => expect(screen.getByText('عايزة أشتغل')).toBeTruthy());
    expect(screen.getByText('Could not be read; it is kept as it is')).toBeTruthy();
    expect(screen.getByText('Overdue since 9 March 2026')).toBeTruthy();
    expect(screen.getByText('60 now, from 40 at the start')).toBeTruthy();
    expect(screen.getByText(/never one resident with another/)).toBeTruthy();
  });

  it('shows what was withdrawn as such, with who and why, and asks nothing more of it', async () => {
    const [need] = PLAN.needs;
    if (need === undefined) throw new Error('a plan with a need');
    const former = (fields: Record<string, null | string>, reason: string) => ({
      ...{ correctedAt: '2026-03-09T08:00:00.000Z', staffCode: 'CM-01' },
      words: { state: 'open' as const, value: { former: fields, reason } },
    });
    const corrections = [
      former({ domain: 'family' }, 'خُلط بين ملفين'),
      former({ withdrawnOn: null }, 'لم تعد تريده'),
    ];
    const withdrawn = { ...need, withdrawnOn: day('2026-03-09'), corrections };
    fake.answer(carePlans.openPlan, () => ({
      ...{ plan: { ...PLAN, needs: [withdrawn] }, owners: [], today: day('2026-03-10') },
      mayWrite: true,
    }));
    open(<CarePlanTab residentId={RESIDENT} />);
    expect(await screen.findByText('لم تعد تريده')).toBeTruthy();
    expect(screen.getByText(/^Withdrawn on 9 March 2026/)).toBeTruthy();
    expect(screen.getByText('خُلط بين ملفين')).toBeTruthy();
    expect(screen.getByText('Family and social ties')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Set a goal' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Withdraw…' })).toBeNull();
  });

  it.each([
    ['a task that is given up', <DropTaskPage key="drop" />, 'Task', 'Visit the office'],
    ['a goal that gets a task', <TaskPage key="task" />, 'Goal', 'Part-time work'],
    ['a need that gets a goal', <GoalPage key="goal" />, 'Need', 'Work'],
  ])('names %s on its form', async (_, page, kind, name) => {
    open(page);
    const term = await screen.findByText(kind, { selector: 'dt' });
    expect(term.nextElementSibling?.textContent).toContain(name);
  });

  it('lets the owner of a task close it, though her role only reads the plan', async () => {
    fake.answer(carePlans.openPlan, () => ({
      ...{ plan: PLAN, owners: [], today: day('2026-03-10'), mayWrite: false },
    }));
    fake.answer(carePlans.closeTask, () => ({ version: 5 }));
    const { user } = open(<CarePlanTab residentId={RESIDENT} />, 'psychologist');
    await user.click(await screen.findByRole('button', { name: 'Done' }));
    expect(fake.callsOf(carePlans.closeTask)).toHaveLength(1);
    expect(screen.queryByRole('link', { name: 'Add a task' })).toBeNull();
  });

  it('marks a task done with the plan as it was seen', async () => {
    fake.answer(carePlans.closeTask, () => ({ version: 5 }));
    const { user } = open(<CarePlanTab residentId={RESIDENT} />);
    await user.click(await screen.findByRole('button', { name: 'Done' }));
    expect(fake.callsOf(carePlans.closeTask)).toEqual([
      {
        residentId: RESIDENT,
        planId: PLAN.id,
        expectedVersion: 4,
        taskId: id('t'),
        outcome: { kind: 'done', doneOn: '2026-03-10' },
      },
    ]);
  });

  it('teaches how a plan begins, and offers nothing to those who only read', async () => {
    const none = { plan: null, owners: [], today: day('2026-03-10') };
    fake.answer(carePlans.openPlan, () => ({ ...none, mayWrite: true }));
    open(<CarePlanTab residentId={RESIDENT} />);
    expect(await screen.findByText(/A plan begins with one need/)).toBeTruthy();
    cleanup();
    fake.answer(carePlans.openPlan, () => ({ ...none, mayWrite: false }));
    open(<CarePlanTab residentId={RESIDENT} />, 'psychologist');
    await screen.findByText('No plan has been started');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is not asked for by a role that could not open it', () => {
    open(<CarePlanTab residentId={RESIDENT} />, 'reception');
    expect(screen.getByText('The care plan is closed for this role')).toBeTruthy();
    open(<DueTasks />, 'reception');
    expect(fake.sent).toEqual([]);
  });

  it('reviews every open goal in its own words and sends the levels as numbers', async () => {
    fake.answer(carePlans.review, () => ({ version: 5, reviewId: id('r') }));
    const { user, went } = open(<ReviewPage />);
    expect(await screen.findByText('three days a week')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save the review' }));
    expect(fake.callsOf(carePlans.review)).toEqual([]);
    await user.click(screen.getByRole('radio', { name: /^More than expected/ }));
    await user.click(screen.getByRole('radio', { name: /Go on with the plan/ }));
    await user.click(screen.getByRole('button', { name: 'Save the review' }));
    await waitFor(() => expect(went).toEqual([`/residents/${RESIDENT}/plan#${id('r')}`]));
    expect(fake.callsOf(carePlans.review)[0]).toMatchObject({
      expectedVersion: 4,
      heldOn: '2026-03-10',
      goals: [{ goalId: id('g'), attained: 1, state: 'open' }],
      decision: 'continue',
    });
  });

  it('puts a level kept in a draft back at its own goal, not at its place in the list', async () => {
    fake.answer(carePlans.review, () => ({ version: 5, reviewId: id('r') }));
    const line = (goalId: string, attained: number) => ({ goalId, attained, state: 'open' });
    const fields = {
      expectedVersion: '2',
      goals: JSON.stringify([line('z'.repeat(26), -2), line('g'.repeat(26), 2)]),
      decision: JSON.stringify('adjust'),
    };
    const kept: DraftStore = {
      keep: () => Promise.resolve(undefined),
      open: () => Promise.resolve({ savedAt: '2026-03-09T08:00:00.000Z', fields }),
      discard: () => Promise.resolve(),
    };
    const { user } = open(
      <DraftStoreContext value={kept}>
        <ReviewPage />
      </DraftStoreContext>,
    );
    const level = await screen.findByRole<HTMLInputElement>('radio', {
      name: /^Much more than expected/,
    });
    await waitFor(() => expect(level.checked).toBe(true));
    await user.click(screen.getByRole('button', { name: 'Save the review' }));
    await waitFor(() => expect(fake.callsOf(carePlans.review)).toHaveLength(1));
    expect(fake.callsOf(carePlans.review)[0]).toMatchObject({
      expectedVersion: 4,
      decision: 'adjust',
      goals: [{ goalId: id('g'), attained: 2, state: 'open' }],
    });
  });

  it('brings own due tasks to Today as doors', async () => {
    fake.answer(carePlans.dueTasks, () => ({
      tasks: [
        {
          taskId: id('t'),
          planId: id('p'),
          planVersion: 3,
          residentId: RESIDENT,
          residentName: { state: 'open', value: 'سلمى' } as const,
          text: { state: 'open', value: 'Visit the office' } as const,
          dueOn: day('2026-03-09'),
          overdue: true,
        },
      ],
      reviews: [],
    }));
    open(<DueTasks />);
    const door = await screen.findByRole('link', { name: /Visit the office/ });
    expect(door.getAttribute('href')).toBe(`/residents/${RESIDENT}/plan#${id('t')}`);
    expect(screen.getByText('Overdue')).toBeTruthy();
  });
});
