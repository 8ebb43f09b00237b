// The pages of the register of visitors, and where they stand in the window.
import { entryPages } from '../../../ui/entry/entry-pages';
import { visitors } from '../contract';
import { visit } from '../visit';
import { VisitorName } from './visitor-name';

export const visitorsPages = entryPages({
  kind: visit,
  contract: visitors,
  path: '/visitors',
  icon: 'visitors',
  needs: { presence: 'write' },
  columns: ['visitor', 'residentId', 'relation', 'cameAt', 'leftAt', 'outcome'],
  groups: [
    { id: 'who', fields: ['visitor', 'residentId', 'relation'] },
    { id: 'when', fields: ['cameAt', 'leftAt', 'visitedOn'] },
    { id: 'door', fields: ['outcome', 'refusedBecause'] },
    { id: 'more', fields: ['phone', 'plate', 'remark'] },
  ],
  start: { outcome: 'let-in' },
  parts: { visitor: VisitorName },
  today: ['visitor', 'relation', 'cameAt'],
});
