// The status in a file: its history in words, and two acts that are not one.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { residents } from '../../src/features/residents/contract';
import { StatusCard } from '../../src/features/residents/screens/status-card';
import { CorrectStatusScreen } from '../../src/features/residents/screens/status-pages';
import type { ResidentStatus } from '../../src/features/residents/status-contract';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId, StatusId, StayId } from '../../src/kernel/ids';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const ID = '0123456789abcdefghjkmnpqrs' as ResidentId;
const NOW = 'abcdefghjkmnpqrstvwxyz0123' as StatusId;
const FIRST = ID as string as StatusId;
const day = (text: string) => text as CalendarDate;

const HISTORY: readonly ResidentStatus[] = [
  {
    ...{ id: NOW, category: 'identified-victim', from: day('2026-04-10') },
    ...{ recordedAt: '2026-04-11T08:00:00.000Z', staffCode: 'CA-01', correctedBy: null },
    words: { state: 'open', value: { reason: 'قرار اللجنة' } },
  },
  {
    ...{ id: FIRST, category: 'possible-victim', from: null },
    ...{ recordedAt: '2026-03-01T08:00:00.000Z', staffCode: null, correctedBy: NOW },
    words: { state: 'none' },
  },
];

function houseOf(mayChange: boolean): FakeCall {
  const fake = fakeCall();
  fake.answer(residents.statuses, () => ({
    statuses: [...HISTORY],
    ...{ otherFiles: [], version: 2, mayChange },
  }));
  fake.answer(residents.open, () => ({
    ...{ id: ID, caseNumber: 'K-1', version: 2, inHouse: true, age: null },
    sex: 'female' as const,
    ...{ together: [], sameAs: [], unanswered: {} },
    facts: {
      state: 'open' as const,
      value: {
        ...{ category: 'identified-victim' as const, exploitationForms: [] },
        ...{ nationality: null, residenceStatus: 'unknown' as const },
      },
    },
    presence: { state: 'open' as const, value: { preferredName: 'سلمى', alerts: [] } },
    identity: { state: 'closed' as const },
    stays: [
      {
        ...{ id: ID as string as StayId, admittedOn: day('2026-03-01'), age: null },
        ...{ referralSource: 'police' as const, nights: 3, exit: null },
      },
    ],
    may: { correct: true, writeIdentity: false, guessAge: true },
  }));
  return fake;
}

describe('the status in a file', () => {
  it('is told with its day and ground, and a mistake stays, marked', async () => {
    houseOf(true);
    const { container } = renderScreen(<StatusCard residentId={ID} />);
    expect(await screen.findByText('قرار اللجنة')).toBeDefined();
    expect(container.textContent).toContain('since 10 April 2026');
    expect(screen.getByText('Corrected: a mistake')).toBeDefined();
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      `/residents/${ID}/status/change`,
      `/residents/${ID}/status/${NOW}/correct`,
    ]);
  });

  it('offers no act to who may not decide, in Arabic', async () => {
    houseOf(false);
    renderScreen(<StatusCard residentId={ID} />, { language: 'ar' });
    expect(await screen.findByText('صُحّحت: كانت خطأ')).toBeDefined();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('is corrected with a reason, and what does not fit is said at its field', async () => {
    const fake = houseOf(true);
    fake.answer(residents.correctStatus, () =>
      refused('residents.status-before-admission', { admittedOn: '2026-03-01' }),
    );
    const { user } = renderScreen(<CorrectStatusScreen />, {
      params: { residentId: ID, statusId: NOW },
    });
    await user.click(await screen.findByRole('radio', { name: /^Vulnerable migrant/ }));
    await user.click(screen.getByRole('button', { name: 'Correct the mistake' }));
    expect(fake.callsOf(residents.correctStatus)).toEqual([]);
    await user.type(screen.getByLabelText(/^What was mistaken/), 'خلط بين ملفين');
    await user.click(screen.getByRole('button', { name: 'Correct the mistake' }));
    await waitFor(() => expect(fake.callsOf(residents.correctStatus)).toHaveLength(1));
    expect(fake.callsOf(residents.correctStatus)[0]).toMatchObject({
      ...{ id: ID, expectedVersion: 2, statusId: NOW },
      ...{ category: 'vulnerable-migrant', from: '2026-04-10', reason: 'خلط بين ملفين' },
    });
    expect(await screen.findAllByText(/a status does not begin before it/)).not.toHaveLength(0);
  });
});
