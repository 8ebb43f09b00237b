// Front door of the care plans: needs, goals, tasks and reviews of one resident.
export {
  addGoal,
  addNeed,
  addTask,
  dropTask,
  EMPTY_PLAN,
  finishTask,
  isToDo,
  latestAttainment,
  type PlanRefusal,
  type PlanStep,
  planAttainment,
  reopenTask,
  reviewPlan,
} from './care-plan';
export {
  type AttainmentScale,
  type CarePlan,
  DECISIONS,
  type Decision,
  GOAL_STATES,
  type Goal,
  type GoalReview,
  type GoalState,
  HORIZONS,
  type Horizon,
  type Need,
  type Review,
  type Task,
  type TaskState,
} from './plan';
export type { PlanPart } from './in-plan';
export { callsForWork, DOMAINS, type Domain, LEVELS, type Level } from './domains';
export {
  type Dueness,
  duenessOf,
  dueTasks,
  type GoalBranch,
  type NeedBranch,
  nextReviewOn,
  overdueTasks,
  planTree,
} from './plan-view';
export {
  attainment,
  domain,
  dropReason,
  goalInput,
  level,
  needInput,
  reviewInput,
  taskInput,
} from './schemas';
export {
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
} from './parts';
