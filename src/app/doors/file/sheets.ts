// Score sheets of a file.
import type { Door } from '../door';
import { CLINICAL, WRITES_CLINICAL } from '../needs';

export const SHEET_DOORS = [
  {
    id: 'new-sheet',
    path: '/residents/$residentId/progress/new/$instrument',
    place: 'within',
    title: 'progress:add-sheet',
    icon: 'chart',
    needs: WRITES_CLINICAL,
    help: 'sheet',
  },
  {
    id: 'sheet',
    path: '/residents/$residentId/progress/sheet/$sheetId',
    place: 'within',
    title: 'progress:sheet.title',
    icon: 'chart',
    needs: CLINICAL,
    help: 'sheet',
  },
  {
    id: 'correct-sheet',
    path: '/residents/$residentId/progress/sheet/$sheetId/correct',
    place: 'within',
    title: 'progress:correct.title',
    icon: 'edit',
    needs: WRITES_CLINICAL,
    help: 'sheet',
    shortcut: 'F2',
  },
] as const satisfies readonly Door[];
