// Case notes in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { caseNotes } from '../contract';
import { caseNote } from '../case-note';

export const caseNotesPages = entryPages({
  kind: caseNote,
  contract: caseNotes,
  path: `${FILE_PATH}/services/case-notes`,
  section: 'services',
  icon: 'note',
  needs: { case: 'read' },
  columns: ['subject', 'day', 'kind', 'decided'],
  groups: [{ fields: ['kind', 'subject', 'note', 'decided', 'day', 'length'] }],
});
