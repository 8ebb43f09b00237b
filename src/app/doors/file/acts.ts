// What is offered by name in the search box while a resident’s file is open.
import type { Door } from '../door';
import { ADMITS, LEAVES_NOTES, WRITES_CLINICAL } from '../needs';

export const FILE_ACT_DOORS = [
  {
    id: 'correct',
    path: '/residents/$residentId/edit',
    place: 'act',
    title: 'residents:edit.title',
    icon: 'edit',
    needs: ADMITS,
    help: 'correct',
    shortcut: 'F2',
  },
  {
    id: 'leave-note',
    path: '/residents/$residentId/left/new',
    place: 'act',
    title: 'drop-notes:leave',
    icon: 'inbox',
    needs: LEAVES_NOTES,
    help: 'leave-note',
  },
  {
    id: 'new-note',
    path: '/residents/$residentId/notes/new',
    place: 'act',
    title: 'session-notes:add',
    icon: 'note',
    needs: WRITES_CLINICAL,
    help: 'notes',
  },
] as const satisfies readonly Door[];
