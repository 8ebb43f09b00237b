// Languages in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { languages } from '../contract';
import { language } from '../language';

export const languagesPages = entryPages({
  kind: language,
  contract: languages,
  path: `${FILE_PATH}/person/languages`,
  section: 'person',
  icon: 'languages',
  needs: { case: 'read' },
  columns: ['language', 'level', 'reads', 'needsInterpreter', 'dialect'],
  first: ['language', 'level'],
  groups: [{ fields: ['language', 'level', 'reads', 'needsInterpreter', 'dialect', 'notedOn'] }],
  start: { reads: false, needsInterpreter: false },
});
