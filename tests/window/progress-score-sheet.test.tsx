// Entering a score sheet by keyboard: total, band, safety panel, and what is sent.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { progress } from '../../src/features/progress/contract';
import { NewScoreSheetPage } from '../../src/features/progress/screens/score-sheet-page';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const RESIDENT = 'a'.repeat(26);
const STAFF = 'b'.repeat(26);
let fake: FakeCall;

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined;
});
beforeEach(() => {
  fake = fakeCall();
  fake.answer(progress.prepare, () => ({
    today: '2026-03-10' as never,
    staff: [{ id: STAFF as never, code: 'PS-01', self: true }],
  }));
  fake.answer(progress.record, () => ({
    sheetId: 'c'.repeat(26) as never,
    score: { complete: false as const, missing: 1, safetyAlert: false },
  }));
});
afterEach(cleanup);

async function open(instrument: string, language: 'ar' | 'en' = 'en') {
  const view = renderScreen(<NewScoreSheetPage />, {
    language,
    params: { residentId: RESIDENT, instrument },
  });
  await waitFor(() => expect(screen.getAllByRole('radiogroup').length).toBeGreaterThan(4));
  return view;
}

function firstRadio(item: number): HTMLElement {
  const group = screen.getAllByRole('radiogroup')[item - 1];
  const [first] = within(group as HTMLElement).getAllByRole('radio');
  if (first === undefined) throw new Error('no radio');
  return first;
}

describe('the score sheet', () => {
  it('is filled by digits alone, in any digit set, and shows the band only when complete', async () => {
    const { user } = await open('phq-9');
    firstRadio(1).focus();
    await user.keyboard('12٣21012');
    expect(screen.getByText('Total so far 12, one item left')).toBeTruthy();
    expect(screen.queryByText('Moderate')).toBeNull();
    await user.keyboard('0');
    expect(screen.getByText('Total 12 of 27')).toBeTruthy();
    expect(screen.getByText('Moderate')).toBeTruthy();
    expect(screen.getByText('This score is a screen, never a diagnosis.')).toBeTruthy();
    expect(screen.getByText(/Cut-off 10 or more, from the original study/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save the score sheet' }));
    await waitFor(() => expect(fake.callsOf(progress.record)).toHaveLength(1));
    expect(fake.callsOf(progress.record)[0]).toMatchObject({
      residentId: RESIDENT,
      instrument: 'phq-9',
      takenOn: '2026-03-10',
      answers: [1, 2, 3, 2, 1, 0, 1, 2, 0],
    });
  });

  it('ignores digits that are no code and takes an answer back', async () => {
    const { user } = await open('phq-9');
    firstRadio(1).focus();
    await user.keyboard('43');
    expect(screen.getByText('Total so far 3, 8 items left')).toBeTruthy();
    await user.keyboard('2{Backspace}');
    expect(screen.getByText('Total so far 5, 7 items left')).toBeTruthy();
    firstRadio(1).focus();
    await user.keyboard('{Backspace}');
    expect(screen.getByText('Total so far 2, 8 items left')).toBeTruthy();
  });

  it('counts WHO-5 out of 100', async () => {
    const { user } = await open('who-5', 'ar');
    firstRadio(1).focus();
    await user.keyboard('22222');
    expect(screen.getByText('المجموع ٤٠ من ١٠٠')).toBeTruthy();
    expect(screen.getByText('عافية منخفضة')).toBeTruthy();
    expect(screen.getByText('هذه الدرجة فرز وليست تشخيصًا أبدًا.')).toBeTruthy();
  });

  it('asks what was done as soon as the self-harm item is answered, and sends nothing without it', async () => {
    const { user } = await open('phq-9');
    firstRadio(9).focus();
    await user.keyboard('1');
    expect(screen.getByText(/something must be done this shift/)).toBeTruthy();
    fake.answer(progress.record, () => refused('progress.safety-action-needed'));
    await user.type(screen.getByRole('textbox', { name: /What was done/ }), 'She was not alone');
    await user.click(screen.getByRole('button', { name: 'Save the score sheet' }));
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
    expect(fake.callsOf(progress.record)).toHaveLength(0);
    firstRadio(9).focus();
    await user.keyboard('0');
    expect(screen.queryByText(/something must be done this shift/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save the score sheet' }));
    await waitFor(() => expect(fake.callsOf(progress.record)).toHaveLength(1));
    expect(fake.callsOf(progress.record)[0]?.safetyAction ?? null).toBeNull();
  });

  it('asks for a reason when the vault says that the resident is too young', async () => {
    fake.answer(progress.record, () =>
      refused('progress.too-young-for-instrument', { minimumAge: 18 }),
    );
    const { user } = await open('phq-9');
    expect(screen.queryByRole('textbox', { name: /Reason for using it/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save the score sheet' }));
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: /Reason for using it/ })).toBeTruthy(),
    );
  });
});
