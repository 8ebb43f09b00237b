// Correcting and withdrawing needs, goals and tasks of a care plan.
import type { Door } from '../door';
import { WRITES_CASE } from '../needs';

export const PLAN_CORRECTION_DOORS = [
  {
    id: 'correct-need',
    path: '/residents/$residentId/plan/need/$needId/correct',
    place: 'within',
    title: 'care-plans:correct.need',
    icon: 'edit',
    needs: WRITES_CASE,
    help: 'plan-corrections',
  },
  {
    id: 'withdraw-need',
    path: '/residents/$residentId/plan/need/$needId/withdraw',
    place: 'within',
    title: 'care-plans:withdraw.need',
    icon: 'plan',
    needs: WRITES_CASE,
    help: 'plan-corrections',
  },
  {
    id: 'correct-goal',
    path: '/residents/$residentId/plan/goal/$goalId/correct',
    place: 'within',
    title: 'care-plans:correct.goal',
    icon: 'edit',
    needs: WRITES_CASE,
    help: 'plan-corrections',
  },
  {
    id: 'withdraw-goal',
    path: '/residents/$residentId/plan/goal/$goalId/withdraw',
    place: 'within',
    title: 'care-plans:withdraw.goal',
    icon: 'plan',
    needs: WRITES_CASE,
    help: 'plan-corrections',
  },
  {
    id: 'correct-task',
    path: '/residents/$residentId/plan/task/$taskId/correct',
    place: 'within',
    title: 'care-plans:correct.task',
    icon: 'edit',
    needs: WRITES_CASE,
    help: 'plan-corrections',
  },
  {
    id: 'withdraw-task',
    path: '/residents/$residentId/plan/task/$taskId/withdraw',
    place: 'within',
    title: 'care-plans:withdraw.task',
    icon: 'plan',
    needs: WRITES_CASE,
    help: 'plan-corrections',
  },
] as const satisfies readonly Door[];
