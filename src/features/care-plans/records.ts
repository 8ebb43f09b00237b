// What the care plans' use cases may ask of the records: codes and days in clear, words as sealed parts.
import type { CalendarDate } from '../../kernel/calendar-date';
import {
  codeColumn,
  dayColumn,
  idColumn,
  namedInTable,
  numberColumn,
  orNull,
  refColumn,
  residentColumn,
  type RowOf,
  staffColumn,
  stepColumn,
  table,
  versionColumn,
} from '../../kernel/columns';
import type { Role } from '../../kernel/compartments';
import type { CarePlanId, GoalId, ResidentId, StaffId, TaskId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import { ATTAINMENTS, type Attainment } from '../progress';
import { DOMAINS, LEVELS } from './domains';
import {
  DECISIONS,
  type Goal,
  GOAL_STATES,
  type GoalState,
  HORIZONS,
  type Need,
  type NewGoal,
  type NewNeed,
  type NewTask,
  type Review,
  type Task,
} from './plan';
import type { CorrectionId, FormerFields, StoredCorrection } from '../../kernel/corrections';
import type { Instant } from '../../kernel/use-case';
import type { PlanPart } from './in-plan';
import type { GoalWords, NeedWords, ReviewWords, TaskOutcome, TaskWords } from './parts';

export const CARE_PLANS = table('care_plans', {
  id: idColumn<'care-plan'>(),
  residentId: residentColumn(),
  /** Rises with every change of the plan; what an editor saw must still be the newest. */
  version: versionColumn(),
  openedOn: dayColumn(),
  state: codeColumn(['open', 'closed']),
});
export type PlanRow = RowOf<typeof CARE_PLANS.columns>;

export const NEEDS = table('needs', {
  id: idColumn<'need'>(),
  planId: refColumn<'care-plan'>('care_plans'),
  version: versionColumn(),
  domain: codeColumn(DOMAINS),
  level: stepColumn(LEVELS),
  foundOn: dayColumn(),
  withdrawnOn: orNull(dayColumn()),
});

export const GOALS = table('goals', {
  id: idColumn<'goal'>(),
  needId: refColumn<'need'>('needs'),
  version: versionColumn(),
  horizon: codeColumn(HORIZONS),
  weight: numberColumn(),
  baseline: stepColumn(ATTAINMENTS),
  attainment: orNull(stepColumn(ATTAINMENTS)),
  state: codeColumn(GOAL_STATES),
  setOn: dayColumn(),
  withdrawnOn: orNull(dayColumn()),
});

export const TASKS = table('tasks', {
  id: idColumn<'task'>(),
  goalId: refColumn<'goal'>('goals'),
  residentId: residentColumn(),
  version: versionColumn(),
  ownerId: namedInTable('owner_staff_id', staffColumn()),
  dueOn: orNull(dayColumn()),
  state: codeColumn(['to-do', 'done', 'dropped']),
  closedOn: orNull(dayColumn()),
  withdrawnOn: orNull(dayColumn()),
});

export const REVIEWS = table('reviews', {
  id: idColumn<'review'>(),
  planId: refColumn<'care-plan'>('care_plans'),
  version: versionColumn(),
  heldOn: namedInTable('reviewed_on', dayColumn()),
  nextReviewOn: orNull(dayColumn()),
  decision: codeColumn(DECISIONS),
});

export const REVIEW_ATTAINMENTS = table(
  'review_attainments',
  {
    reviewId: refColumn<'review'>('reviews'),
    goalId: refColumn<'goal'>('goals'),
    attained: namedInTable('attainment', stepColumn(ATTAINMENTS)),
    state: namedInTable('goal_state', codeColumn(GOAL_STATES)),
  },
  ['reviewId', 'goalId'],
);

/** Oldest first. */
interface Corrected {
  readonly corrections: readonly StoredCorrection[];
}

export interface StoredNeed extends Corrected, Omit<Need, 'description'> {
  readonly foundOn: CalendarDate;
  readonly words: Sealed<NeedWords>;
}

export interface StoredGoal extends Corrected, Omit<Goal, 'title' | 'ownWords' | 'scale'> {
  readonly setOn: CalendarDate;
  readonly words: Sealed<GoalWords>;
}

export interface StoredTask extends Corrected, Omit<Task, 'title' | 'state'> {
  readonly state: RowOf<typeof TASKS.columns>['state'];
  readonly closedOn: CalendarDate | null;
  readonly words: Sealed<TaskWords>;
  readonly outcome: Sealed<TaskOutcome>;
}

export interface StoredReview extends Omit<Review, 'note'> {
  readonly words: Sealed<ReviewWords>;
}

export interface StoredPlan extends PlanRow {
  readonly needs: readonly StoredNeed[];
  readonly goals: readonly StoredGoal[];
  readonly tasks: readonly StoredTask[];
  /** In order of holding. */
  readonly reviews: readonly StoredReview[];
}

export interface Colleague {
  readonly id: StaffId;
  readonly code: string;
  readonly role: Role;
}

export interface OwnTask {
  readonly taskId: TaskId;
  readonly planId: CarePlanId;
  /** As of now: closing the task says that the plan was seen so. */
  readonly planVersion: number;
  readonly residentId: ResidentId;
  readonly dueOn: CalendarDate;
  readonly words: Sealed<TaskWords>;
  /** What staff call the resident. */
  readonly residentName: Sealed<string>;
}

export interface DueReview {
  readonly planId: CarePlanId;
  readonly residentId: ResidentId;
  readonly dueOn: CalendarDate;
  readonly residentName: Sealed<string>;
}

export interface CarePlansRead {
  residentExists(id: ResidentId): boolean;
  /** The open plan, otherwise the newest closed one. */
  planOf(residentId: ResidentId): StoredPlan | undefined;
  presentStaff(): readonly Colleague[];
  /** Also of those who have left. */
  staffCode(id: StaffId): string;
  /** Tasks to do of one staff member that are due up to and including a day, longest overdue first. */
  /** Open plans of people in the house whose next review is due up to and including a day, longest overdue first. */
  reviewsDue(until: CalendarDate): readonly DueReview[];
  openTasksOf(owner: StaffId, until: CalendarDate): readonly OwnTask[];
}

interface PlanPlace {
  readonly planId: CarePlanId;
  readonly residentId: ResidentId;
}

export interface TaskClosing {
  readonly taskId: TaskId;
  readonly residentId: ResidentId;
  readonly state: StoredTask['state'];
  readonly closedOn: CalendarDate | null;
  readonly outcome?: TaskOutcome | undefined;
}

export interface PartCorrection {
  readonly id: CorrectionId;
  readonly residentId: ResidentId;
  readonly correctedAt: Instant;
  readonly former: FormerFields;
  readonly reason: string;
}

export interface CarePlansWrite extends CarePlansRead {
  addPlan(plan: PlanRow): void;
  savePlan(plan: Pick<PlanRow, 'id' | 'version' | 'state'>): void;
  addNeed(place: PlanPlace, need: NewNeed & { readonly foundOn: CalendarDate }): void;
  addGoal(
    place: PlanPlace,
    goal: Omit<Goal, 'withdrawnOn'> & { readonly setOn: CalendarDate },
  ): void;
  addTask(place: PlanPlace, task: NewTask): void;
  closeTask(closing: TaskClosing): void;
  addReview(place: PlanPlace, review: Review): void;
  /** Each as it is from now on; the correction keeps what it was. */
  correctNeed(need: NewNeed, correction: PartCorrection): void;
  correctGoal(goal: Omit<NewGoal, 'needId'>, correction: PartCorrection): void;
  correctTask(task: Omit<NewTask, 'goalId'>, correction: PartCorrection): void;
  withdraw(part: PlanPart, on: CalendarDate, correction: PartCorrection): void;
  saveGoal(goal: { id: GoalId; state: GoalState; attainment: Attainment }): void;
}
