// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { OfferedDrafts } from '../../src/app/today/offered-drafts';
import { audit } from '../../src/features/audit/contract';
import { ManyOpened } from '../../src/features/audit/screens/many-opened';
import { drafts } from '../../src/features/drafts/index';
import type { Role } from '../../src/kernel/compartments';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { OutputOf } from '../../src/kernel/operation';
import { vaultDrafts } from '../../src/app/draft-store';
import { DraftStoreContext } from '../../src/ui/draft';
import { clearToasts, ToastRegion } from '../../src/ui/toast';
import { SessionContext } from '../../src/ui/session';
import { fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';
import { TodayPage } from '../../src/app/pages/today-page';
import { carePlans } from '../../src/features/care-plans/contract';
import { ownListsContract } from '../../src/features/own-lists/index';

afterEach(() => {
  clearToasts();
  cleanup();
});

const savedAt = '2026-03-05T08:30:00.000Z';

describe('drafts offered on Today', () => {
  it('leads back to the form each draft was written in', async () => {
    fakeCall().answer(drafts.offered, () => ({
      drafts: [
        { form: 'residents.admit', subjectId: 'new', savedAt, readable: true },
        { form: 'residents.correct', subjectId: 'r-7', savedAt, readable: true },
      ],
    }));
    renderScreen(<OfferedDrafts />);
    expect(await screen.findByText('Admitting a new resident')).toBeTruthy();
    expect(screen.getByText('Changing a resident file')).toBeTruthy();
    const doors = screen.getAllByRole('link', { name: 'Go on writing' });
    expect(doors.map((door) => door.getAttribute('href'))).toEqual([
      '/residents/new',
      '/residents/r-7/edit',
    ]);
  });

  it('lets a draft go only when its writer says so', async () => {
    const fake = fakeCall();
    let held = [{ form: 'residents.admit', subjectId: 'new', savedAt, readable: true }];
    fake.answer(drafts.offered, () => ({ drafts: held }));
    fake.answer(drafts.discard, () => {
      held = [];
      fake.emit({ kind: 'changed', feature: 'drafts' });
      return {};
    });
    fake.answer(drafts.open, () => ({ savedAt, fields: { note: 'half a thought' } }));
    fake.answer(drafts.keep, () => ({ savedAt }));
    const view = renderScreen(
      <DraftStoreContext value={vaultDrafts}>
        <OfferedDrafts />
        <ToastRegion />
      </DraftStoreContext>,
    );
    await view.user.click(await screen.findByRole('button', { name: 'Let the draft go' }));
    await waitFor(() => expect(screen.queryByText('Admitting a new resident')).toBeNull());
    const place = { form: 'residents.admit', subjectId: 'new' };
    expect(fake.callsOf(drafts.discard)).toEqual([place]);
    await view.user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(fake.callsOf(drafts.keep)).toEqual([{ ...place, fields: { note: 'half a thought' } }]),
    );
  });

  it('keeps what it cannot read: no door and nothing to throw it away with', async () => {
    fakeCall().answer(drafts.offered, () => ({
      drafts: [{ form: 'residents.admit', subjectId: 'new', savedAt, readable: false }],
    }));
    renderScreen(<OfferedDrafts />);
    await screen.findByText(/it is kept as it is/);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says nothing when there is no draft', async () => {
    const fake = fakeCall();
    fake.answer(drafts.offered, () => ({ drafts: [] }));
    const view = renderScreen(<OfferedDrafts />);
    await waitFor(() => expect(fake.callsOf(drafts.offered)).toHaveLength(1));
    expect(view.container.textContent).toBe('');
  });
});

describe('many files opened in a short time', () => {
  const show = (role: Role) =>
    renderScreen(
      <SessionContext value={{ staffCode: 'MA-01', role, isTraining: false, failedTries: 0 }}>
        <ManyOpened />
      </SessionContext>,
    );

  it('tells the manager who and how many, until she has seen it', async () => {
    const fake = fakeCall();
    const asked = { at: savedAt, code: 'RE-01' };
    let notices: OutputOf<typeof audit.manyOpened>['notices'] = [
      { ...asked, sequence: 812, count: 31, what: 'files' },
      { ...asked, sequence: 815, count: 34, what: 'names' },
    ];
    fake.answer(audit.manyOpened, () => ({ notices }));
    fake.answer(audit.seeManyOpened, () => {
      notices = [];
      fake.emit({ kind: 'changed', feature: 'audit' });
      return {};
    });
    const view = show('manager');
    await screen.findByText(/RE-01.* opened 31 different files within ten minutes/);
    await screen.findByText(/RE-01.* asked after 34 different names within ten minutes/);
    const [first = document.body] = screen.getAllByRole('button', { name: 'I have seen this' });
    await view.user.click(first);
    await waitFor(() => expect(screen.queryByText(/RE-01/)).toBeNull());
    expect(fake.callsOf(audit.seeManyOpened)).toEqual([{ sequence: 812 }]);
  });

  it('does not ask for anybody else', () => {
    const fake = fakeCall();
    for (const role of ['auditor', 'reception', 'case-manager'] as const) show(role);
    expect(fake.callsOf(audit.manyOpened)).toEqual([]);
  });
});

