// What the care plans' use cases may ask of the records: codes and days in clear, words as sealed parts.
import type { CalendarDate } from '../../kernel/calendar-date';
import type { Role } from '../../kernel/compartments';
import type { CarePlanId, GoalId, NeedId, ResidentId, StaffId, TaskId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Attainment } from '../progress';
import type { Goal, GoalState, Need, Review, Task } from './plan';
import type { CorrectionId, FormerFields, StoredCorrection } from '../../kernel/corrections';
import type { Instant } from '../../kernel/use-case';
import type { PlanPart } from './standing';
import type { GoalWords, NeedWords, ReviewWords, TaskOutcome, TaskWords } from './parts';

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
  readonly state: 'to-do' | 'done' | 'dropped';
  readonly closedOn?: CalendarDate | undefined;
  readonly words: Sealed<TaskWords>;
  readonly outcome: Sealed<TaskOutcome>;
}

export interface StoredReview extends Omit<Review, 'note'> {
  readonly words: Sealed<ReviewWords>;
}

export interface StoredPlan {
  readonly id: CarePlanId;
  readonly residentId: ResidentId;
  /** Rises with every change of the plan; what an editor saw must still be the newest. */
  readonly version: number;
  readonly openedOn: CalendarDate;
  readonly state: 'open' | 'closed';
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
  readonly closedOn?: CalendarDate | undefined;
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
  addPlan(plan: Pick<StoredPlan, 'id' | 'residentId' | 'version' | 'openedOn' | 'state'>): void;
  savePlan(plan: Pick<StoredPlan, 'id' | 'version' | 'state'>): void;
  addNeed(place: PlanPlace, need: { id: NeedId; foundOn: CalendarDate } & Omit<Need, 'id'>): void;
  addGoal(place: PlanPlace, goal: Goal & { readonly setOn: CalendarDate }): void;
  addTask(place: PlanPlace, task: Omit<Task, 'state'>): void;
  closeTask(closing: TaskClosing): void;
  addReview(place: PlanPlace, review: Review): void;
  /** Each as it is from now on; the correction keeps what it was. */
  correctNeed(need: Need, correction: PartCorrection): void;
  correctGoal(goal: Omit<Goal, 'needId' | 'state'>, correction: PartCorrection): void;
  correctTask(task: Omit<Task, 'goalId' | 'state'>, correction: PartCorrection): void;
  withdraw(part: PlanPart, on: CalendarDate, correction: PartCorrection): void;
  saveGoal(goal: { id: GoalId; state: GoalState; attainment: Attainment }): void;
}
