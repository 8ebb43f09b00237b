// Drafts of the person whose session is open; nobody else's can be seen.
import {
  bytesColumn,
  idColumn,
  instantColumn,
  madeTextColumn,
  staffColumn,
  table,
} from '../../kernel/columns';
import type { Sealed } from '../../kernel/sealed';
import type { DraftFields, DraftPlace } from './contract';

export const DRAFTS = table('drafts', {
  id: idColumn<'draft'>(),
  staffId: staffColumn(),
  form: madeTextColumn(),
  /** A record's id; a part of one is named after it: `resident.need`. */
  subjectId: madeTextColumn(),
  savedAt: instantColumn(),
  blob: bytesColumn(),
});

export interface KeptDraft {
  readonly place: DraftPlace;
  readonly savedAt: string;
  readonly fields: Sealed<DraftFields>;
}

export interface DraftsRead {
  own(): readonly KeptDraft[];
  find(place: DraftPlace): KeptDraft | undefined;
}

export interface DraftsWrite extends DraftsRead {
  keep(place: DraftPlace, savedAt: string, fields: DraftFields): void;
  discard(place: DraftPlace): void;
}
