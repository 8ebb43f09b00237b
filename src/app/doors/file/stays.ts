// Leaving, coming back, and the stays and changes of status of a file.
import type { Door } from '../door';
import { ADMITS, CASE, WRITES_CASE } from '../needs';

export const STAY_DOORS = [
  {
    id: 'exit',
    path: '/residents/$residentId/exit',
    place: 'act',
    title: 'residents:exit.title',
    icon: 'forward',
    needs: ADMITS,
    help: 'exit',
  },
  {
    id: 'readmit',
    path: '/residents/$residentId/readmit',
    place: 'act',
    title: 'residents:readmit.title',
    icon: 'resident-add',
    needs: ADMITS,
    help: 'exit',
  },
  {
    id: 'change-status',
    path: '/residents/$residentId/status/change',
    place: 'act',
    title: 'residents:status.change-title',
    icon: 'resident',
    needs: WRITES_CASE,
    help: 'status',
  },
  {
    id: 'correct-status',
    path: '/residents/$residentId/status/$statusId/correct',
    place: 'within',
    title: 'residents:status.correct-title',
    icon: 'edit',
    needs: WRITES_CASE,
    help: 'status',
  },
  {
    id: 'stay',
    path: '/residents/$residentId/stays/$stayId',
    place: 'within',
    title: 'residents:stay.title',
    icon: 'resident',
    needs: CASE,
    help: 'stay',
  },
  {
    id: 'correct-stay',
    path: '/residents/$residentId/stays/$stayId/correct',
    place: 'within',
    title: 'residents:stay.correct',
    icon: 'edit',
    needs: { ...WRITES_CASE, ...ADMITS },
    help: 'stay',
  },
] as const satisfies readonly Door[];
