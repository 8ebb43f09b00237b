// Drafts of the person whose session is open; nobody else's can be seen.
import type { Sealed } from '../../kernel/sealed';
import type { DraftFields, DraftPlace } from './contract';

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
