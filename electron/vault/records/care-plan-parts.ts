// The sealed words of a care plan as they lie on disk, one part per need, goal, task and review.
import {
  type GoalWords,
  goalWords,
  type NeedWords,
  needWords,
  type ReviewWords,
  reviewWords,
  type TaskOutcome,
  type TaskWords,
  taskOutcome,
  taskWords,
} from '../../../src/features/care-plans/index';
import type { PartKind } from '../open-vault/sealed-parts';

const kept = { compartment: 'case', shape: 1 } as const;

export const NEED_PART: PartKind<NeedWords> = { kind: 'need', schema: needWords, ...kept };
export const GOAL_PART: PartKind<GoalWords> = { kind: 'goal', schema: goalWords, ...kept };
export const TASK_PART: PartKind<TaskWords> = { kind: 'task', schema: taskWords, ...kept };
export const TASK_OUTCOME_PART: PartKind<TaskOutcome> = {
  kind: 'task-outcome',
  schema: taskOutcome,
  ...kept,
};
export const REVIEW_PART: PartKind<ReviewWords> = { kind: 'review', schema: reviewWords, ...kept };
