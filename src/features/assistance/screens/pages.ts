// Services given in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { assistance } from '../contract';
import { assistanceGiven } from '../assistance-given';

export const assistancePages = entryPages({
  kind: assistanceGiven,
  contract: assistance,
  path: `${FILE_PATH}/services/assistance`,
  section: 'services',
  icon: 'goal',
  needs: { case: 'read' },
  columns: ['day', 'kind', 'what', 'provider', 'cost', 'fund'],
  groups: [
    { id: 'what', fields: ['kind', 'what', 'provider', 'day'] },
    { id: 'how-much', fields: ['amount', 'cost', 'fund'] },
    { id: 'more', fields: ['remark'] },
  ],
});
