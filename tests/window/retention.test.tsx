// Keeping and erasing on screen: the number on Today, the list as doors, what goes and what stays, the second person at
// the desk, and an erasure left unfinished that finishes itself.
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { retention } from '../../src/features/retention/contract';
import { ConsiderScreen } from '../../src/features/retention/screens/consider-screen';
import { EraseScreen } from '../../src/features/retention/screens/erase-screen';
import { RetentionScreen } from '../../src/features/retention/screens/retention-screen';
import { RetentionToday } from '../../src/features/retention/screens/retention-today';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ErasureId, ResidentId } from '../../src/kernel/ids';
import type { OutputOf } from '../../src/kernel/operation';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const ID = '0123456789abcdefghjkmnpqrs' as ResidentId;
const day = (text: string) => text as CalendarDate;
afterEach(cleanup);

type Considered = OutputOf<typeof retention.consider>;

function considered(changes: Partial<Considered> = {}): Considered {
  return {
    id: ID,
    caseNumber: 'K-2010-0001',
    name: 'سوسن',
    hasOpenStay: false,
    exitedOn: day('2011-01-01'),
    dueOn: day('2021-01-01'),
    isDue: true,
    classes: ['resident-file', 'clinical-notes'],
    hold: null,
    keptLonger: null,
    goes: {
      keys: 4,
      rows: [
        { content: 'stays', count: 1 },
        { content: 'sealed-parts', count: 7 },
        { content: 'left-notes', count: 0 },
      ],
    },
    ...changes,
  };
}

function emptyRoom(fake: FakeCall): void {
  fake.answer(retention.overview, () => ({ due: 0, unfinished: 0 }));
  fake.answer(retention.reviews, () => ({ due: [], periods: [] }));
  fake.answer(retention.erasures, () => ({ erasures: [], kept: [] }));
}

const as = (role: 'manager' | 'nurse', part: React.ReactNode) => (
  <SessionContext value={{ staffCode: 'X', role, isTraining: false, failedTries: 0 }}>
    {part}
  </SessionContext>
);

describe('Today', () => {
  it('shows the manager how many files are to be looked at, as a door to the list', async () => {
    const fake = fakeCall();
    fake.answer(retention.overview, () => ({ due: 3, unfinished: 0 }));
    renderScreen(as('manager', <RetentionToday />));
    const door = await screen.findByRole('link', { name: /3 files are to be looked at/ });
    expect(door.getAttribute('href')).toBe('/office/retention');
  });

  it('asks nothing for anybody else', () => {
    const fake = fakeCall();
    renderScreen(as('nurse', <RetentionToday />));
    expect(fake.sent).toEqual([]);
  });

  it('finishes an erasure that was cut short, without being asked, and says so', async () => {
    const fake = fakeCall();
    let unfinished = 1;
    fake.answer(retention.overview, () => ({ due: 0, unfinished }));
    fake.answer(retention.finish, () => {
      unfinished = 0;
      fake.emit({ kind: 'changed', feature: 'retention' });
      return {};
    });
    renderScreen(as('manager', <RetentionScreen />), { path: '/office/retention' });
    expect(await screen.findByText('The erasure that had stopped is finished.')).toBeTruthy();
    expect(fake.callsOf(retention.finish)).toHaveLength(1);
  });

  it('offers to try again where it could not be finished', async () => {
    const fake = fakeCall();
    fake.answer(retention.overview, () => ({ due: 0, unfinished: 1 }));
    fake.answer(retention.finish, () => refused('vault.busy'));
    const { user } = renderScreen(as('manager', <RetentionToday />));
    await user.click(await screen.findByRole('button', { name: 'Finish it now' }));
    expect(fake.callsOf(retention.finish)).toHaveLength(2);
  });
});

