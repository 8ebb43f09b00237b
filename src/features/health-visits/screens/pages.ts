// Medical visits in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { healthVisits } from '../contract';
import { healthVisit } from '../health-visit';

export const healthVisitsPages = entryPages({
  kind: healthVisit,
  contract: healthVisits,
  path: `${FILE_PATH}/health/health-visits`,
  section: 'health',
  icon: 'calendar',
  needs: { medical: 'read' },
  columns: ['kind', 'day', 'time', 'concern', 'where', 'outcome'],
  first: ['kind', 'day', 'time'],
  today: ['kind', 'residentId', 'day', 'time'],
  groups: [
    { id: 'what', fields: ['kind', 'concern'] },
    { id: 'when', fields: ['day', 'time', 'where'] },
    { id: 'end', fields: ['outcome', 'finding'] },
  ],
});
