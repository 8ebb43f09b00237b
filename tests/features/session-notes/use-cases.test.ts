// Decisions about session notes with a store in memory.
import { describe, expect, it } from 'vitest';
import type { SessionNotesWrite, StoredSession } from '../../../src/features/session-notes/records';
import { sessionNotesUseCases } from '../../../src/features/session-notes/use-cases';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { ResidentId, StaffId } from '../../../src/kernel/ids';
import type { Sealed } from '../../../src/kernel/sealed';

const day = (text: string) => text as CalendarDate;
const residentId = 'r' as ResidentId;

function store(words: Sealed<{ note: string }> = { state: 'open', value: { note: 'n' } }) {
  const kept: StoredSession[] = [];
  const records: SessionNotesWrite = {
    residentExists: (id) => id === residentId,
    sessionsOf: () => kept,
    find: (id) => kept.find((session) => session.id === id),
    wordsOf: () => words,
    staffCode: () => 'PS-01',
    correctionsOf: () => [],
    add: (session) => void kept.push(session),
    correct: (session) => void kept.splice(0, 1, session),
  };
  const context = {
    records,
    session: { staffId: 'ps' as StaffId, role: 'psychologist', may: () => true } as const,
    now: '2026-03-10T08:00:00.000Z',
    today: day('2026-03-10'),
    newId: () => 'note-1' as never,
  };
  return { kept, context };
}

const note = { residentId, heldOn: day('2026-03-10'), kind: 'group' as const, note: 'n' };

describe('writing a session note', () => {
  it('keeps who wrote it and when it was held', () => {
    const { kept, context } = store();
    expect(sessionNotesUseCases.write(note, context)).toEqual({
      ok: true,
      value: { id: 'note-1' },
    });
    expect(kept).toEqual([
      {
        id: 'note-1',
        residentId,
        heldOn: '2026-03-10',
        kind: 'group',
        version: 1,
        authorStaffId: 'ps',
      },
    ]);
  });

  it('keeps nothing for a day to come or for somebody without a file', () => {
    const { kept, context } = store();
    expect(
      sessionNotesUseCases.write({ ...note, heldOn: day('2026-03-11') }, context),
    ).toMatchObject({ refusal: { code: 'session-notes.day-in-future' } });
    expect(
      sessionNotesUseCases.write({ ...note, residentId: 'x' as ResidentId }, context),
    ).toMatchObject({ refusal: { code: 'resident.not-found' } });
    expect(kept).toEqual([]);
  });
});

describe('opening a session note', () => {
  it.each(['closed', 'unreadable', 'none'] as const)(
    'says unreadable when its words are %s',
    (state) => {
      const { context } = store({ state });
      sessionNotesUseCases.write(note, context);
      expect(sessionNotesUseCases.open({ id: 'note-1' as never }, context)).toMatchObject({
        refusal: { code: 'session-notes.unreadable' },
      });
    },
  );

  it('knows a note that is not here from one that cannot be read', () => {
    const { context } = store();
    expect(sessionNotesUseCases.open({ id: 'other' as never }, context)).toMatchObject({
      refusal: { code: 'session-notes.not-found' },
    });
  });
});
