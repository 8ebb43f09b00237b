// @vitest-environment jsdom
// Leaving a note at night and finding it in the morning: what is said when it is sent, and that nothing of it stays.
import { cleanup, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dropNotes, type DropNoteView } from '../../src/features/drop-notes/contract';
import { DropNotePage } from '../../src/features/drop-notes/screens/drop-note-page';
import { DropNotesTab } from '../../src/features/drop-notes/screens/drop-notes-tab';
import { DropNotesWaiting } from '../../src/features/drop-notes/screens/drop-notes-waiting';
import { LeaveNotePage } from '../../src/features/drop-notes/screens/leave-note-page';
import type { Role } from '../../src/kernel/compartments';
import type { DropNoteId, ResidentId } from '../../src/kernel/ids';
import type { Sealed } from '../../src/kernel/sealed';
import { DraftStoreContext, type DraftStore } from '../../src/ui/draft';
import { SessionContext } from '../../src/ui/session';
import { fakeCall, refused } from '../support/fake-call';
import { renderScreen } from '../support/render-screen';

afterEach(cleanup);

const residentId = 'r'.repeat(26) as ResidentId;
const id = 'n'.repeat(26) as DropNoteId;
const WORDS = 'Woke before dawn';

const open = (value: string): Sealed<string> => ({ state: 'open', value });

function note(more: Partial<DropNoteView> = {}): DropNoteView {
  return {
    id,
    residentId,
    to: 'clinical',
    filedAt: '2026-03-05T02:10:00.000Z',
    authorCode: 'RE-01',
    mine: false,
    state: 'waiting',
    takenAt: null,
    takenByCode: null,
    mayOpen: true,
    ...more,
  };
}

function show(node: ReactNode, role: Role) {
  const session = { staffCode: 'RE-01', role, isTraining: false, failedTries: 0 };
  return renderScreen(<SessionContext value={session}>{node}</SessionContext>, {
    params: { residentId, noteId: id },
  });
}

describe('leaving a note', () => {
  function leaving(store: DraftStore) {
    return show(
      <DraftStoreContext value={store}>
        <LeaveNotePage />
      </DraftStoreContext>,
      'reception',
    );
  }
  const store = () => ({
    keep: vi.fn<DraftStore['keep']>(() => Promise.resolve('2026-03-05T02:10:00.000Z')),
    open: vi.fn<DraftStore['open']>(() => Promise.resolve(undefined)),
    discard: vi.fn<DraftStore['discard']>(() => Promise.resolve()),
  });

  it('asks two things, sends, and says that it cannot be read here any more', async () => {
    const fake = fakeCall();
    fake.answer(dropNotes.file, ({ to }) => ({ id, to, filedAt: '2026-03-05T02:10:00.000Z' }));
    const drafts = store();
    const view = leaving(drafts);
    expect(screen.getAllByRole('radio')).toHaveLength(3);
    await view.user.click(screen.getByRole('radio', { name: /^Psychologist/ }));
    await view.user.type(screen.getByRole('textbox'), WORDS);
    await view.user.click(screen.getByRole('button', { name: 'Close the note and send it' }));
    await screen.findByText('Sent. It cannot be read here any more');
    expect(fake.callsOf(dropNotes.file)).toEqual([{ residentId, to: 'clinical', words: WORDS }]);
    expect(view.container.textContent).not.toContain(WORDS);
    expect(drafts.discard).toHaveBeenCalledWith({
      form: 'drop-notes.file',
      subjectId: residentId,
    });
    const kept = drafts.keep.mock.calls.length;
    view.unmount();
    expect(drafts.keep.mock.calls.length).toBe(kept);
  });

  it('keeps what was typed when it could not be sent, and says so', async () => {
    fakeCall().answer(dropNotes.file, () => refused('resident.not-found'));
    const drafts = store();
    const view = leaving(drafts);
    await view.user.click(screen.getByRole('radio', { name: /^Case team/ }));
    await view.user.type(screen.getByRole('textbox'), WORDS);
    await view.user.click(screen.getByRole('button', { name: 'Close the note and send it' }));
    await screen.findByText('Not sent yet');
    expect(screen.getByRole('textbox')).toHaveProperty('value', WORDS);
    expect(drafts.discard).not.toHaveBeenCalled();
  });
});

describe('notes about a resident', () => {
  it('are a door for whom they were left, and only a fact for their writer', async () => {
    fakeCall().answer(dropNotes.ofResident, () => ({
      notes: [note({ mine: true, mayOpen: false })],
    }));
    show(<DropNotesTab residentId={residentId} />, 'reception');
    await screen.findByRole('cell', { name: 'Waiting' });
    expect(screen.queryByRole('link', { name: /Psychologist/ })).toBeNull();
    cleanup();
    fakeCall().answer(dropNotes.ofResident, () => ({ notes: [note()] }));
    show(<DropNotesTab residentId={residentId} />, 'psychologist');
    const door = await screen.findByRole('link', { name: /Psychologist/ });
    expect(door.getAttribute('href')).toBe(`/residents/${residentId}/left/${id}`);
  });

  it('open on a press, once, and are not read a second time for the same look', async () => {
    const fake = fakeCall();
    let state: DropNoteView['state'] = 'waiting';
    fake.answer(dropNotes.ofResident, () => ({ notes: [note({ state })] }));
    fake.answer(dropNotes.take, () => {
      state = 'taken';
      fake.emit({ kind: 'changed', feature: 'drop-notes' });
      return { note: note({ state }), words: open(WORDS) };
    });
    const view = show(<DropNotePage />, 'psychologist');
    const button = await screen.findByRole('button', { name: /Open the note/ });
    expect(screen.queryByText(WORDS)).toBeNull();
    await view.user.click(button);
    await screen.findByText(WORDS);
    expect(fake.callsOf(dropNotes.take)).toEqual([{ id }]);
    expect(fake.callsOf(dropNotes.read)).toEqual([]);
  });

  it('that cannot be read say that they are kept', async () => {
    const fake = fakeCall();
    fake.answer(dropNotes.ofResident, () => ({ notes: [note()] }));
    fake.answer(dropNotes.take, () => ({
      note: note({ state: 'unreadable' }),
      words: { state: 'unreadable' as const },
    }));
    const view = show(<DropNotePage />, 'psychologist');
    await view.user.click(await screen.findByRole('button', { name: /Open the note/ }));
    await screen.findByText('This note could not be read');
  });
});

describe('notes on Today', () => {
  it('show how many wait, and lead to each', async () => {
    fakeCall().answer(dropNotes.waiting, () => ({
      notes: [{ ...note(), residentName: open('Salma') }],
    }));
    show(<DropNotesWaiting />, 'psychologist');
    await screen.findByRole('heading', { name: 'One note left by a colleague' });
    expect(screen.getByRole('link', { name: /Salma/ }).getAttribute('href')).toBe(
      `/residents/${residentId}/left/${id}`,
    );
  });

  it('ask nothing for a role that empties no letter box', async () => {
    const fake = fakeCall();
    const view = show(<DropNotesWaiting />, 'reception');
    await waitFor(() => expect(view.container.textContent).toBe(''));
    expect(fake.callsOf(dropNotes.waiting)).toEqual([]);
  });
});
