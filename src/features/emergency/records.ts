// Openings by two people: who, when and why by code in clear, their own words sealed under `case`. What opens a note is
// never kept: it exists between two shares and the end of the act.
import type { CalendarDate } from '../../kernel/calendar-date';
import {
  codeColumn,
  idColumn,
  instantColumn,
  namedInTable,
  orNull,
  residentColumn,
  type RowOf,
  staffColumn,
  table,
} from '../../kernel/columns';
import type { EmergencyOpeningId, ResidentId, SessionNoteId, StaffId } from '../../kernel/ids';
import type { Role } from '../../kernel/compartments';
import type { Result } from '../../kernel/result';
import type { Sealed } from '../../kernel/sealed';
import type { SecondPersonInput, SecondPersonRefusal } from '../../kernel/second-person';
import type { Instant } from '../../kernel/use-case';
import type { SessionKind, SessionWords } from '../session-notes/index';
import { EMERGENCY_REASONS, type EmergencyStatus, type EmergencyWords } from './emergency';

/** What stands in clear about a note before it is opened. */
export interface ClosedNote {
  readonly residentId: ResidentId;
  readonly heldOn: CalendarDate;
  readonly kind: SessionKind;
  readonly authorStaffId: StaffId;
}

export const EMERGENCY_OPENINGS = table('emergency_openings', {
  id: idColumn<'emergency-opening'>(),
  residentId: residentColumn(),
  recordKind: codeColumn(['session-note']),
  noteId: namedInTable('record_id', idColumn<'session-note'>()),
  openedAt: instantColumn(),
  firstId: namedInTable('first_staff_id', staffColumn()),
  secondId: namedInTable('second_staff_id', staffColumn()),
  reason: codeColumn(EMERGENCY_REASONS),
  seenAt: orNull(instantColumn()),
  seenBy: orNull(staffColumn()),
});
export type StoredOpening = RowOf<typeof EMERGENCY_OPENINGS.columns>;
export type EmergencyOpening = Omit<StoredOpening, 'recordKind' | 'seenAt' | 'seenBy'>;

/** The second person while they stand at the desk. */
export interface Partner {
  readonly staffId: StaffId;
  readonly staffCode: string;
  readonly role: Role;
  /** Joins both people's shares and opens this one note; nothing of the keys is kept. */
  open(
    note: SessionNoteId,
  ): Promise<Result<SessionWords, 'emergency.share-damaged' | 'emergency.unreadable'>>;
  /** Wipes what the second person brought. Always call it. */
  leave(): void;
}

export interface EmergencyRead {
  residentExists(id: ResidentId): boolean;
  residentName(id: ResidentId): Sealed<string>;
  findNote(id: SessionNoteId): ClosedNote | undefined;
  status(): { readonly status: EmergencyStatus; readonly people: readonly StaffId[] };
  secondPerson(given: SecondPersonInput): Promise<Result<Partner, SecondPersonRefusal>>;
  /** A try that came to nothing is on record all the same. */
  noteRefused(note: SessionNoteId, code: string): void;
  /** Newest first. */
  ofResident(id: ResidentId): readonly StoredOpening[];
  /** Oldest first. */
  unseen(): readonly StoredOpening[];
  find(id: EmergencyOpeningId): StoredOpening | undefined;
  wordsOf(id: EmergencyOpeningId): Sealed<EmergencyWords>;
  /** Also of those who have left. */
  staffCode(id: StaffId): string;
}

export interface EmergencyWrite extends EmergencyRead {
  add(opening: EmergencyOpening, words: EmergencyWords): void;
  markSeen(id: EmergencyOpeningId, seen: { readonly at: Instant; readonly by: StaffId }): void;
}
