// @vitest-environment jsdom
// The register at the desk: who is in the house, the ban list while a name is typed, a visitor leaving, a correction's history.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { visitors } from '../../src/features/visitors/contract';
import { visitorsPages } from '../../src/features/visitors/screens/pages';
import { addDays, type CalendarDate } from '../../src/kernel/calendar-date';
import type { EntryId } from '../../src/kernel/entry/entry-kind';
import type { OutputOf } from '../../src/kernel/operation';
import { parseTimeOfDay, type TimeOfDay } from '../../src/kernel/time-of-day';
import { wallClockOf } from '../../src/kernel/time-zone';
import { DEFAULT_FORMAT } from '../../src/ui/format';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { giveElementsASize, renderScreen } from '../support/render-screen';

type VisitView = OutputOf<typeof visitors.open>['entry'];

const id = 'n'.repeat(26) as EntryId;
const TODAY = '2026-03-10' as CalendarDate;

const visit: VisitView = {
  id,
  residentId: null,
  version: 1,
  resident: null,
  authorCode: 'RE-01',
  writtenAt: '2026-03-10T08:00:00.000Z',
  visitedOn: TODAY,
  cameAt: '10:15' as TimeOfDay,
  leftAt: null,
  relation: 'family',
  outcome: 'let-in',
  refusedBecause: null,
  words: {
    state: 'open',
    value: { visitor: 'Suad Marzouk', phone: null, plate: null, remark: null },
  },
};

let fake: FakeCall;
beforeEach(() => {
  giveElementsASize();
  fake = fakeCall();
});
afterEach(cleanup);

function show(path: string, language: 'ar' | 'en' = 'en', mark = '') {
  const page = visitorsPages.pages.find((one) => one.path === path);
  if (page === undefined) throw new Error(`no page ${path}`);
  const Shown = page.component;
  return renderScreen(<Shown />, {
    language,
    settings: { today: TODAY },
    params: { entryId: id },
    mark,
  });
}

