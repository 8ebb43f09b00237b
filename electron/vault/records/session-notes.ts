// Session notes on disk: day, kind and author in clear codes, the note sealed under `clinical`.
import type { SessionNotesWrite, StoredSession } from '../../../src/features/session-notes/records';
import {
  type SessionKind,
  type SessionWords,
  sessionWords,
} from '../../../src/features/session-notes/index';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import type { ResidentId, SessionNoteId, StaffId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import type { Row } from '../database/driver';
import { text } from '../database/rows';
import type { OpenVault } from '../open-vault/open-vault';
import { residentExists } from '../house-facts/residents-known';
import type { PartKind } from '../open-vault/sealed-parts';
import { staffCodeOf } from '../house-facts/staff-known';

const OF_RESIDENT =
  'SELECT id, resident_id, held_on, kind, author_staff_id FROM session_notes WHERE resident_id = $resident ORDER BY held_on DESC, rowid DESC';
const FIND =
  'SELECT id, resident_id, held_on, kind, author_staff_id FROM session_notes WHERE id = $id';
const ADD =
  'INSERT INTO session_notes (id, resident_id, version, held_on, kind, author_staff_id) VALUES ($id, $resident, 1, $heldOn, $kind, $author)';

export const NOTE_PART: PartKind<SessionWords> = {
  kind: 'session-note',
  compartment: 'clinical',
  shape: 1,
  schema: sessionWords,
};

export function sessionNotesRecords(vault: OpenVault): SessionNotesWrite {
  const { records, sealedParts } = vault;
  return {
    residentExists: (id) => residentExists(records, id),
    sessionsOf: (resident) => records.all(OF_RESIDENT, { resident }).map(sessionOf),
    find: (id) => {
      const row = records.get(FIND, { id });
      return row === undefined ? undefined : sessionOf(row);
    },
    wordsOf: (id) => sealedParts.read(NOTE_PART, id),
    staffCode: (id) => staffCodeOf(records, id),
    add: ({ id, residentId, heldOn, kind, authorId }, words) => {
      records.run(ADD, { id, resident: residentId, heldOn, kind, author: authorId });
      sealedParts.save(
        NOTE_PART,
        { recordId: id, owner: ofResident(residentId), version: 1 },
        words,
      );
    },
  };
}

function sessionOf(row: Row): StoredSession {
  return {
    id: text(row, 'id') as SessionNoteId,
    residentId: text(row, 'resident_id') as ResidentId,
    heldOn: text(row, 'held_on') as CalendarDate,
    kind: text(row, 'kind') as SessionKind,
    authorId: text(row, 'author_staff_id') as StaffId,
  };
}
