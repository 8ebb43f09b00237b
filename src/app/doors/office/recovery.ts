// Within the office: the recovery papers, tried out and made anew.
import type { Door } from '../door';
import { MANAGES } from '../needs';

export const RECOVERY_DOORS = [
  {
    id: 'drill',
    path: '/office/recovery/drill',
    place: 'within',
    title: 'office:door.recovery.title',
    icon: 'key',
    needs: MANAGES,
    help: 'recovery',
  },
  {
    id: 'new-code',
    path: '/office/recovery/code',
    place: 'within',
    title: 'office:door.recovery.title',
    icon: 'key',
    needs: MANAGES,
    help: 'recovery',
  },
  {
    id: 'new-cards',
    path: '/office/recovery/cards',
    place: 'within',
    title: 'office:door.recovery.title',
    icon: 'key',
    needs: MANAGES,
    help: 'recovery',
  },
] as const satisfies readonly Door[];
