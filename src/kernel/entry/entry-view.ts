// One entry as a screen, a count or a sheet of paper sees it.
import type { RowOf } from '../columns';
import type { ResidentLabel } from '../resident-label';
import type { Sealed } from '../sealed';
import type { EntryId } from './entry-kind';
import type { WordsOf } from './words';

/** An entry as a screen sees it. */
export type EntryView<Who, C, W> = {
  readonly id: EntryId;
  readonly residentId: Who;
  readonly version: number;
  /** Null where it is about nobody on file. */
  readonly resident: ResidentLabel | null;
  readonly authorCode: string;
  readonly writtenAt: string;
  readonly words: Sealed<WordsOf<W>>;
} & RowOf<C>;
