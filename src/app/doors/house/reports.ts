// Pages of one signed summary.
import type { Door } from '../door';
import { REPORTS, SIGNS } from '../needs';

export const REPORT_DOORS = [
  {
    id: 'summary',
    path: '/reports/$summaryId',
    place: 'within',
    title: 'app:room.reports',
    icon: 'file-text',
    needs: REPORTS,
    help: 'reports',
  },
  {
    id: 'replace-summary',
    path: '/reports/$summaryId/replace',
    place: 'within',
    title: 'app:room.reports',
    icon: 'file-text',
    needs: SIGNS,
    help: 'prepare',
  },
] as const satisfies readonly Door[];
