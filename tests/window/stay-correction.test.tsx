// The page of one stay: what it says, what it said before, and a correction sent with its reason.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenedResident, residents } from '../../src/features/residents/contract';
import { CorrectStayScreen, StayScreen } from '../../src/features/residents/screens/stay-pages';
import type { StayOnPage } from '../../src/features/residents/stay-contract';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId, StayId } from '../../src/kernel/ids';
import { fakeCall } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const ID = '0123456789abcdefghjkmnpqrs' as ResidentId;
const STAY = 'abcdefghjkmnpqrstvwxyz0123' as StayId;
const day = (text: string) => text as CalendarDate;

const resident: OpenedResident = {
  ...{ id: ID, caseNumber: 'K-2026-0001', version: 3, inHouse: false, age: null, sex: 'female' },
  facts: { state: 'closed' },
  presence: { state: 'open', value: { preferredName: 'سلمى', alerts: [] } },
  identity: { state: 'closed' },
  ...{ together: [], sameAs: [], unanswered: {} },
  stays: [],
  may: { correct: true, writeIdentity: false, guessAge: true },
};
const opened: StayOnPage = {
  stay: {
    ...{ id: STAY, admittedOn: day('2026-03-01'), nights: 3 },
    age: { years: 18, approximate: false },
    referralSource: 'police',
    exit: { exitedOn: day('2026-03-04'), reason: 'own-choice', destination: 'unknown' },
  },
  ...{ version: 2, mayCorrect: true, mayGoOn: false },
  corrections: [
    {
      ...{ correctedAt: '2026-03-09T08:00:00.000Z', staffCode: 'MA-01' },
      words: {
        state: 'open',
        value: {
          reason: 'ورقة أخرى',
          former: { age: ['17', 'estimated'], exitReason: 'hospital' },
        },
      },
    },
  ],
};

function draw(page: React.ReactNode) {
  const fake = fakeCall();
  fake.answer(residents.open, () => resident);
  fake.answer(residents.openStay, () => opened);
  fake.answer(residents.correctStay, () => ({ version: 3 }));
  const view = renderScreen(page, {
    params: { residentId: ID, stayId: STAY },
    settings: { today: day('2026-03-10') },
  });
  return { fake, ...view };
}

describe('the page of a stay', () => {
  it('shows what it said before in words, an estimated age as estimated', async () => {
    draw(<StayScreen />);
    expect(await screen.findByText('Hospital')).toBeDefined();
    expect(screen.getAllByText('ورقة أخرى')).toHaveLength(2);
    expect(screen.getByText(/≈\s?17/)).toBeDefined();
  });

  it('sends a correction as it was read, and offers no unsaid leaving where another stay follows', async () => {
    const { fake, user } = draw(<CorrectStayScreen />);
    const why = await screen.findByRole('textbox', { name: /Why is it corrected/ });
    expect(screen.queryByRole('radio')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save the correction' }));
    expect(fake.callsOf(residents.correctStay)).toEqual([]);
    await user.type(why, 'ورقة أخرى');
    await user.click(screen.getByRole('button', { name: 'Save the correction' }));
    await waitFor(() =>
      expect(fake.callsOf(residents.correctStay)[0]).toEqual({
        ...{ id: ID, stayId: STAY, expectedVersion: 2, reason: 'ورقة أخرى' },
        ...{ admittedOn: '2026-03-01', referralSource: 'police' },
        exit: {
          ...{ kind: 'left', exitedOn: '2026-03-04', reason: 'own-choice' },
          destination: 'unknown',
        },
      }),
    );
  });
});
