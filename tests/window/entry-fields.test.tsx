// @vitest-environment jsdom
// The fields of a register as a worker meets them: typed in both digit sets, refused where they stand, shown in words.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EntryId } from '../../src/kernel/entry/entry-kind';
import type { ResidentId, StaffId } from '../../src/kernel/ids';
import type { OutputOf } from '../../src/kernel/operation';
import { addSentences } from '../../src/app/i18n';
import { entryPages } from '../../src/ui/entry/entry-pages';
import { type People, PeopleContext } from '../../src/ui/people';
import { type FakeCall, fakeCall } from '../support/fake-call';
import { errand, errands } from '../support/invented-register';
import { renderScreen } from '../support/render-screen';

const id = 'n'.repeat(26) as EntryId;
const residentId = 'r'.repeat(26) as ResidentId;
const staffId = 's'.repeat(26) as StaffId;
const leftId = 't'.repeat(26) as StaffId;
const content = {
  ...{ drove: leftId, sawOff: null },
  ...{ wentOn: '2026-03-09', took: '90', waited: null },
  ...{ paid: 'KWD 12500', returned: null, what: 'Court' },
  ...{ went: 'EG-ALX', via: null, left: '2026-03-08T22:30:00.000Z' },
};
const entry = {
  ...{ id, residentId, version: 1, authorCode: 'SO-01', writtenAt: '2026-03-09T08:00:00.000Z' },
  resident: { caseNumber: '2026-001', name: { state: 'closed' } },
  ...errands.write.input.parse({ ...content, residentId }),
  words: { state: 'open', value: { what: 'Court' } },
} as OutputOf<typeof errands.open>['entry'];

const { pages } = entryPages({
  ...{ kind: errand, contract: errands, path: '/errands', icon: 'note', needs: { case: 'read' } },
  columns: ['wentOn', 'took', 'paid'],
  groups: [
    {
      fields: [
        'residentId',
        'wentOn',
        'took',
        'waited',
        'paid',
        'returned',
        'went',
        'via',
        'left',
        'drove',
        'sawOff',
        'what',
      ],
    },
  ],
});

const people: People = {
  findResidents: () => Promise.resolve([]),
  residentOf: () => Promise.resolve(undefined),
  colleagues: () =>
    Promise.resolve([
      { id: staffId, code: 'SO-01', role: 'social-worker', isHere: true },
      { id: leftId, code: 'NU-02', role: 'nurse', isHere: false },
    ]),
  Warnings: () => null,
};

let fake: FakeCall;
beforeEach(() => {
  fake = fakeCall();
  fake.answer(errands.open, () => ({ entry, corrections: [], mayCorrect: true }));
  fake.answer(errands.correct, () => ({ version: 2 }));
});
afterEach(cleanup);

function show(path: string, language: 'ar' | 'en') {
  const Shown = pages.find((one) => one.path === path)?.component;
  if (Shown === undefined) throw new Error(`no page ${path}`);
  const view = renderScreen(
    <PeopleContext value={people}>
      <Shown />
    </PeopleContext>,
    { language, params: { entryId: id } },
  );
  const fields = ['residentId', ...Object.keys(errand.counted), ...Object.keys(errand.words)];
  const field = Object.fromEntries(fields.map((name) => [name, `field.${name}`]));
  addSentences(language, { errands: { field, title: 'Errands', one: 'Errand' } });
  return view;
}

const box = (name: RegExp) => screen.findByRole('textbox', { name });
const boxValue = async (name: RegExp) => ((await box(name)) as HTMLInputElement).value;

