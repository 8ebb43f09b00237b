// Session notes on disk: day, kind and author in clear codes, the note sealed under `clinical`.
import { SESSION_NOTES, type SessionNotesWrite } from '../../../src/features/session-notes/records';
import { type SessionWords, sessionWords } from '../../../src/features/session-notes/index';
import { ofResident } from '../../../src/kernel/owner';
import { correctionsOf } from './corrections';
import { rowsOf } from '../database/table-rows';
import { residentExists } from '../house-facts/residents-known';
import { staffCodeOf } from '../house-facts/staff-known';
import type { WrittenRows } from '../open-vault/store-ground';
import type { PartKind } from '../open-vault/sealed-parts';

export const NOTE_PART: PartKind<SessionWords> = {
  kind: 'session-note',
  compartment: 'clinical',
  shape: 1,
  schema: sessionWords,
};

export function sessionNotesRecords(vault: WrittenRows): SessionNotesWrite {
  const { records, sealedParts } = vault;
  const rows = rowsOf(records, SESSION_NOTES);
  const corrections = correctionsOf(vault, { kind: 'session-note', compartment: 'clinical' });
  return {
    residentExists: (id) => residentExists(records, id),
    sessionsOf: (residentId) => rows.list({ where: { residentId }, newestBy: 'heldOn' }),
    find: rows.find,
    wordsOf: (id) => sealedParts.read(NOTE_PART, id),
    correctionsOf: corrections.of,
    staffCode: (id) => staffCodeOf(records, id),
    add: (session, words) => {
      const { id, residentId, version } = session;
      rows.add(session);
      sealedParts.save(NOTE_PART, { recordId: id, owner: ofResident(residentId), version }, words);
    },
    correct: (session, words, { id: correctionId, ...correction }) => {
      const { id, residentId, version, heldOn, kind } = session;
      const owner = ofResident(residentId);
      rows.change(id, { version, heldOn, kind });
      sealedParts.save(NOTE_PART, { recordId: id, owner, version }, words);
      const place = { id: correctionId, recordId: id, owner, version: version - 1 };
      corrections.add({ ...place, ...correction });
    },
  };
}
