// Listing, writing and opening session notes. A note that cannot be read is said to be unreadable, never empty.
import { ok, refuse } from '../../kernel/result';
import type { UseCases } from '../../kernel/use-case';
import type { SessionView, sessionNotes } from './contract';
import type { SessionNotesRead, SessionNotesWrite, StoredSession } from './records';
import { checkSession } from './session-note';

export const sessionNotesUseCases: UseCases<
  typeof sessionNotes,
  SessionNotesRead,
  SessionNotesWrite
> = {
  list: ({ residentId }, { records, session, today }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    return ok({
      sessions: records.sessionsOf(residentId).map((stored) => viewOf(stored, records)),
      mayOpen: session.may('clinical', 'read'),
      mayWrite: session.may('clinical', 'write'),
      today,
    });
  },

  write: ({ residentId, heldOn, kind, note }, { records, session, today, newId }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    const checked = checkSession(heldOn, today);
    if (!checked.ok) return checked;
    const id = newId<'session-note'>();
    const authorStaffId = session.staffId;
    records.add({ id, residentId, version: 1, heldOn, kind, authorStaffId }, { note });
    return ok({ id });
  },

  open: ({ id }, { records }) => {
    const stored = records.find(id);
    if (stored === undefined) return refuse('session-notes.not-found');
    const words = records.wordsOf(id);
    if (words.state !== 'open') return refuse('session-notes.unreadable');
    return ok({
      ...viewOf(stored, records),
      residentId: stored.residentId,
      note: words.value.note,
    });
  },
};

function viewOf(stored: StoredSession, records: SessionNotesRead): SessionView {
  const { id, heldOn, kind } = stored;
  return { id, heldOn, kind, authorCode: records.staffCode(stored.authorStaffId) };
}
