// Admitting: looking first, the reason for a second file, what stays typed, and the draft.
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type DuplicateCandidate, residents } from '../../src/features/residents/contract';
import { AdmitScreen } from '../../src/features/residents/screens/admit-screen';
import { nameParts } from '../../src/features/residents/screens/search-first';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { ResidentId } from '../../src/kernel/ids';
import { type DraftStore, DraftStoreContext, flushDrafts } from '../../src/ui/draft';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

const ID = '0123456789abcdefghjkmnpqrs' as ResidentId;

const alike: DuplicateCandidate = {
  id: ID,
  name: 'سارة',
  fullName: 'ساره محمد الحسن',
  caseNumber: 'K-2025-0003',
  birthYear: 1999,
  inHouse: true,
  score: 0.94,
  reasons: ['sounds-alike', 'near-birth-year'],
};

function houseOf(mayWriteIdentity = true): FakeCall {
  const fake = fakeCall();
  fake.answer(residents.nextCaseNumber, () => ({
    caseNumber: 'K-2026-0012',
    today: '2026-03-10' as CalendarDate,
    mayWriteIdentity,
    seesCase: mayWriteIdentity,
    beds: null,
  }));
  fake.answer(residents.possibleDuplicates, () => ({ possibleMatch: false, candidates: [] }));
  fake.answer(residents.admit, (input) => ({
    id: ID,
    caseNumber: input.caseNumber ?? 'K-2026-0012',
    children: [],
  }));
  return fake;
}

type View = ReturnType<typeof renderScreen>;

async function lookFor(view: View, name: string): Promise<void> {
  await view.user.type(await screen.findByLabelText(/^Name, as far as known/), name);
  await view.user.click(screen.getByRole('button', { name: 'Look whether the person is known' }));
}

async function answerFacts({ user }: View): Promise<void> {
  await user.click(await screen.findByRole('radio', { name: 'Female' }));
  await user.click(screen.getByRole('radio', { name: /^Possible victim/ }));
}

afterEach(cleanup);

describe('admitting', () => {
  it('shows the countries of those who live here before all others to whoever sees cases', async () => {
    const fake = houseOf();
    fake.answer(residents.nationalitiesHere, () => ({ nationalities: ['ET', 'SD'] }));
    const view = renderScreen(
      <SessionContext
        value={{ staffCode: 'X', role: 'case-manager', isTraining: false, failedTries: 0 }}
      >
        <AdmitScreen />
      </SessionContext>,
    );
    await lookFor(view, 'سارة');
    const field = await screen.findByRole('combobox', { name: /^Nationality/ });
    await waitFor(() => expect(fake.callsOf(residents.nationalitiesHere)).toHaveLength(1));
    await view.user.click(field);
    const first = screen
      .getAllByRole('option')
      .slice(0, 4)
      .map(({ textContent }) => textContent);
    expect(first.slice(0, 3)).toEqual(['Ethiopia', 'Sudan', 'Stateless']);
    expect(first[3]).toMatch(/^A/);
  });

  it('names what was not answered, at the field and above the form', async () => {
    houseOf();
    const view = renderScreen(<AdmitScreen />);
    await lookFor(view, 'سارة');
    await view.user.click(await screen.findByRole('radio', { name: 'Female' }));
    await view.user.click(screen.getByRole('button', { name: 'Admit' }));
    const said = await screen.findAllByText('Still to choose: Category');
    expect(said.length).toBe(2);
    expect(document.body.textContent).not.toContain('\uE000');
  });

  it('says no number of answers in a form of one field', async () => {
    const fake = houseOf();
    fake.answer(residents.possibleDuplicates, () => ({ possibleMatch: true, candidates: [alike] }));
    const view = renderScreen(<AdmitScreen />);
    await lookFor(view, 'سارة');
    await view.user.click(await screen.findByRole('button', { name: 'Add a new file anyway' }));
    expect(await screen.findAllByText(/^Still to write: /)).toHaveLength(2);
    expect(screen.queryByText('One answer needs correcting')).toBeNull();
    expect(screen.getByText('Not saved yet')).toBeDefined();
  });

  it('looks first and takes the typed name over into the file', async () => {
    const fake = houseOf();
    const view = renderScreen(<AdmitScreen />);
    await lookFor(view, 'سارة محمد حسن');
    await answerFacts(view);
    await view.user.click(screen.getByRole('button', { name: 'Admit' }));
    await waitFor(() => expect(view.went).toEqual([`/residents/${ID}`]));
    expect(fake.callsOf(residents.possibleDuplicates)).toEqual([
      { name: 'سارة محمد حسن', birthYear: null, sex: null },
    ]);
    expect(fake.callsOf(residents.admit)[0]).toMatchObject({
      presence: { preferredName: 'سارة' },
      identity: { name: { given: 'سارة', father: 'محمد', family: 'حسن' } },
      facts: { sex: 'female', category: 'possible-victim' },
      stay: { admittedOn: '2026-03-10' },
    });
  });

  it('shows who is alike and why, and adds a file only with a reason', async () => {
    const fake = houseOf();
    fake.answer(residents.possibleDuplicates, () => ({ possibleMatch: true, candidates: [alike] }));
    const view = renderScreen(<AdmitScreen />);
    await lookFor(view, 'سارة محمد حسن');
    expect(await screen.findByText('Somebody alike is already on file')).toBeDefined();
    expect(screen.getByText('ساره محمد الحسن')).toBeDefined();
    expect(screen.getByText(/94%.*sounds alike and year of birth close by/)).toBeDefined();
    const anyway = screen.getByRole('button', { name: 'Add a new file anyway' });
    await view.user.click(anyway);
    expect(screen.queryByRole('button', { name: 'Admit' })).toBeNull();
    await view.user.type(screen.getByLabelText(/^Why is this somebody else/), 'another mother');
    await view.user.click(anyway);
    await answerFacts(view);
    await view.user.click(screen.getByRole('button', { name: 'Admit' }));
    await waitFor(() => expect(fake.callsOf(residents.admit)).toHaveLength(1));
    expect(fake.callsOf(residents.admit)[0]?.acknowledgedDuplicates).toBe('another mother');
  });

  it('asks the desk for what the shift needs and for no reason', async () => {
    const fake = houseOf(false);
    fake.answer(residents.possibleDuplicates, () => ({ possibleMatch: true, candidates: [] }));
    const { user, ...view } = renderScreen(<AdmitScreen />);
    await user.type(await screen.findByLabelText(/^Name, as far as known/), 'هالة');
    await user.tab();
    await user.keyboard('1999');
    await user.click(screen.getByRole('button', { name: 'Look whether the person is known' }));
    expect(await screen.findByText('This person may already have a file')).toBeDefined();
    expect(screen.queryByLabelText(/^Why is this somebody else/)).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Admit now/ }));
    expect(await screen.findByLabelText(/^About how old/)).toHaveProperty('value', '1999');
    expect(screen.queryByText('Forms of exploitation')).toBeNull();
    expect(screen.queryByText('Category')).toBeNull();
    expect(screen.queryByLabelText(/^Referred by/)).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Female' }));
    await user.click(screen.getByRole('button', { name: /^Add a child/ }));
    await user.keyboard('نور{Tab}{ArrowDown}{Tab}4');
    await user.click(screen.getByRole('button', { name: 'Admit' }));
    await waitFor(() => expect(view.went).toEqual([`/residents/${ID}`]));
    const [sent] = fake.callsOf(residents.admit);
    expect(sent).toMatchObject({
      presence: { preferredName: 'هالة' },
      facts: { sex: 'female', category: 'undetermined' },
      // In March 2026 somebody of 1999 may still be 26.
      stay: { guessedAge: 26 },
      children: [{ name: 'نور', sex: 'male', guessedAge: 4 }],
    });
    expect(sent?.identity ?? undefined).toBeUndefined();
    expect(sent?.acknowledgedDuplicates ?? undefined).toBeUndefined();
  });

  it('keeps everything typed when the file number is taken', async () => {
    const fake = houseOf();
    fake.answer(residents.admit, () =>
      refused('residents.case-number-taken', { caseNumber: 'K-9' }),
    );
    const view = renderScreen(<AdmitScreen />);
    await lookFor(view, 'سارة محمد');
    await answerFacts(view);
    await view.user.click(screen.getByRole('button', { name: 'Admit' }));
    await waitFor(() => expect(fake.callsOf(residents.admit)).toHaveLength(1));
    const number = screen.getByLabelText<HTMLInputElement>(/^File number/);
    await waitFor(() => expect(number.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByLabelText<HTMLInputElement>(/^Preferred name/).value).toBe('سارة');
    expect(view.went).toEqual([]);
  });
});

