// The opening of one note by two people, and what is told of it. Mark and event are kept before a word leaves the vault.
import { ok, refuse, type Result } from '../../kernel/result';
import type { Sealed } from '../../kernel/sealed';
import type { UseCases } from '../../kernel/use-case';
import type { EmergencyOpeningView, emergency } from './contract';
import { mayOpenInEmergency } from './emergency';
import type { ClosedNote, EmergencyRead, EmergencyWrite, StoredOpening } from './records';

export const emergencyUseCases: UseCases<typeof emergency, EmergencyRead, EmergencyWrite> = {
  standing: ({ residentId, noteId }, { records }) => {
    const note = records.findNote(noteId);
    if (note?.residentId !== residentId) return refuse('emergency.note-not-found');
    const { status, people } = records.status();
    return ok({
      session: sessionOf(note, records),
      status,
      people: people.map((id) => records.staffCode(id)),
    });
  },

  open: async function* (input, { records, session, now, newId, commit }) {
    const { residentId, noteId, reason, words, second } = input;
    const note = records.findNote(noteId);
    if (note?.residentId !== residentId) return refuse('emergency.note-not-found');
    const { status, people } = records.status();
    if (status !== 'ready') return refuse(`emergency.${status}`);
    yield { step: 'proving', done: 0, total: 2 };
    const proved = await records.secondPerson(second);
    if (!proved.ok) return noted(records, noteId, proved);
    const partner = proved.value;
    try {
      if (!mayOpenInEmergency(partner.role)) {
        return noted(records, noteId, refuse('second-person.not-entitled'));
      }
      if (!people.includes(partner.staffId)) {
        return noted(records, noteId, refuse('emergency.second-not-in-deal'));
      }
      yield { step: 'opening', done: 1, total: 2 };
      const opened = await partner.open(noteId);
      if (!opened.ok) return noted(records, noteId, opened);
      const id = newId<'emergency-opening'>();
      const firstId = session.staffId;
      const secondId = partner.staffId;
      return commit((write) => {
        write.add({ id, residentId, noteId, openedAt: now, firstId, secondId, reason }, { words });
        return ok({
          id,
          openedAt: now,
          firstCode: write.staffCode(firstId),
          secondCode: partner.staffCode,
          reason,
          session: sessionOf(note, write),
          note: opened.value.note,
        });
      });
    } finally {
      partner.leave();
    }
  },

  ofResident: ({ residentId }, { records, session }) => {
    if (!records.residentExists(residentId)) return refuse('resident.not-found');
    const closed = session.may('case', 'read') ? {} : { noteId: null, reason: null };
    const openings = records.ofResident(residentId);
    return ok({ openings: openings.map((one) => ({ ...viewOf(one, records), ...closed })) });
  },

  unseen: (_input, { records }) =>
    ok({
      openings: records.unseen().map((opening) => ({
        ...viewOf(opening, records),
        residentName: records.residentName(opening.residentId),
      })),
    }),

  acknowledge: ({ id }, { records, session, now }) => {
    const opening = records.find(id);
    if (opening === undefined) return refuse('emergency.opening-not-found');
    if (opening.seenAt === null) records.markSeen(id, { at: now, by: session.staffId });
    return ok({});
  },
};

function noted<Refused extends Extract<Result<never>, { ok: false }>>(
  records: EmergencyRead,
  noteId: Parameters<EmergencyRead['noteRefused']>[0],
  refused: Refused,
): Refused {
  records.noteRefused(noteId, refused.refusal.code);
  return refused;
}

function sessionOf({ heldOn, kind, authorStaffId }: ClosedNote, records: EmergencyRead) {
  return { heldOn, kind, authorCode: records.staffCode(authorStaffId) };
}

function viewOf(opening: StoredOpening, records: EmergencyRead): EmergencyOpeningView {
  const { id, residentId, noteId, openedAt, firstId, secondId, reason, seenAt, seenBy } = opening;
  const told = records.wordsOf(id);
  const words: Sealed<string> =
    told.state === 'open' ? { state: 'open', value: told.value.words } : told;
  return {
    id,
    residentId,
    noteId,
    openedAt,
    firstCode: records.staffCode(firstId),
    secondCode: records.staffCode(secondId),
    reason,
    words,
    seenAt,
    seenByCode: seenBy === null ? null : records.staffCode(seenBy),
  };
}
