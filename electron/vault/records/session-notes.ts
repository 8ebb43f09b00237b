// Session notes on disk: day, kind and author in clear codes, the note sealed under `clinical`.
import { SESSION_NOTES, type SessionNotesWrite } from '../../../src/features/session-notes/records';
import { type SessionWords, sessionWords } from '../../../src/features/session-notes/index';
import { ofResident } from '../../../src/kernel/owner';
import { rowsOf } from '../database/table-rows';
import { residentExists } from '../house-facts/residents-known';
import { staffCodeOf } from '../house-facts/staff-known';
import type { OpenVault } from '../open-vault/open-vault';
import type { PartKind } from '../open-vault/sealed-parts';

export const NOTE_PART: PartKind<SessionWords> = {
  kind: 'session-note',
  compartment: 'clinical',
  shape: 1,
  schema: sessionWords,
};

export function sessionNotesRecords({ records, sealedParts }: OpenVault): SessionNotesWrite {
  const rows = rowsOf(records, SESSION_NOTES);
  return {
    residentExists: (id) => residentExists(records, id),
    sessionsOf: (residentId) => rows.list({ where: { residentId }, newestBy: 'heldOn' }),
    find: rows.find,
    wordsOf: (id) => sealedParts.read(NOTE_PART, id),
    staffCode: (id) => staffCodeOf(records, id),
    add: (session, words) => {
      const { id, residentId, version } = session;
      rows.add(session);
      sealedParts.save(NOTE_PART, { recordId: id, owner: ofResident(residentId), version }, words);
    },
  };
}
