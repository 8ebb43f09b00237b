// @vitest-environment jsdom
// Opening in an emergency on screen: calm words before it, both people's part, and nothing left of the note after it.
import { cleanup, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { emergency, type EmergencyOpeningView } from '../../src/features/emergency/contract';
import { EmergencyPage } from '../../src/features/emergency/screens/emergency-page';
import { OpeningsInFile } from '../../src/features/emergency/screens/openings-in-file';
import { UnseenOpenings } from '../../src/features/emergency/screens/unseen-openings';
import { sessionNotes } from '../../src/features/session-notes/contract';
import { SessionNotesTab } from '../../src/features/session-notes/screens/session-notes-tab';
import type { CalendarDate } from '../../src/kernel/calendar-date';
import type { Role } from '../../src/kernel/compartments';
import type { EmergencyOpeningId, ResidentId, SessionNoteId } from '../../src/kernel/ids';
import { SessionContext } from '../../src/ui/session';
import { type FakeCall, fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const residentId = 'r'.repeat(26) as ResidentId;
const noteId = 'n'.repeat(26) as SessionNoteId;
const openingId = 'e'.repeat(26) as EmergencyOpeningId;
const NOTE = 'She told where the tablets are';
const WHY = 'Found unconscious, the doctor asks what she took';
const session = {
  heldOn: '2026-03-04' as CalendarDate,
  kind: 'individual' as const,
  authorCode: 'PS-01',
};

const opening: EmergencyOpeningView = {
  id: openingId,
  residentId,
  noteId,
  openedAt: '2026-03-05T02:10:00.000Z',
  firstCode: 'MA-01',
  secondCode: 'CA-01',
  reason: 'medical',
  words: { state: 'open', value: WHY },
  seenAt: null,
  seenByCode: null,
};

function show(node: ReactNode, role: Role) {
  const shown = { staffCode: 'MA-01', role, isTraining: false, failedTries: 0 };
  return renderScreen(<SessionContext value={shown}>{node}</SessionContext>, {
    params: { residentId, noteId },
  });
}

function status(fake: FakeCall, state: 'ready' | 'too-few' | 'no-deal' | 'not-in-deal'): void {
  const people = state === 'ready' ? ['MA-01', 'CA-01'] : [];
  fake.answer(emergency.standing, () => ({ session, status: state, people }));
}

async function fill(view: ReturnType<typeof show>): Promise<void> {
  await view.user.click(await screen.findByRole('radio', { name: /Urgent treatment/ }));
  await view.user.type(screen.getByRole('textbox', { name: /What happened/ }), WHY);
  await view.user.type(screen.getByRole('textbox', { name: /staff code/ }), 'CA-01');
  await view.user.type(screen.getByLabelText(/Second person’s passphrase/), 'paper boats');
  await view.user.click(screen.getByRole('button', { name: 'Open this note together' }));
}

describe('the page of an opening', () => {
  it('sends both people’s part and shows the note with a banner', async () => {
    const fake = fakeCall();
    status(fake, 'ready');
    fake.answer(emergency.open, () => ({
      ...opening,
      session,
      note: NOTE,
    }));
    const view = show(<EmergencyPage />, 'manager');
    expect((await screen.findByText('CA-01')).closest('dd')?.textContent).toBe('MA-01 · CA-01');
    await fill(view);
    await screen.findByText(NOTE);
    screen.getByText('Opened in an emergency');
    expect(fake.callsOf(emergency.open)).toEqual([
      {
        residentId,
        noteId,
        reason: 'medical',
        words: WHY,
        second: { staffCode: 'CA-01', passphrase: 'paper boats' },
      },
    ]);
    expect(screen.queryByLabelText(/Second person’s passphrase/)).toBeNull();
    view.unmount();
    show(<EmergencyPage />, 'manager');
    await screen.findByRole('button', { name: 'Open this note together' });
    expect(screen.queryByText(NOTE)).toBeNull();
  });

  it.each([
    ['second-person.not-entitled', /does not let them be the second person/],
    ['emergency.second-not-in-deal', /second person has no share in it yet/],
  ] as const)('says at the second person’s part why nothing was opened: %s', async (code, why) => {
    const fake = fakeCall();
    status(fake, 'ready');
    fake.answer(emergency.open, () => refused(code));
    const view = show(<EmergencyPage />, 'manager');
    await fill(view);
    await waitFor(() => expect(screen.getAllByText(why).length).toBeGreaterThan(0));
    expect(screen.queryByText(NOTE)).toBeNull();
  });

  it.each([
    ['too-few', 'Opening in an emergency is not possible here'],
    ['no-deal', 'Opening in an emergency is not ready yet'],
    ['not-in-deal', 'This session has no share in it yet'],
  ] as const)('offers no form while it is not possible: %s', async (state, title) => {
    status(fakeCall(), state);
    show(<EmergencyPage />, 'manager');
    await screen.findByText(title);
    expect(screen.queryByRole('button', { name: 'Open this note together' })).toBeNull();
  });
});

describe('a closed note in the list of sessions', () => {
  it.each([
    ['manager', `/residents/${residentId}/notes/${noteId}/emergency`],
    ['social-worker', undefined],
  ] as const)('for %s leads to %s', async (role, href) => {
    fakeCall().answer(sessionNotes.list, () => ({
      sessions: [{ id: noteId, ...session }],
      mayOpen: false,
      mayWrite: false,
      today: '2026-03-10' as CalendarDate,
    }));
    show(<SessionNotesTab residentId={residentId} />, role);
    await screen.findByText('Individual');
    const door = screen.queryByRole('link', { name: 'Individual' });
    expect(door?.getAttribute('href')).toBe(href);
  });
});

describe('what is told afterwards', () => {
  it('stands in the file, with the reason only for those who open the case file', async () => {
    fakeCall().answer(emergency.ofResident, () => ({
      openings: [
        opening,
        {
          ...opening,
          id: 'f'.repeat(26) as EmergencyOpeningId,
          words: { state: 'closed' as const },
        },
      ],
    }));
    show(<OpeningsInFile residentId={residentId} />, 'reception');
    // In whatever language they were written, they run in their own direction.
    expect((await screen.findByText(WHY)).getAttribute('dir')).toBe('auto');
    expect(screen.getAllByText('Urgent treatment that needs what it says')).toHaveLength(2);
    expect(screen.getAllByText('MA-01')).toHaveLength(2);
    screen.getByText(/for those who open the case file/);
  });

  it('waits on the psychologist’s Today until it was seen', async () => {
    const fake = fakeCall();
    let openings = [{ ...opening, residentName: { state: 'open' as const, value: 'Salma' } }];
    fake.answer(emergency.unseen, () => ({ openings }));
    fake.answer(emergency.acknowledge, () => {
      openings = [];
      fake.emit({ kind: 'changed', feature: 'emergency' });
      return {};
    });
    const view = show(<UnseenOpenings />, 'psychologist');
    await screen.findByText('Salma');
    await view.user.click(screen.getByRole('button', { name: 'I have seen this' }));
    await waitFor(() => expect(screen.queryByText('Salma')).toBeNull());
    expect(fake.callsOf(emergency.acknowledge)).toEqual([{ id: openingId }]);
  });
});
