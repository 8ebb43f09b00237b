// What merging may ask of the records: the two files as far as the rules go, and the acts of two people.
import type { Role } from '../../kernel/compartments';
import type { ResidentId, StaffId } from '../../kernel/ids';
import type { Result } from '../../kernel/result';
import type { Sealed } from '../../kernel/sealed';
import type { SecondPersonInput, SecondPersonRefusal } from '../../kernel/second-person';
import type { CountedFacts, Identity, Presence } from '../residents';
import type {
  FileMerge,
  FileMergeId,
  FileOfTwo,
  MergeWords,
  MovedStays,
  StayDays,
} from './file-merge';

/** Rows of a kind that go over with a file: a content word, or the room whose register they stand in. */
export interface MovedRows {
  readonly content: string;
  readonly count: number;
}

/** Stays that an undoing brings back into a file, and those that stand in it by then. */
export interface Meeting {
  readonly there: readonly StayDays[];
  readonly returns: readonly StayDays[];
}

/** The second person at the desk, proved for this one act. */
export interface StandingBy {
  readonly staffId: StaffId;
  readonly staffCode: string;
  readonly role: Role;
  /** Wipes their keys. */
  leave(): void;
}

export interface FileMergesRead {
  /** Also of a file that is a part of another one; undefined for nobody on file. */
  file(id: ResidentId): FileOfTwo | undefined;
  presenceOf(id: ResidentId): Sealed<Presence>;
  identityOf(id: ResidentId): Sealed<Identity>;
  factsOf(id: ResidentId): CountedFacts;
  isErased(id: ResidentId): boolean;
  /** Mother and child, or children of one mother. */
  areKin(a: ResidentId, b: ResidentId): boolean;
  /** What would go over. */
  contents(id: ResidentId): readonly MovedRows[];
  /** Of the file that stays or went; newest first. */
  mergesOf(id: ResidentId): readonly FileMerge[];
  find(id: FileMergeId): FileMerge | undefined;
  wordsOf(id: FileMergeId): Sealed<MergeWords>;
  undoWordsOf(id: FileMergeId): Sealed<MergeWords>;
  /** Stays put aside in the file that went: written twice, counted once. */
  putAsideIn(merged: ResidentId): readonly StayDays[];
  /** What an undoing would bring together, for each of the two files. */
  meetingsAfterUndo(merge: FileMerge): readonly Meeting[];
  staffCode(id: StaffId): string;
  secondPerson(given: SecondPersonInput): Promise<Result<StandingBy, SecondPersonRefusal>>;
}

export interface FileMergesWrite extends FileMergesRead {
  merge(merge: FileMerge, stays: MovedStays, words: MergeWords): void;
  /** `merge` as it stands after it. */
  undo(merge: FileMerge, words: MergeWords): void;
}
