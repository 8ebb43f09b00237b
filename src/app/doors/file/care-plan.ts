// Writing in a care plan: its review, its needs, goals and tasks.
import type { Door } from '../door';
import { WRITES_CASE } from '../needs';

export const PLAN_DOORS = [
  {
    id: 'review',
    path: '/residents/$residentId/plan/review',
    place: 'act',
    title: 'care-plans:hold-review',
    icon: 'plan',
    needs: WRITES_CASE,
    help: 'review',
  },
  {
    id: 'need',
    path: '/residents/$residentId/plan/need',
    place: 'act',
    title: 'care-plans:add-need',
    icon: 'plan',
    needs: WRITES_CASE,
    help: 'plan',
  },
  {
    id: 'goal',
    path: '/residents/$residentId/plan/need/$needId/goal',
    place: 'within',
    title: 'care-plans:set-goal',
    icon: 'goal',
    needs: WRITES_CASE,
    help: 'goal',
  },
  {
    id: 'task',
    path: '/residents/$residentId/plan/goal/$goalId/task',
    place: 'within',
    title: 'care-plans:add-task',
    icon: 'goal',
    needs: WRITES_CASE,
    help: 'plan',
  },
  {
    id: 'drop-task',
    path: '/residents/$residentId/plan/task/$taskId/drop',
    place: 'within',
    title: 'care-plans:drop-task',
    icon: 'goal',
    needs: WRITES_CASE,
    help: 'plan',
  },
] as const satisfies readonly Door[];
