// The pages of the ban list, and where they stand in the window.
import { entryPages } from '../../../ui/entry/entry-pages';
import { bannedVisitors } from '../contract';
import { ban } from '../ban';

export const bannedVisitorsPages = entryPages({
  kind: ban,
  contract: bannedVisitors,
  path: '/banned-visitors',
  icon: 'shield',
  needs: { presence: 'read' },
  columns: ['visitor', 'because', 'bannedOn', 'until'],
  lists: 'all',
  groups: [
    { id: 'who', fields: ['visitor', 'otherNames', 'phone', 'plate', 'residentId'] },
    { id: 'ban', fields: ['because', 'bannedOn', 'until', 'whatToDo'] },
  ],
});
