// Follow-up after leaving in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { followUps } from '../contract';
import { followUp } from '../follow-up';

export const followUpsPages = entryPages({
  kind: followUp,
  contract: followUps,
  path: `${FILE_PATH}/services/follow-ups`,
  section: 'services',
  icon: 'calendar',
  needs: { case: 'read' },
  columns: ['day', 'way', 'result', 'how', 'said'],
  today: ['residentId', 'way', 'day'],
  groups: [
    { id: 'when', fields: ['day', 'way', 'how'] },
    { id: 'end', fields: ['result', 'said'] },
  ],
  start: { way: 'telephone' },
});