describe('the draft of an admission', () => {
  it('is kept at the lock, comes back, and goes once the file is admitted', async () => {
    const kept = new Map<string, Record<string, string>>();
    const store: DraftStore = {
      keep: (place, fields) => {
        kept.set(place.form, fields);
        return Promise.resolve('2026-03-10T08:42:00.000Z');
      },
      open: (place) => {
        const fields = kept.get(place.form);
        return Promise.resolve(fields && { savedAt: '2026-03-10T08:42:00.000Z', fields });
      },
      discard: (place) => {
        kept.delete(place.form);
        return Promise.resolve();
      },
    };
    houseOf();
    const form = (
      <DraftStoreContext value={store}>
        <AdmitScreen />
      </DraftStoreContext>
    );
    const view = renderScreen(form);
    await lookFor(view, 'سارة محمد');
    await view.user.type(await screen.findByLabelText(/^Room/), '7');
    expect(kept.size).toBe(0);
    await act(() => flushDrafts());
    expect(JSON.parse(kept.get('residents.admit')?.['presence'] ?? '')).toMatchObject({
      room: '7',
    });
    expect(screen.getByText(/^Kept as a draft at/)).toBeDefined();
    cleanup();

    const again = renderScreen(form);
    expect(await screen.findByText(/^This was being written on/)).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>(/^Room/).value).toBe('7');
    await answerFacts(again);
    await again.user.click(screen.getByRole('button', { name: 'Admit' }));
    await waitFor(() => expect(again.went).toEqual([`/residents/${ID}`]));
    cleanup();
    expect(kept.size).toBe(0);
  });
});

describe('nameParts', () => {
  it('keeps عبد with its name and reads three words as given, father and family', () => {
    expect(nameParts('أحمد عبد الرحمن سالم علي')).toEqual({
      given: 'أحمد',
      father: 'عبد الرحمن',
      grandfather: 'سالم',
      family: 'علي',
    });
    expect(nameParts(' منى ')).toEqual({ given: 'منى', father: '', grandfather: '', family: '' });
    expect(nameParts('ا ب ج')).toMatchObject({ grandfather: '', family: 'ج' });
  });
});
