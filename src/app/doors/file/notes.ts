// One note of a file: of a session, or left by a colleague.
import { EMERGENCY_NEEDS } from '../../../features/emergency/index';
import type { Door } from '../door';
import { CLINICAL, SEES, WRITES_CLINICAL } from '../needs';

export const NOTE_DOORS = [
  {
    id: 'note',
    path: '/residents/$residentId/notes/$noteId',
    place: 'within',
    title: 'session-notes:one',
    icon: 'note',
    needs: CLINICAL,
    help: 'notes',
  },
  {
    id: 'correct-note',
    path: '/residents/$residentId/notes/$noteId/correct',
    place: 'within',
    title: 'session-notes:correct.title',
    icon: 'edit',
    needs: WRITES_CLINICAL,
    help: 'notes',
    shortcut: 'F2',
  },
  {
    id: 'emergency',
    path: '/residents/$residentId/notes/$noteId/emergency',
    place: 'within',
    title: 'emergency:title',
    icon: 'key',
    needs: { ...EMERGENCY_NEEDS, ...SEES },
    help: 'emergency',
  },
  {
    id: 'left-note',
    path: '/residents/$residentId/left/$noteId',
    place: 'within',
    title: 'drop-notes:one',
    icon: 'inbox',
    needs: SEES,
    help: 'left',
  },
] as const satisfies readonly Door[];
