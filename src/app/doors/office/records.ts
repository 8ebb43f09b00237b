// Within the office: what was imported, what is kept and for how long, what was erased, a new version.
import type { Door } from '../door';
import { ANSWERS, IMPORTS } from '../needs';

export const RECORD_DOORS = [
  {
    id: 'archive',
    path: '/office/import/archive',
    place: 'act',
    title: 'imports:archive.title',
    icon: 'archive',
    needs: IMPORTS,
    help: 'archive',
  },
  {
    id: 'erased',
    path: '/office/retention/erased',
    place: 'within',
    title: 'office:door.retention.title',
    icon: 'archive',
    needs: ANSWERS,
    help: 'retention',
  },
  {
    id: 'kept',
    path: '/office/retention/kept',
    place: 'within',
    title: 'office:door.retention.title',
    icon: 'archive',
    needs: ANSWERS,
    help: 'retention',
  },
  {
    id: 'consider',
    path: '/office/retention/file/$residentId',
    place: 'within',
    title: 'office:door.retention.title',
    icon: 'archive',
    needs: ANSWERS,
    help: 'keeping',
  },
  {
    id: 'erase',
    path: '/office/retention/file/$residentId/erase',
    place: 'within',
    title: 'office:door.retention.title',
    icon: 'archive',
    needs: ANSWERS,
    help: 'keeping',
  },
  {
    id: 'update',
    path: '/office/update',
    place: 'act',
    title: 'update:title',
    icon: 'upload',
    needs: { roles: ['manager', 'it'] },
    help: 'update',
  },
] as const satisfies readonly Door[];