describe('fields of a register', () => {
  it.each([
    ['en', '1 h 30 min', '12.500 Kuwaiti dinars', 'Alexandria, Egypt'],
    ['ar', '١ س ٣٠ د', '١٢٫٥٠٠ دينار كويتي', 'الإسكندرية، مصر'],
  ] as const)('are said in words in %s', async (language, took, paid, went) => {
    show('/errands/$entryId', language);
    expect((await screen.findByText(took)).tagName).not.toBe('BDI');
    expect(screen.getByText(paid).tagName).toBe('BDI');
    expect(screen.getByText(went)).toBeTruthy();
  });

  it('show what is on file as it may be typed, and send what was typed', async () => {
    const { user } = show('/errands/$entryId/correct', 'ar');
    expect(await boxValue(/field\.took/)).toBe('١:٣٠');
    expect(await boxValue(/field\.paid/)).toBe('١٢٫٥٠٠');
    expect(await boxValue(/field\.returned/)).toBe('');
    await user.clear(await box(/field\.took/));
    await user.type(await box(/field\.took/), '٤٥');
    await user.type(await box(/field\.returned/), '٢٫٥');
    await user.type(await box(/لماذا/), 'سهو');
    await user.click(screen.getByRole('button', { name: /تصحيح/ }));
    expect(fake.callsOf(errands.correct)).toMatchObject([
      { took: '٤٥', waited: null, paid: 'KWD 12500', returned: '٢٫٥ EGP' },
    ]);
  });

  it.each([
    ['en', 'NU-02 – Nurse', 'SO-01 – Social worker'],
    ['ar', 'NU-02 – التمريض', 'SO-01 – الخدمة الاجتماعية'],
  ] as const)(
    'name a colleague in %s, and take one of the list, never an id',
    async (language, was, is) => {
      show('/errands/$entryId', language);
      expect(await screen.findByText(was)).toBeTruthy();
      cleanup();
      const { user } = show('/errands/$entryId/correct', language);
      const drove = await screen.findByRole('combobox', { name: /field\.drove/ });
      const sawOff = screen.getByRole('combobox', { name: /field\.sawOff/ });
      await waitFor(() => expect((drove as HTMLInputElement).value).toBe(was));
      await user.type(sawOff, 'nobody');
      await user.tab();
      await user.type(await box(/Why|لماذا/), 'slip');
      await user.click(screen.getByRole('button', { name: /^(Correct|تصحيح)$/ }));
      expect(fake.callsOf(errands.correct)).toEqual([]);
      await user.clear(sawOff);
      await user.tab();
      await user.clear(drove);
      await user.type(drove, 'so');
      await user.click(await screen.findByRole('option', { name: is }));
      await user.click(screen.getByRole('button', { name: /^(Correct|تصحيح)$/ }));
      expect(fake.callsOf(errands.correct)).toMatchObject([{ drove: staffId, sawOff: null }]);
    },
    60_000,
  );

  it('keep an amount that its currency has no coins for, and say so at the field', async () => {
    const { user } = show('/errands/$entryId/correct', 'en');
    const paid = await box(/field\.paid/);
    await user.clear(paid);
    await user.type(paid, '1.2345');
    await user.type(await box(/Why/), 'slip');
    await user.click(screen.getByRole('button', { name: /Correct/ }));
    expect((await screen.findAllByText(/more exact than its currency/)).length).toBe(2);
    expect(await boxValue(/field\.paid/)).toBe('1.2345');
    expect(fake.callsOf(errands.correct)).toEqual([]);
    await user.click(screen.getByRole('button', { name: /field\.paid: currency/i }));
    await user.click(await screen.findByRole('option', { name: 'euros' }));
    await user.clear(paid);
    await user.type(paid, '1.23');
    await user.click(screen.getByRole('button', { name: /Correct/ }));
    expect(fake.callsOf(errands.correct)).toMatchObject([{ paid: '1.23 EUR' }]);
  });

  it('show the label of a question in two parts once, and say it to who hears the second part alone', async () => {
    show('/errands/$entryId/correct', 'en');
    const currency = await screen.findByRole('button', { name: /field\.paid: currency/i });
    const label = document.getElementById(
      currency.getAttribute('aria-labelledby')?.split(' ').at(-1) ?? '',
    );
    const seen = label?.cloneNode(true) as HTMLElement;
    for (const unseen of seen.querySelectorAll('.visually-hidden')) unseen.remove();
    expect(seen.textContent?.trim()).toBe('Currency');
  });

  it('ask for the governorate of a country that has them here, and for none elsewhere', async () => {
    const { user } = show('/errands/$entryId/correct', 'en');
    const governorate = await screen.findByRole('button', { name: /field\.went: governorate/i });
    expect(governorate.textContent).toContain('Alexandria');
    expect(screen.queryByRole('button', { name: /field\.via: governorate/i })).toBeNull();
    await user.click(governorate);
    await user.click(await screen.findByRole('option', { name: 'Not known' }));
    await user.type(await box(/Why/), 'slip');
    await user.click(screen.getByRole('button', { name: /Correct/ }));
    expect(fake.callsOf(errands.correct)).toMatchObject([{ went: 'EG', via: null }]);
  });

  it('take a time after midnight by the clock on the wall, refuse one that never was, say which of two is taken', async () => {
    const { user } = show('/errands/$entryId/correct', 'en');
    const time = await box(/field\.left: time/i);
    const day = within(screen.getByRole('group', { name: /field\.left/ }));
    const put = async (on: readonly string[], at: string) => {
      for (const [place, text] of on.entries()) {
        const part = day.getAllByRole('textbox')[place];
        if (part === undefined) throw new Error('a day has three parts');
        await user.clear(part);
        await user.type(part, text);
      }
      await user.clear(time);
      await user.type(time, at);
    };
    expect((time as HTMLInputElement).value).toBe('00:30');
    await user.type(await box(/Why/), 'slip');
    await put(['24', '4', '2026'], '00:30');
    await user.click(screen.getByRole('button', { name: /Correct/ }));
    expect((await screen.findAllByText(/no such time/)).length).toBe(2);
    expect((time as HTMLInputElement).value).toBe('00:30');
    await put(['29', '10', '2026'], '23:30');
    expect(screen.getByText(/twice that night/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Correct/ }));
    expect(fake.callsOf(errands.correct)).toMatchObject([{ left: '2026-10-29T20:30:00.000Z' }]);
  }, 60_000);
});
