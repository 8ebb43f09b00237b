// Listing, writing and opening session notes. A note that cannot be read is said to be unreadable, never empty.
import { changedFields, viewOfCorrection } from '../../kernel/corrections';
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

  open: ({ id }, { records, session }) => {
    const stored = records.find(id);
    if (stored === undefined) return refuse('session-notes.not-found');
    const words = records.wordsOf(id);
    if (words.state !== 'open') return refuse('session-notes.unreadable');
    return ok({
      ...viewOf(stored, records),
      residentId: stored.residentId,
      note: words.value.note,
      version: stored.version,
      corrections: records
        .correctionsOf(id)
        .map((correction) => viewOfCorrection(correction, records.staffCode)),
      mayCorrect: session.may('clinical', 'write'),
    });
  },

  correct: ({ id, expectedVersion, reason, ...after }, { records, today, now, newId }) => {
    const stored = records.find(id);
    if (stored === undefined) return refuse('session-notes.not-found');
    const words = records.wordsOf(id);
    if (words.state !== 'open') return refuse('session-notes.unreadable');
    if (stored.version !== expectedVersion) return refuse('correction.changed-meanwhile');
    const checked = checkSession(after.heldOn, today);
    if (!checked.ok) return checked;
    const before = { heldOn: stored.heldOn, kind: stored.kind, note: words.value.note };
    const former = changedFields(before, after);
    if (former === undefined) return refuse('correction.no-change');
    const { heldOn, kind, note } = after;
    const version = stored.version + 1;
    const correction = { id: newId<'correction'>(), correctedAt: now, former, reason };
    records.correct({ ...stored, heldOn, kind, version }, { note }, correction);
    return ok({ version });
  },
};

function viewOf(stored: StoredSession, records: SessionNotesRead): SessionView {
  const { id, heldOn, kind } = stored;
  return { id, heldOn, kind, authorCode: records.staffCode(stored.authorStaffId) };
}
