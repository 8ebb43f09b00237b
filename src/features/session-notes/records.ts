// Session notes: day, kind and author in clear codes; the note itself sealed.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { ResidentId, SessionNoteId, StaffId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { SessionKind, SessionWords } from './session-note';

export interface StoredSession {
  readonly id: SessionNoteId;
  readonly residentId: ResidentId;
  readonly heldOn: CalendarDate;
  readonly kind: SessionKind;
  readonly authorId: StaffId;
}

export interface SessionNotesRead {
  residentExists(id: ResidentId): boolean;
  /** Newest first. */
  sessionsOf(residentId: ResidentId): readonly StoredSession[];
  find(id: SessionNoteId): StoredSession | undefined;
  wordsOf(id: SessionNoteId): Sealed<SessionWords>;
  /** Also of those who have left. */
  staffCode(id: StaffId): string;
}

export interface SessionNotesWrite extends SessionNotesRead {
  add(session: StoredSession, words: SessionWords): void;
}
