// State of health in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { conditions } from '../contract';
import { condition } from '../condition';

export const conditionsPages = entryPages({
  kind: condition,
  contract: conditions,
  path: `${FILE_PATH}/health/conditions`,
  section: 'health',
  icon: 'note',
  needs: { medical: 'read' },
  columns: ['what', 'kind', 'since', 'dueOn', 'care'],
  first: ['what', 'kind'],
  groups: [{ fields: ['kind', 'what', 'since', 'dueOn', 'care', 'notedOn', 'overOn'] }],
});
