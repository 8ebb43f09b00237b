// @vitest-environment jsdom
// Registers in a resident's file: what is over lies behind its count, every path names the resident, drafts lead back into the
// file, and Today asks for what is due: a hearing a week before its day, a referral two weeks after it.
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contacts } from '../../src/features/contacts/contract';
import { contactsPages } from '../../src/features/contacts/screens/pages';
import { legalSteps } from '../../src/features/legal-steps/contract';
import { legalStepsPages } from '../../src/features/legal-steps/screens/pages';
import { referrals } from '../../src/features/referrals/contract';
import { referralsPages } from '../../src/features/referrals/screens/pages';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { EntryId } from '../../src/kernel/entry/entry-kind';
import type { ResidentId } from '../../src/kernel/ids';
import type { OutputOf } from '../../src/kernel/operation';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall } from '../support/fake-call';
import { giveElementsASize, renderScreen } from '../support/render-screen';

const HER = 'h'.repeat(26) as ResidentId;
const TODAY = '2026-03-10' as CalendarDate;
const NOTHING = { entries: [], mayWrite: true, mayOpen: true, today: TODAY };

type ContactView = OutputOf<typeof contacts.open>['entry'];

const contactOf = (letter: string, name: string, endedOn: CalendarDate | null): ContactView => ({
  id: letter.repeat(26) as EntryId,
  residentId: HER,
  version: 1,
  resident: null,
  authorCode: 'CA-01',
  writtenAt: '2026-03-10T08:00:00.000Z',
  toldOn: '2026-03-01' as CalendarDate,
  relation: 'sibling',
  safety: 'safe',
  mayBeTold: false,
  calledInEmergency: false,
  endedOn,
  words: {
    state: 'open',
    value: { name, phone: null, whenAndHow: null, wordToSay: null, remark: null },
  },
});

let fake: FakeCall;
beforeEach(() => {
  giveElementsASize();
  fake = fakeCall();
});
afterEach(cleanup);

const SESSION = {
  staffCode: 'CA-01',
  role: 'case-manager',
  isTraining: false,
  failedTries: 0,
} as const;

function show(part: (() => React.ReactNode) | undefined) {
  if (part === undefined) throw new Error('the register has no such part');
  const Part = part;
  return renderScreen(
    <SessionContext value={SESSION}>
      <Part />
    </SessionContext>,
    { language: 'en', settings: { today: TODAY }, params: { residentId: HER } },
  );
}

const partOf = (part: 'whole' | 'first') => {
  const Shown = contactsPages.inFile?.[part];
  return Shown === undefined ? undefined : () => <Shown residentId={HER} />;
};

describe('in a file', () => {
  beforeEach(() => {
    const over = contactOf('o', 'Rafiq', '2026-03-05' as CalendarDate);
    fake.answer(contacts.list, () => ({
      ...NOTHING,
      entries: [contactOf('c', 'Muna', null), over],
    }));
  });

  it('shows what holds, and what is over when it is asked for', async () => {
    const { user } = show(partOf('whole'));
    const link = await screen.findByRole('link', { name: 'Muna' });
    expect(link.getAttribute('href')).toBe(`/residents/${HER}/people/contacts/${'c'.repeat(26)}`);
    const add = screen.getByRole('link', { name: 'Add a contact' });
    expect(add.getAttribute('href')).toBe(`/residents/${HER}/people/contacts/new`);
    expect(screen.queryByText('Rafiq')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show 1 that is over' }));
    expect(screen.getByText('Rafiq')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Hide what is over' }));
    expect(screen.queryByText('Rafiq')).toBeNull();
    expect(fake.callsOf(contacts.list)).toMatchObject([{ residentId: HER }]);
  });

  it('puts on the first page only what holds', async () => {
    show(partOf('first'));
    expect(await screen.findByRole('link', { name: 'Muna' })).toBeTruthy();
    expect(screen.queryByText('Rafiq')).toBeNull();
  });

  it('leads from a draft back into the file', () => {
    const { drafts } = contactsPages;
    expect(drafts['contacts.write']?.(HER)).toBe(`/residents/${HER}/people/contacts/new`);
    expect(drafts['contacts.correct']?.(`${HER}.x`)).toBe(
      `/residents/${HER}/people/contacts/x/correct`,
    );
  });
});

describe('on Today', () => {
  it.each([
    ['a step from a week before its day', legalStepsPages, legalSteps.list, '2026-03-17'],
    ['a referral from two weeks after its day', referralsPages, referrals.list, '2026-02-24'],
  ] as const)('asks for %s', async (_what, pages, list, to) => {
    fake.answer(list as typeof referrals.list, () => NOTHING);
    const Due = pages.today;
    show(Due === undefined ? undefined : () => <Due />);
    await expect
      .poll(() => fake.callsOf(list as typeof referrals.list))
      .toMatchObject([{ residentId: null, from: null, to, isOpen: true }]);
  });

  it('asks for no contacts', () => expect(contactsPages.today).toBeUndefined());
});
