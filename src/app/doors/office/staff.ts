// One member of the staff, and what is done about their access.
import type { Door } from '../door';
import { MANAGES } from '../needs';

export const STAFF_DOORS = [
  {
    id: 'person',
    path: '/office/staff/$staffId',
    place: 'within',
    title: 'office:door.staff.title',
    icon: 'residents',
    needs: 'anybody',
    help: 'staff',
  },
  {
    id: 'grant',
    path: '/office/staff/$staffId/grant',
    place: 'within',
    title: 'office:door.staff.title',
    icon: 'key',
    needs: 'anybody',
    help: 'staff',
  },
  {
    id: 'renew-access',
    path: '/office/staff/$staffId/renew',
    place: 'within',
    title: 'office:door.staff.title',
    icon: 'key',
    needs: MANAGES,
    help: 'staff',
  },
  {
    id: 'leave',
    path: '/office/staff/$staffId/leave',
    place: 'within',
    title: 'office:door.staff.title',
    icon: 'residents',
    needs: MANAGES,
    help: 'staff',
  },
] as const satisfies readonly Door[];
