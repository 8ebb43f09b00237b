// Numbers of other bodies in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { bodyNumbers } from '../contract';
import { bodyNumber } from '../body-number';

export const bodyNumbersPages = entryPages({
  kind: bodyNumber,
  contract: bodyNumbers,
  path: `${FILE_PATH}/papers/body-numbers`,
  section: 'papers',
  icon: 'table',
  needs: { identity: 'read' },
  columns: ['body', 'number', 'bodyName', 'remark'],
  groups: [{ fields: ['body', 'number', 'bodyName', 'remark', 'notedOn'] }],
});
