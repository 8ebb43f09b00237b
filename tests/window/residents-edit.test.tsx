// Correcting a file: the version that was seen goes along, and being overtaken loses nothing.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type OpenedResident, residents } from '../../src/features/residents/contract';
import { EditResidentScreen } from '../../src/features/residents/screens/edit-screen';
import { ReadmitScreen } from '../../src/features/residents/screens/leave-screens';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId, StayId } from '../../src/kernel/ids';
import { fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const ID = '0123456789abcdefghjkmnpqrs' as ResidentId;

const opened: OpenedResident = {
  id: ID,
  caseNumber: 'K-2026-0007',
  version: 3,
  sex: 'female',
  facts: {
    state: 'open',
    value: {
      category: 'dependant',
      exploitationForms: [],
      nationality: 'SY',
      residenceStatus: 'foreign',
    },
  },
  presence: { state: 'open', value: { preferredName: 'نور', room: '2', alerts: [] } },
  identity: {
    state: 'open',
    value: {
      name: { given: 'نور', family: 'رزق' },
      birth: { precision: 'year', date: '2001-01-01' as CalendarDate },
    },
  },
  together: [],
  sameAs: [],
  unanswered: {},
  stays: [
    {
      id: ID as unknown as StayId,
      admittedOn: '2026-02-01' as CalendarDate,
      age: { years: 24, approximate: true },
      referralSource: 'ngo',
      exit: null,
      nights: 37,
    },
  ],
  inHouse: true,
  age: { years: 24, approximate: true, atAdmission: false },
  may: { correct: true, writeIdentity: true, guessAge: false },
};

afterEach(cleanup);

describe('correcting a file', () => {
  it('sends the whole file with the version that was seen', async () => {
    const fake = fakeCall();
    fake.answer(residents.open, () => opened);
    fake.answer(residents.correct, () => ({ version: 4 }));
    const view = renderScreen(<EditResidentScreen />, { params: { residentId: ID } });
    const room = await screen.findByLabelText<HTMLInputElement>(/^Room/);
    await view.user.clear(room);
    await view.user.type(room, '9');
    await view.user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(view.went).toEqual([`/residents/${ID}`]));
    expect(fake.callsOf(residents.correct)[0]).toMatchObject({
      id: ID,
      expectedVersion: 3,
      presence: { preferredName: 'نور', room: '9' },
      identity: { name: { given: 'نور', family: 'رزق' }, birth: { precision: 'year' } },
      facts: { nationality: 'SY', category: 'dependant' },
      stay: { admittedOn: '2026-02-01', referralSource: 'ngo' },
    });
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('asks for an estimated age only where one may be given: %s', async (guessAge, fields) => {
    const fake = fakeCall();
    const may = { correct: true, writeIdentity: false, guessAge };
    fake.answer(residents.open, () => ({ ...opened, identity: { state: 'closed' as const }, may }));
    renderScreen(<EditResidentScreen />, { params: { residentId: ID } });
    await screen.findByLabelText(/^Room/);
    expect(screen.queryAllByLabelText(/^Estimated age/)).toHaveLength(fields);
    cleanup();
    renderScreen(<ReadmitScreen />, { params: { residentId: ID } });
    await screen.findByRole('button', { name: /Referred by/ });
    expect(screen.queryAllByLabelText(/^Estimated age/)).toHaveLength(fields);
  });

  it('takes numbers in Arabic digits and in groups, laid out from left to right, and sends them plain', async () => {
    const fake = fakeCall();
    fake.answer(residents.open, () => opened);
    fake.answer(residents.correct, () => ({ version: 4 }));
    const view = renderScreen(<EditResidentScreen />, { params: { residentId: ID } });
    const phone = await screen.findByLabelText<HTMLInputElement>(/^Phone/);
    const passport = screen.getByLabelText<HTMLInputElement>(/^Passport/);
    for (const [field, typed] of [
      [phone, '+٢٠ ١٠٠ ١٢٣ ٤٥٦٧'],
      [passport, 'A-١٢-٣٤\u200e'],
    ] as const) {
      await view.user.clear(field);
      await view.user.click(field);
      await view.user.paste(typed);
      expect(field.value).toBe(typed);
      expect(field.dir).toBe('ltr');
      expect(field.dataset['run']).toBe('ltr');
    }
    await view.user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.callsOf(residents.correct)).toHaveLength(1));
    // The vault reads what the window sent by the same schema.
    expect(residents.correct.input.parse(fake.callsOf(residents.correct)[0])).toMatchObject({
      identity: { phone: '+20 100 123 4567', passportNumber: 'A-12-34' },
    });
  });

  it('neither asks for nor sends the facts of a case that is closed to the corrector', async () => {
    const fake = fakeCall();
    const may = { correct: true, writeIdentity: false, guessAge: false };
    const closed = { state: 'closed' as const };
    const stays = opened.stays.map((stay) => ({ ...stay, referralSource: null }));
    const seen = { ...opened, stays, may, facts: closed, identity: closed };
    fake.answer(residents.open, () => seen);
    fake.answer(residents.correct, () => ({ version: 4 }));
    const view = renderScreen(<EditResidentScreen />, { params: { residentId: ID } });
    await screen.findByLabelText(/^Room/);
    expect(screen.queryByLabelText(/^Nationality/)).toBeNull();
    expect(screen.queryByRole('button', { name: /Referred by/ })).toBeNull();
    await view.user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.callsOf(residents.correct)).toHaveLength(1));
    const { facts } = fake.callsOf(residents.correct)[0] ?? {};
    expect(facts).toEqual({ sex: 'female' });
  });

  it('keeps what was typed when somebody else was quicker', async () => {
    const fake = fakeCall();
    fake.answer(residents.open, () => opened);
    fake.answer(residents.correct, () => refused('residents.changed-meanwhile'));
    const view = renderScreen(<EditResidentScreen />, { params: { residentId: ID } });
    const room = await screen.findByLabelText<HTMLInputElement>(/^Room/);
    await view.user.type(room, '44');
    await view.user.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText('Somebody else has changed this file in the meantime'),
    ).toBeDefined();
    expect(room.value).toBe('244');
    expect(view.went).toEqual([]);
  });
});