describe('the list', () => {
  it('leads each line to its file and names a hold instead of a decision', async () => {
    const fake = fakeCall();
    emptyRoom(fake);
    const line = {
      ...{ id: ID, caseNumber: 'K-1', name: null, exitedOn: day('2011-01-01') },
      dueOn: day('2021-01-01'),
      hold: {
        reason: 'court-case' as const,
        since: '2026-01-01T00:00:00.000Z',
        staffCode: 'MA-01',
      },
    };
    fake.answer(retention.reviews, () => ({ due: [line], periods: [] }));
    renderScreen(<RetentionScreen />, { path: '/office/retention' });
    const link = await screen.findByRole('link', { name: 'K-1' });
    expect(link.getAttribute('href')).toBe(`/office/retention/file/${ID}`);
    expect(screen.getByText('Must not be erased: case before a court')).toBeTruthy();
  });

  it('teaches when it is empty, in Arabic too', async () => {
    emptyRoom(fakeCall());
    renderScreen(<RetentionScreen />, { language: 'ar', path: '/office/retention' });
    expect(await screen.findByText('لا ملف حان النظر فيه')).toBeTruthy();
  });

  it('says of a period nobody set that no law stands behind it', async () => {
    const fake = fakeCall();
    emptyRoom(fake);
    const set = { reason: 'Decision 12', setAt: '2026-01-01T00:00:00.000Z', staffCode: 'MA-01' };
    fake.answer(retention.reviews, () => ({
      due: [],
      periods: [
        { record: 'resident-file' as const, years: 12, set },
        { record: 'medical' as const, years: 10, set: null },
      ],
    }));
    const { user } = renderScreen(<RetentionScreen />, { path: '/office/retention' });
    await user.click(await screen.findByRole('tab', { name: 'Periods' }));
    expect(await screen.findByText(/stand on no law/)).toBeTruthy();
    const table = screen.getByRole('table');
    expect(within(table).getByText(/Decision 12/)).toBeTruthy();
    expect(within(table).getByText(/the shelter has not set it/)).toBeTruthy();
  });
});

describe('a file before a decision', () => {
  it('offers erasing only where nobody lives here and nothing holds it', async () => {
    const fake = fakeCall();
    const show = async (file: Considered) => {
      cleanup();
      fake.answer(retention.consider, () => file);
      renderScreen(<ConsiderScreen />, { params: { residentId: ID } });
      await screen.findByText('K-2010-0001');
      return screen.queryByRole('link', { name: 'Erase the file for good' });
    };
    expect(await show(considered())).not.toBeNull();
    expect(await show(considered({ hasOpenStay: true, exitedOn: null }))).toBeNull();
    const held = {
      reason: 'claim' as const,
      since: '2026-01-01T00:00:00.000Z',
      staffCode: 'MA-01',
    };
    expect(await show(considered({ hold: held }))).toBeNull();
    expect(screen.getByRole('button', { name: 'Allow erasing again' })).toBeTruthy();
  });
});

describe('the page of an erasure', () => {
  it('says what goes and what stays, asks for number, reason and a second person, and goes to the certificate', async () => {
    const fake = fakeCall();
    fake.answer(retention.consider, () => considered());
    let answer: 'refused' | 'done' = 'refused';
    fake.answer(retention.erase, () =>
      answer === 'refused'
        ? refused('second-person.not-entitled')
        : { erasureId: ID as string as ErasureId, isFinished: true },
    );
    const { user, went } = renderScreen(<EraseScreen />, { params: { residentId: ID } });
    expect(await screen.findByText('Sealed parts of the file: 7')).toBeTruthy();
    expect(screen.getByText(/4 keys by which its words are read/)).toBeTruthy();
    expect(screen.getByText(/It holds no name and no text/)).toBeTruthy();
    const send = screen.getByRole('button', { name: 'Erase the file for good' });
    await user.click(send);
    expect(fake.callsOf(retention.erase)).toHaveLength(0);
    await user.type(screen.getByLabelText(/The file number once more/), 'K-2010-0001');
    await user.click(screen.getByRole('button', { name: /Why it is erased/ }));
    await user.click(await screen.findByRole('option', { name: 'The period has ended' }));
    await user.type(screen.getByLabelText(/Second person’s staff code/), 'CA-01');
    await user.type(screen.getByLabelText(/Second person’s passphrase/), 'paper boats');
    await user.click(send);
    expect((await screen.findAllByText(/second person/i)).length).toBeGreaterThan(1);
    expect(went).toEqual([]);
    answer = 'done';
    await user.click(screen.getByRole('button', { name: 'Erase the file for good' }));
    expect(fake.callsOf(retention.erase).at(-1)).toEqual({
      id: ID,
      caseNumber: 'K-2010-0001',
      reason: 'period-over',
      second: { staffCode: 'CA-01', passphrase: 'paper boats' },
    });
    expect(went).toEqual(['/office/retention/erased']);
  });
});
