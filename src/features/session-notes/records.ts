// Session notes: day, kind and author in clear codes; the note itself sealed.
import {
  codeColumn,
  dayColumn,
  idColumn,
  residentColumn,
  type RowOf,
  staffColumn,
  table,
  versionColumn,
} from '../../kernel/columns';
import type { CorrectionId, FormerFields, StoredCorrection } from '../../kernel/corrections';
import type { ResidentId, SessionNoteId, StaffId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/use-case';
import { SESSION_KINDS, type SessionWords } from './session-note';

export const SESSION_NOTES = table('session_notes', {
  id: idColumn<'session-note'>(),
  residentId: residentColumn(),
  version: versionColumn(),
  heldOn: dayColumn(),
  kind: codeColumn(SESSION_KINDS),
  authorStaffId: staffColumn(),
});
export type StoredSession = RowOf<typeof SESSION_NOTES.columns>;

export interface SessionNotesRead {
  residentExists(id: ResidentId): boolean;
  /** Newest first. */
  sessionsOf(residentId: ResidentId): readonly StoredSession[];
  find(id: SessionNoteId): StoredSession | undefined;
  wordsOf(id: SessionNoteId): Sealed<SessionWords>;
  /** Oldest first. */
  correctionsOf(id: SessionNoteId): readonly StoredCorrection[];
  /** Also of those who have left. */
  staffCode(id: StaffId): string;
}

export interface SessionNotesWrite extends SessionNotesRead {
  add(session: StoredSession, words: SessionWords): void;
  /** `session` and `words` as they are from now on; `correction` keeps what they were. */
  correct(session: StoredSession, words: SessionWords, correction: NoteCorrection): void;
}

export interface NoteCorrection {
  readonly id: CorrectionId;
  readonly correctedAt: Instant;
  readonly former: FormerFields;
  readonly reason: string;
}
