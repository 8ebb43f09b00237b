// The pages that stand in the rail of the window.
import type { Door } from '../door';
import { REPORTS, SEES } from '../needs';

export const RAIL_DOORS = [
  {
    id: 'today',
    path: '/',
    place: 'rail',
    title: 'app:room.today',
    icon: 'today',
    needs: 'anybody',
    help: 'today',
    shortcut: 'Ctrl+1',
  },
  {
    id: 'residents',
    path: '/residents',
    place: 'rail',
    title: 'app:room.residents',
    icon: 'residents',
    needs: SEES,
    help: 'residents',
    shortcut: 'Ctrl+2',
  },
  {
    id: 'reports',
    path: '/reports',
    place: 'rail',
    title: 'app:room.reports',
    icon: 'reports',
    needs: REPORTS,
    help: 'reports',
    shortcut: 'Ctrl+3',
  },
  {
    id: 'office',
    path: '/office',
    place: 'rail',
    title: 'app:room.office',
    icon: 'office',
    needs: 'anybody',
    help: 'office',
    shortcut: 'Ctrl+4',
  },
] as const satisfies readonly Door[];
