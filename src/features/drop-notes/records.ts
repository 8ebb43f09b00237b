// The letter boxes: who left a note for whom and when in clear codes, the words sealed so that the writer cannot open them.
import {
  bytesColumn,
  codeColumn,
  idColumn,
  instantColumn,
  namedInTable,
  orNull,
  residentColumn,
  type RowOf,
  staffColumn,
  table,
  versionColumn,
} from '../../kernel/columns';
import type { Compartment } from '../../kernel/compartments';
import type { DropNoteId, ResidentId, StaffId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/use-case';
import { DROP_ADDRESSES, DROP_STATES, type DropWords } from './drop-note';

export const DROP_NOTES = table('drop_notes', {
  id: idColumn<'drop-note'>(),
  residentId: residentColumn(),
  to: namedInTable('compartment', codeColumn(DROP_ADDRESSES)),
  /** Of the compartment whose public key it was sealed to. */
  generation: versionColumn(),
  filedAt: instantColumn(),
  authorStaffId: staffColumn(),
  state: codeColumn(DROP_STATES),
  takenAt: orNull(instantColumn()),
  takenBy: orNull(staffColumn()),
  /** Null once it was taken into the file. */
  dropped: orNull(bytesColumn()),
});
export type StoredDropNote = RowOf<typeof DROP_NOTES.columns>;
export type NewDropNote = Pick<
  StoredDropNote,
  'id' | 'residentId' | 'to' | 'filedAt' | 'authorStaffId'
>;

/** Words sealed to a compartment's public key; nothing here opens them again. */
export interface Dropped {
  readonly generation: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface DropNotesRead {
  residentExists(id: ResidentId): boolean;
  residentName(id: ResidentId): Sealed<string>;
  /** Newest first. */
  ofResident(id: ResidentId): readonly StoredDropNote[];
  /** Oldest first. */
  waitingFor(compartments: readonly Compartment[]): readonly StoredDropNote[];
  find(id: DropNoteId): StoredDropNote | undefined;
  /** Also of those who have left. */
  staffCode(id: StaffId): string;
  /** Seals to the newest public key of the compartment, bound to the note's resident, writer and time. */
  /** Undefined where no deed vouches for a key of the compartment. */
  dropFor(note: NewDropNote, words: DropWords): Promise<Dropped | undefined>;
  /** `closed` when this session lacks the generation; `unreadable` when damaged or moved to another place. */
  openDropped(note: StoredDropNote): Promise<Sealed<DropWords>>;
  /** Words of a note that was taken into the file. */
  wordsOf(note: StoredDropNote): Sealed<DropWords>;
}

export interface DropNotesWrite extends DropNotesRead {
  /** Keeps the note and lets its writer's draft go. */
  add(note: NewDropNote, dropped: Dropped): void;
  /** Seals the words under the resident's key and empties the letter box. */
  take(note: StoredDropNote, words: DropWords, taken: { at: Instant; by: StaffId }): void;
  /** It stays where it lies; it is only no longer counted as waiting. */
  markUnreadable(id: DropNoteId): void;
}
