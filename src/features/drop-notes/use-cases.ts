// Leaving a note for colleagues, and taking one that was left into the resident's file.
// The words are sealed before anything is kept, and an opening is on record before the words leave.
import type { Compartment } from '../../kernel/compartments';
import { ok, refuse } from '../../kernel/result';
import type { Sealed } from '../../kernel/sealed';
import type { Session, UseCases } from '../../kernel/use-case';
import type { DropNoteView, dropNotes } from './contract';
import { DROP_ADDRESSES, type DropWords } from './drop-note';
import type { DropNotesRead, DropNotesWrite, StoredDropNote } from './records';

export const dropNotesUseCases: UseCases<typeof dropNotes, DropNotesRead, DropNotesWrite> = {
  file: async function* ({ residentId, to, words }, { records, session, now, newId, commit }) {
    if (!session.may(to, 'drop')) return refuse('drop-notes.not-allowed');
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    yield { step: 'sealing', done: 0, total: 1 };
    const id = newId<'drop-note'>();
    const note = { id, residentId, to, filedAt: now, authorStaffId: session.staffId };
    const dropped = await records.dropFor(note, { words });
    if (dropped === undefined) return refuse('vault.unvouched');
    return commit((write) => {
      write.add(note, dropped);
      return ok({ id, to, filedAt: now });
    });
  },

  ofResident: ({ residentId }, { records, session }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    const concerned = records
      .ofResident(residentId)
      .filter(
        ({ authorStaffId, to }) => authorStaffId === session.staffId || session.may(to, 'read'),
      );
    return ok({ notes: concerned.map((note) => viewOf(note, records, session)) });
  },

  waiting: (_input, { records, session }) =>
    ok({
      notes: records.waitingFor(keptBy(session)).map((note) => ({
        ...viewOf(note, records, session),
        residentName: records.residentName(note.residentId),
      })),
    }),

  take: async function* ({ id }, { records, session, now, commit }) {
    const note = records.find(id);
    if (note === undefined) return refuse('drop-notes.not-found');
    if (!session.may(note.to, 'write')) return refuse('drop-notes.not-for-you');
    if (note.state === 'taken') return refuse('drop-notes.already-taken');
    yield { step: 'opening', done: 0, total: 1 };
    const opened = await records.openDropped(note);
    return commit((write) => {
      // Someone else may have been faster while this one was being opened.
      if (write.find(id)?.state === 'taken') return refuse('drop-notes.already-taken');
      if (opened.state === 'closed') return refuse('drop-notes.key-not-held');
      if (opened.state === 'open') {
        write.take(note, opened.value, { at: now, by: session.staffId });
      } else {
        write.markUnreadable(id);
      }
      const kept = write.find(id) ?? note;
      return ok({ note: viewOf(kept, write, session), words: textOf(opened) });
    });
  },

  read: ({ id }, { records, session }) => {
    const note = records.find(id);
    if (note === undefined) return refuse('drop-notes.not-found');
    if (!session.may(note.to, 'read')) return refuse('drop-notes.not-for-you');
    if (note.state !== 'taken') return refuse('drop-notes.not-taken-yet');
    return ok({
      note: viewOf(note, records, session),
      words: textOf(records.wordsOf(note)),
    });
  },
};

/** The compartments whose letter boxes this session empties. */
function keptBy(session: Session): readonly Compartment[] {
  return DROP_ADDRESSES.filter((to) => session.may(to, 'write'));
}

function textOf(part: Sealed<DropWords>): Sealed<string> {
  return part.state === 'open' ? { state: 'open', value: part.value.words } : part;
}

function viewOf(note: StoredDropNote, records: DropNotesRead, session: Session): DropNoteView {
  const { id, residentId, to, filedAt, authorStaffId, state, takenAt, takenBy } = note;
  return {
    id,
    residentId,
    to,
    filedAt,
    authorCode: records.staffCode(authorStaffId),
    mine: authorStaffId === session.staffId,
    state,
    takenAt,
    takenByCode: takenBy === null ? null : records.staffCode(takenBy),
    mayOpen: session.may(to, state === 'taken' ? 'read' : 'write'),
  };
}
