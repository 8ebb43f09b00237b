// Merging two files of one person, and taking them apart again.
import type { Door } from '../door';
import { MERGES } from '../needs';

export const MERGE_DOORS = [
  {
    id: 'merge',
    path: '/residents/$residentId/merge',
    place: 'act',
    title: 'file-merges:title',
    icon: 'residents',
    needs: MERGES,
    help: 'merge',
  },
  {
    id: 'merge-with',
    path: '/residents/$residentId/merge/$otherId',
    place: 'within',
    title: 'file-merges:title',
    icon: 'residents',
    needs: MERGES,
    help: 'merge',
  },
  {
    id: 'undo-merge',
    path: '/residents/$residentId/merges/$mergeId/undo',
    place: 'within',
    title: 'file-merges:undo.title',
    icon: 'undo',
    needs: MERGES,
    help: 'merge',
  },
] as const satisfies readonly Door[];