describe('a line of Today', () => {
  const id = (letter: string) => letter.repeat(26);
  const task = (letter: string, words: string) => ({
    taskId: id(letter),
    planId: id('p'),
    planVersion: 3,
    residentId: id('r'),
    residentName: { state: 'open', value: 'سلمى' } as const,
    text: { state: 'open', value: words } as const,
    dueOn: '2026-03-09',
    overdue: true,
  });

  function openToday() {
    const fake = fakeCall();
    let putOff: { line: string; until: string }[] = [];
    fake.answer(carePlans.dueTasks, (() => ({
      tasks: [task('a', 'Visit the office'), task('b', 'Call the school')],
      reviews: [],
    })) as never);
    fake.answer(ownListsContract.standing, (() => ({ putOff, filters: [] })) as never);
    fake.answer(ownListsContract.putOff, ((given: { line: string; until: string }) => {
      putOff = [given];
      fake.emit({ kind: 'changed', feature: 'own-lists' });
      return {};
    }) as never);
    fake.answer(ownListsContract.takeBack, (() => {
      putOff = [];
      fake.emit({ kind: 'changed', feature: 'own-lists' });
      return {};
    }) as never);
    const session = { staffCode: 'CA-01', role: 'case-manager' as const, isTraining: false };
    const view = renderScreen(
      <SessionContext value={{ ...session, failedTries: 0, awaited: [] }}>
        <TodayPage />
        <ToastRegion />
      </SessionContext>,
      { settings: { today: '2026-03-10' as CalendarDate } },
    );
    return { fake, view };
  }

  it('is put off by its reader until tomorrow, looked at among the others put off, and taken back', async () => {
    const { fake, view } = openToday();
    await screen.findByRole('link', { name: /Visit the office/ });
    await view.user.click(screen.getByRole('button', { name: 'Put off: Visit the office' }));
    await view.user.click(await screen.findByRole('menuitem', { name: 'Until tomorrow' }));
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: /Visit the office/ })).toBeNull(),
    );
    expect(screen.getByRole('link', { name: /Call the school/ })).toBeTruthy();
    expect(fake.callsOf(ownListsContract.putOff)).toEqual([
      { line: `task.${id('a')}`, until: '2026-03-11' },
    ]);
    await view.user.click(await screen.findByRole('button', { name: 'Put off (1)' }));
    expect(await screen.findByRole('link', { name: /Visit the office/ })).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Call the school/ })).toBeNull();
    await view.user.click(screen.getByRole('button', { name: 'Take back: Visit the office' }));
    await waitFor(() => expect(screen.getByRole('link', { name: /Call the school/ })).toBeTruthy());
    expect(screen.getByRole('link', { name: /Visit the office/ })).toBeTruthy();
  });

  it('is done where it stands, with the plan as it was seen', async () => {
    const { fake, view } = openToday();
    fake.answer(carePlans.closeTask, () => ({ version: 4 }));
    fake.answer(carePlans.reopenTask, () => ({ version: 5 }));
    await view.user.click(await screen.findByRole('button', { name: 'Done: Call the school' }));
    await waitFor(() =>
      expect(fake.callsOf(carePlans.closeTask)).toMatchObject([
        { taskId: id('b'), planId: id('p'), expectedVersion: 3, outcome: { kind: 'done' } },
      ]),
    );
    await view.user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(fake.callsOf(carePlans.reopenTask)).toMatchObject([{ expectedVersion: 4 }]),
    );
  });

  it('about somebody strange at the keys has nothing that puts it off', async () => {
    const fake = fakeCall();
    fake.answer(ownListsContract.standing, () => ({ putOff: [], filters: [] }));
    const notice = { sequence: 9, at: savedAt, code: 'RE-01', count: 40, what: 'files' };
    fake.answer(audit.manyOpened, (() => ({ notices: [notice] })) as never);
    const session = { staffCode: 'MA-01', role: 'manager' as const, isTraining: false };
    renderScreen(
      <SessionContext value={{ ...session, failedTries: 3, awaited: [] }}>
        <TodayPage />
      </SessionContext>,
    );
    await screen.findByText(/RE-01/);
    expect(screen.queryByRole('button', { name: /Put off/ })).toBeNull();
  });
});
