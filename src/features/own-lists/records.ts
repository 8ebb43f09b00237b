// The lists of the person whose session is open; nobody else's can be seen.
import {
  bytesColumn,
  idColumn,
  instantColumn,
  staffColumn,
  table,
  versionColumn,
} from '../../kernel/columns';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/use-case';
import type { OwnLists } from './own-lists';

/** One row for each worker who keeps any. */
export const OWN_LISTS = table('own_lists', {
  id: idColumn<'own-lists'>(),
  staffId: staffColumn(),
  version: versionColumn(),
  savedAt: instantColumn(),
  blob: bytesColumn(),
});

export interface OwnListsRead {
  own(): Sealed<OwnLists>;
}

export interface OwnListsWrite extends OwnListsRead {
  save(lists: OwnLists, savedAt: Instant): void;
}
