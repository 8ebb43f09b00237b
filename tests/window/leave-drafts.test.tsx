// Leaving, coming back, a need, a task: what was begun there is kept and comes back, and goes once it is saved.
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { carePlans, type NeedView } from '../../src/features/care-plans/contract';
import { CorrectGoalPage } from '../../src/features/care-plans/screens/correct-forms';
import { WithdrawGoalPage } from '../../src/features/care-plans/screens/withdraw-page';
import { NeedPage, TaskPage } from '../../src/features/care-plans/screens/plan-forms';
import { type OpenedResident, residents } from '../../src/features/residents/contract';
import { ExitScreen, ReadmitScreen } from '../../src/features/residents/screens/leave-screens';
import { CorrectStayScreen } from '../../src/features/residents/screens/stay-pages';
import type { StayOnPage } from '../../src/features/residents/stay-contract';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { CarePlanId, GoalId, NeedId, ResidentId, StaffId, StayId } from '../../src/kernel/ids';
import {
  type DraftPlace,
  type DraftStore,
  DraftStoreContext,
  flushDrafts,
} from '../../src/ui/draft';
import { type FakeCall, fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const ID = '0123456789abcdefghjkmnpqrs' as ResidentId;
const GOAL = 'abcdefghjkmnpqrstvwxyz0123' as GoalId;
const day = (text: string) => text as CalendarDate;

const resident = (inHouse: boolean, version: number): OpenedResident => ({
  ...{ id: ID, caseNumber: 'K-2026-0001', version, inHouse, age: null },
  sex: 'female',
  facts: {
    state: 'open',
    value: {
      ...{ category: 'possible-victim', exploitationForms: [] },
      ...{ nationality: null, residenceStatus: 'unknown' },
    },
  },
  presence: { state: 'open', value: { preferredName: 'سلمى', alerts: [] } },
  identity: { state: 'closed' },
  together: [],
  sameAs: [],
  unanswered: {},
  stays: [
    {
      ...{ id: ID as string as StayId, admittedOn: day('2026-03-01'), age: null },
      ...{ referralSource: 'police', nights: 3 },
      exit: inHouse
        ? null
        : { exitedOn: day('2026-03-04'), reason: 'own-choice', destination: 'unknown' },
    },
  ],
  may: { correct: true, writeIdentity: false, guessAge: true },
});

const endedStay: StayOnPage = {
  stay: {
    ...{ id: ID as string as StayId, admittedOn: day('2026-03-01'), age: null, nights: 3 },
    referralSource: 'police',
    exit: { exitedOn: day('2026-03-04'), reason: 'own-choice', destination: 'unknown' },
  },
  ...{ version: 2, corrections: [], mayCorrect: true, mayGoOn: true },
};

/** Drafts in memory, as the vault keeps them. */
function memory() {
  const kept = new Map<string, Record<string, string>>();
  const key = ({ form, subjectId }: DraftPlace) => `${form} ${subjectId}`;
  const store: DraftStore = {
    keep: (place, fields) => {
      kept.set(key(place), fields);
      return Promise.resolve('2026-03-10T08:00:00.000Z');
    },
    open: (place) => {
      const fields = kept.get(key(place));
      return Promise.resolve(
        fields === undefined ? undefined : { savedAt: '2026-03-10T08:00:00.000Z', fields },
      );
    },
    discard: (place) => {
      kept.delete(key(place));
      return Promise.resolve();
    },
  };
  return { kept, store };
}

function draw(page: React.ReactNode, store: DraftStore) {
  return renderScreen(<DraftStoreContext value={store}>{page}</DraftStoreContext>, {
    params: { residentId: ID, goalId: GOAL, stayId: ID },
    settings: { today: day('2026-03-10') },
  });
}

const later = { withdrawnOn: null, corrections: [] };
const need: NeedView = {
  ...{ ...later, id: ID as string as NeedId, domain: 'work', level: 2 },
  ...{ foundOn: day('2026-03-01'), words: { state: 'none' } },
  goals: [
    {
      ...{ ...later, id: GOAL, horizon: 'short', weight: 1, baseline: -1, attained: null },
      ...{ state: 'open', setOn: day('2026-03-01'), tasks: [] },
      words: {
        state: 'open',
        value: { title: 'عمل بدوام جزئي', scale: { expected: 'ثلاثة أيام' } },
      },
    },
  ],
};

function planned(fake: FakeCall): void {
  fake.answer(carePlans.openPlan, () => ({
    plan: {
      ...{ id: ID as string as CarePlanId, version: 4, openedOn: day('2026-03-01') },
      ...{
        state: 'open' as const,
        needs: [need],
        reviews: [],
        nextReviewOn: null,
        attainment: null,
      },
    },
    owners: [
      { id: ID as string as StaffId, code: 'SO-01', role: 'social-worker' as const, self: true },
    ],
    ...{ today: day('2026-03-10'), mayWrite: true },
  }));
}

const cases = [
  {
    name: 'an exit',
    place: `residents.exit ${ID}`,
    page: <ExitScreen />,
    begin: async ({ user }: ReturnType<typeof renderScreen>) => {
      await user.click(await screen.findByRole('button', { name: /Reason for leaving/ }));
      await user.click(await screen.findByRole('option', { name: /^Own choice/ }));
    },
    back: () => screen.findAllByText(/own choice/i),
  },
  {
    name: 'a corrected stay',
    place: `residents.correct-stay ${ID}.${ID}`,
    page: <CorrectStayScreen />,
    begin: async ({ user }: ReturnType<typeof renderScreen>) => {
      await user.click(await screen.findByRole('radio', { name: /did not leave/ }));
      const why = await screen.findByRole('textbox', { name: /Why is it corrected/ });
      await user.type(why, 'عادت في اليوم نفسه');
    },
    back: async () => {
      await screen.findByDisplayValue('عادت في اليوم نفسه');
      const never = await screen.findByRole<HTMLInputElement>('radio', { name: /did not leave/ });
      await waitFor(() => expect(never.checked).toBe(true));
    },
  },
  {
    name: 'a need',
    place: `care-plans.need ${ID}`,
    page: <NeedPage />,
    begin: async ({ user }: ReturnType<typeof renderScreen>) => {
      await user.type((await screen.findAllByRole('textbox'))[0] as HTMLElement, 'تحتاج إلى وثائق');
    },
    back: () => screen.findByDisplayValue('تحتاج إلى وثائق'),
  },
  {
    name: 'a corrected goal',
    place: `care-plans.correct-goal ${ID}.${GOAL}`,
    page: <CorrectGoalPage />,
    begin: async ({ user }: ReturnType<typeof renderScreen>) => {
      const why = await screen.findByRole('textbox', { name: /Why is it corrected/ });
      await user.type(why, 'فُهم خطأ');
    },
    back: async () => {
      await screen.findByDisplayValue('فُهم خطأ');
      await screen.findByDisplayValue('عمل بدوام جزئي');
    },
  },
  {
    name: 'a withdrawn goal',
    place: `care-plans.withdraw-goal ${ID}.${GOAL}`,
    page: <WithdrawGoalPage />,
    begin: async ({ user }: ReturnType<typeof renderScreen>) => {
      await screen.findByText('عمل بدوام جزئي');
      await user.type(await screen.findByRole('textbox'), 'لم تعد تريده');
    },
    back: () => screen.findByDisplayValue('لم تعد تريده'),
  },
  {
    name: 'a task',
    place: `care-plans.task ${ID}.${GOAL}`,
    page: <TaskPage />,
    begin: async ({ user }: ReturnType<typeof renderScreen>) => {
      await user.type((await screen.findAllByRole('textbox'))[0] as HTMLElement, 'موعد السفارة');
    },
    back: () => screen.findByDisplayValue('موعد السفارة'),
  },
] as const;

describe('unfinished writing of', () => {
  it.each(cases)(
    '$name is kept at the lock and comes back',
    async ({ place, page, begin, back }) => {
      const fake = fakeCall();
      planned(fake);
      fake.answer(residents.open, () => resident(true, 7));
      fake.answer(residents.openStay, () => endedStay);
      const { kept, store } = memory();
      const view = draw(page, store);
      await begin(view);
      await act(() => flushDrafts());
      expect([...kept.keys()]).toEqual([place]);
      cleanup();
      draw(page, store);
      await back();
      expect(await screen.findByText(/^This was being written/)).toBeDefined();
    },
  );

  it('a return goes once it is saved, with the file as it stands now and not as it stood then', async () => {
    const fake = fakeCall();
    fake.answer(residents.open, () => resident(false, 9));
    fake.answer(residents.readmit, () => ({ version: 10 }));
    const { kept, store } = memory();
    const before = {
      id: ID,
      expectedVersion: 8,
      stay: { admittedOn: '2026-03-09', referralSource: 'ngo' },
    };
    const fields = Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]);
    kept.set(`residents.readmit ${ID}`, Object.fromEntries(fields) as Record<string, string>);
    const view = draw(<ReadmitScreen />, store);
    expect(await screen.findByText(/^This was being written/)).toBeDefined();
    await view.user.click(screen.getByRole('button', { name: 'Admit again' }));
    await waitFor(() => expect(view.went).toEqual([`/residents/${ID}`]));
    expect(fake.callsOf(residents.readmit)[0]).toMatchObject({
      expectedVersion: 9,
      stay: { admittedOn: '2026-03-09', referralSource: 'ngo' },
    });
    expect(kept.size).toBe(0);
  });
});