describe('the register of visitors', () => {
  it.each([
    ['en', 'Suad Marzouk', 'Nobody on file'],
    ['ar', 'Suad Marzouk', 'لا أحد من أصحاب الملفات'],
  ] as const)('lists today in %s', async (language, name, nobody) => {
    fake.answer(visitors.list, () => ({
      entries: [visit],
      mayWrite: true,
      mayOpen: true,
      today: TODAY,
    }));
    show('/visitors', language);
    expect(await screen.findByText(name)).toBeTruthy();
    expect(screen.getByText(nobody)).toBeTruthy();
    expect(fake.callsOf(visitors.list)).toEqual([{ residentId: null, from: TODAY, to: null }]);
  });

  it('counts the codes of the period, and each number narrows the list to what it counted', async () => {
    const other = (letter: string, visitor: string): VisitView => ({
      ...{ ...visit, id: letter.repeat(26) as EntryId, outcome: 'refused' },
      refusedBecause: 'banned',
      words: { state: 'open', value: { visitor, phone: null, plate: null, remark: null } },
    });
    fake.answer(visitors.list, () => ({
      entries: [visit, other('p', 'Rafiq'), other('q', 'Sami')],
      mayWrite: true,
      mayOpen: true,
      today: TODAY,
    }));
    const { user } = show('/visitors');
    await screen.findByText('Rafiq');
    await user.click(
      screen.getByRole('button', { name: /Why not let in: Banned from the house, entries: 2/ }),
    );
    expect(screen.queryByText('Suad Marzouk')).toBeNull();
    expect([screen.getByText('Rafiq'), screen.getByText('Sami')].length).toBe(2);
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.getByText('Suad Marzouk')).toBeTruthy();
  });

  it('warns of a banned name while it is typed, and keeps what was written when it is refused', async () => {
    fake.answer(visitors.lookUp, ({ name }) => ({
      banned:
        name?.includes('Shafii') === true
          ? [{ visitor: 'Abd al-Rahman', because: 'threat' as const, whatToDo: 'Call the manager' }]
          : [],
      unreadable: 0,
    }));
    fake.answer(visitors.write, () => refused('visitors.refusal-needs-reason'));
    const { user, went } = show('/visitors/new');
    await user.type(screen.getByRole('textbox', { name: /Visitor’s name/ }), 'Shafii');
    expect(await screen.findByText(/Perhaps banned/, {}, { timeout: 20_000 })).toBeTruthy();
    expect(screen.getByText('Call the manager')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('2 answers need correcting')).toBeTruthy();
    expect(fake.callsOf(visitors.write)).toEqual([]);
    await user.click(screen.getByRole('button', { name: /Relation/ }));
    await user.click(await screen.findByRole('option', { name: 'Friend' }));
    await user.type(screen.getByRole('textbox', { name: /Came at/ }), '٠٩:٣٠');
    await user.click(screen.getByRole('radio', { name: 'Not let in' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Say why the visitor was not let in.')).toBeTruthy();
    expect(fake.callsOf(visitors.write)).toMatchObject([
      { visitor: 'Shafii', relation: 'friend', cameAt: '٠٩:٣٠', outcome: 'refused', leftAt: null },
    ]);
    expect(screen.getByRole('textbox', { name: /Visitor’s name/ })).toHaveProperty(
      'value',
      'Shafii',
    );
    expect(went).toEqual([]);
  });

  it.each(['en', 'ar'] as const)(
    'takes the time from the clock of the house in %s, says what was saved and leads to it',
    async (language) => {
      fake.answer(visitors.lookUp, () => ({ banned: [], unreadable: 0 }));
      fake.answer(visitors.write, () => ({ id }));
      const { user, went } = show('/visitors/new', language);
      const order = screen.getAllByRole('textbox').map((field) => field.id);
      expect(order.indexOf('field-visitor')).toBeLessThan(order.indexOf('field-cameAt'));
      await user.type(screen.getAllByRole('textbox')[0] ?? document.body, 'Rim');
      await user.click(screen.getByRole('button', { name: /(Relation|الصلة)/ }));
      await user.click((await screen.findAllByRole('option'))[1] ?? document.body);
      const before = wallClockOf(new Date().toISOString(), DEFAULT_FORMAT.timeZone).time;
      await user.click(screen.getByRole('button', { name: /^(Came at: now|ساعة الدخول: الآن)$/ }));
      const after = wallClockOf(new Date().toISOString(), DEFAULT_FORMAT.timeZone).time;
      await user.click(screen.getByRole('button', { name: /^(Save|حفظ)$/ }));
      await waitFor(() => expect(went).toEqual([`/visitors#${id}`]));
      const [sent] = fake.callsOf(visitors.write);
      expect([before, after]).toContain(parseTimeOfDay(String(sent?.cameAt)));
    },
  );

  it('opens a visit with its history, and lets the visitor out', async () => {
    fake.answer(visitors.open, () => ({
      entry: visit,
      mayCorrect: true,
      corrections: [
        {
          correctedAt: '2026-03-10T09:00:00.000Z',
          staffCode: 'MA-01',
          words: {
            state: 'open' as const,
            value: { former: { relation: 'friend', phone: null }, reason: 'misheard' },
          },
        },
      ],
    }));
    fake.answer(visitors.end, () => ({ version: 2 }));
    const { user } = show('/visitors/$entryId');
    expect(await screen.findAllByText('misheard')).toHaveLength(2);
    expect(screen.getByRole('rowheader', { name: 'Relation' })).toBeTruthy();
    expect(screen.getByText('Friend')).toBeTruthy();
    expect(screen.getByText('Nothing was noted')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /Left at/ }), '11:40');
    await user.click(screen.getByRole('button', { name: 'Has left' }));
    expect(fake.callsOf(visitors.end)).toEqual([{ id, expectedVersion: 1, last: '11:40' }]);
  });

  it('shows on Today who is still in the house, to the desk alone', async () => {
    const gone = { ...visit, id: 'p'.repeat(26) as EntryId, leftAt: '11:00' as TimeOfDay };
    fake.answer(visitors.list, () => ({
      entries: [visit, gone],
      mayWrite: true,
      mayOpen: true,
      today: TODAY,
    }));
    const InTheHouse = visitorsPages.today ?? (() => <p />);
    const as = (role: 'reception' | 'nurse') => (
      <SessionContext value={{ staffCode: 'X', role, isTraining: false, failedTries: 0 }}>
        <InTheHouse />
      </SessionContext>
    );
    const { container, unmount } = renderScreen(as('nurse'));
    expect(container.textContent).toBe('');
    unmount();
    renderScreen(as('reception'), { settings: { today: TODAY } });
    expect((await screen.findAllByRole('link')).length).toBe(1);
    expect(fake.callsOf(visitors.list)).toEqual([
      { residentId: null, from: null, to: null, isOpen: true },
    ]);
  });

  it.each([
    ['en', 7, 0, 'older ones are still open'],
    ['en', 8, 1, 'One older one is still open'],
    ['ar', 8, 1, 'واحد أقدم ما زال مفتوحًا'],
  ] as const)(
    'counts on Today in %s what has stood open for %i days',
    async (language, days, older, said) => {
      const began = addDays(TODAY, -days);
      const old = { ...visit, id: 'q'.repeat(26) as EntryId, visitedOn: began };
      fake.answer(visitors.list, () => ({
        entries: [visit, old],
        ...{ mayWrite: true, mayOpen: true, today: TODAY },
      }));
      const InTheHouse = visitorsPages.today ?? (() => <p />);
      renderScreen(
        <SessionContext
          value={{ staffCode: 'X', role: 'reception', isTraining: false, failedTries: 0 }}
        >
          <InTheHouse />
        </SessionContext>,
        { language, settings: { today: TODAY } },
      );
      expect((await screen.findAllByRole('link')).length).toBe(2);
      const led = screen.queryAllByRole('link', { name: new RegExp(said) });
      expect(led.map((link) => link.getAttribute('href'))).toEqual(
        older === 0 ? [] : ['/visitors#open'],
      );
    },
  );

  it('opened from that count lists what is open on all days, and prints the same', async () => {
    fake.answer(visitors.list, () => ({
      entries: [visit],
      ...{ mayWrite: true, mayOpen: true, today: TODAY },
    }));
    fake.answer(visitors.print, () => ({ outcome: 'printed' as const, entries: 1, file: null }));
    const { user } = show('/visitors', 'en', 'open');
    const only = await screen.findByRole('checkbox', { name: 'Only what is still open' });
    expect(fake.callsOf(visitors.list)).toEqual([
      { residentId: null, from: null, to: null, isOpen: true },
    ]);
    await user.click(await screen.findByRole('button', { name: 'Print' }));
    expect(fake.callsOf(visitors.print)).toMatchObject([{ from: null, to: null, isOpen: true }]);
    await user.click(only);
    expect(fake.callsOf(visitors.list).at(-1)).toEqual({ residentId: null, from: TODAY, to: null });
  });
});
