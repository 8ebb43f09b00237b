// What the use cases of an entry kind need of their store.
import type { CorrectionId, FormerFields, StoredCorrection } from '../corrections';
import type { ResidentId, StaffId } from '../ids';
import type { ResidentLabel } from '../resident-label';
import type { Sealed } from '../sealed';
import type { Instant } from '../use-case';
import type { EntryId, EntryKind, EntryRow } from './entry-kind';
import type { ListWanted } from './entry-operations';
import type { PrintSheet } from './entry-print';
import type { WordsOf } from './words';

export interface EntryRead<Who, C, W> {
  residentExists(id: ResidentId): boolean;
  residentLabel(id: ResidentId): ResidentLabel;
  staffCode(id: StaffId): string;
  /** Also somebody who has left: what is noted may be older. */
  wasEverStaff(id: StaffId): boolean;
  /** Newest first. */
  list(wanted: ListWanted): readonly EntryRow<Who, C>[];
  find(id: EntryId): EntryRow<Who, C> | undefined;
  wordsOf(id: EntryId): Sealed<WordsOf<W>>;
  correctionsOf(id: EntryId): readonly StoredCorrection[];
  readonly print: PrintSheet;
}

export interface EntryCorrection<Who, C, W> {
  readonly id: CorrectionId;
  readonly correctedAt: Instant;
  readonly former: FormerFields;
  readonly reason: string;
  /** The entry as it is from now on, its version already raised. */
  readonly entry: EntryRow<Who, C>;
  readonly words: WordsOf<W>;
}

export interface EntryWrite<Who, C, W> extends EntryRead<Who, C, W> {
  add(entry: EntryRow<Who, C>, words: WordsOf<W>): void;
  correct(correction: EntryCorrection<Who, C, W>): void;
  /** Fills in facts that were not known yet when it was written; `entry` is as it is from now on. */
  complete(entry: EntryRow<Who, C>): void;
  /** Erases an entry about nobody on file, with its words, its history and its keys. */
  remove(id: EntryId): void;
}

/** The stores of one kind. */
export type ReadOf<K> =
  K extends EntryKind<infer Who, infer C, infer W, infer _Code> ? EntryRead<Who, C, W> : never;
export type WriteOf<K> =
  K extends EntryKind<infer Who, infer C, infer W, infer _Code> ? EntryWrite<Who, C, W> : never;
