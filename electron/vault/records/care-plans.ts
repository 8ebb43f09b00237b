// Care plans on disk: codes and days in clear columns, every word sealed under `case` for its resident.
import {
  CARE_PLANS,
  type CarePlansWrite,
  type DueReview,
  GOALS,
  NEEDS,
  type OwnTask,
  type PartCorrection,
  type PlanRow,
  REVIEW_ATTAINMENTS,
  REVIEWS,
  type StoredPlan,
  TASKS,
} from '../../../src/features/care-plans/records';
import type { PlanPart } from '../../../src/features/care-plans/index';
import type { ResidentId } from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import type { Sealed } from '../../../src/kernel/sealed';
import type { Handle, Row } from '../database/driver';
import { dayIn, idIn, integer } from '../database/rows';
import { readRow, rowsOf } from '../database/table-rows';
import type { WrittenRows } from '../open-vault/store-ground';
import { type CorrectionsStore, correctionsOf } from './corrections';
import { GOAL_PART, NEED_PART, REVIEW_PART, TASK_OUTCOME_PART, TASK_PART } from './care-plan-parts';
import { PRESENCE_PART } from '../sealing/resident-parts';
import { residentExists } from '../house-facts/residents-known';
import type { PartKind, SealedParts } from '../open-vault/sealed-parts';
import { presentStaff, staffCodeOf } from '../house-facts/staff-known';

const GOALS_OF =
  'SELECT g.* FROM goals g JOIN needs n ON n.id = g.need_id WHERE n.plan_id = $plan ORDER BY g.rowid';
const TASKS_OF =
  'SELECT t.* FROM tasks t JOIN goals g ON g.id = t.goal_id JOIN needs n ON n.id = g.need_id WHERE n.plan_id = $plan ORDER BY t.rowid';
const OWN_TASKS =
  "SELECT t.id, t.resident_id, t.due_on, p.id AS plan_id, p.version AS plan_version FROM tasks t JOIN goals g ON g.id = t.goal_id JOIN needs n ON n.id = g.need_id JOIN care_plans p ON p.id = n.plan_id WHERE t.owner_staff_id = $owner AND t.state = 'to-do' AND t.due_on <= $until AND t.withdrawn_on IS NULL AND g.withdrawn_on IS NULL AND n.withdrawn_on IS NULL ORDER BY t.due_on, t.rowid";
const REVIEWS_DUE =
  "SELECT p.id, p.resident_id, r.next_review_on AS due_on FROM care_plans p JOIN reviews r ON r.id = (SELECT x.id FROM reviews x WHERE x.plan_id = p.id ORDER BY x.reviewed_on DESC, x.rowid DESC LIMIT 1) WHERE p.state = 'open' AND r.next_review_on <= $until AND EXISTS (SELECT 1 FROM stays_in_force s WHERE s.resident_id = p.resident_id AND s.exited_on IS NULL) ORDER BY r.next_review_on, p.rowid";
export function carePlansRecords(vault: WrittenRows): CarePlansWrite {
  const { records, sealedParts } = vault;
  const histories = historiesOf(vault);
  const plans = rowsOf(records, CARE_PLANS);
  const parts = partRowsOf(records);
  const seal = <Words>(kind: PartKind<Words>, place: PartPlace, words: Words): void => {
    const { id, residentId, version, beneath } = place;
    // What hangs on a part lies under that part's keys: the part may have come from another file of the person.
    const above = beneath === undefined ? undefined : sealedParts.ownerOf(...beneath);
    sealedParts.save(
      kind,
      { recordId: id, owner: above ?? ofResident(residentId), version },
      words,
    );
  };
  const nextVersion = ({ kind, id }: PlanPart): number => {
    const row = parts[kind].find(id);
    if (row === undefined) throw new Error('there is no such part of a plan');
    return row.version + 1;
  };
  /** Keeps what the part was and answers the version that it has from now on. */
  const keepFormer = (part: PlanPart, correction: PartCorrection): number => {
    const version = nextVersion(part);
    const { residentId, ...kept } = correction;
    const place = { recordId: part.id, owner: ofResident(residentId), version: version - 1 };
    histories[part.kind].add({ ...kept, ...place });
    return version;
  };
  return {
    residentExists: (id) => residentExists(records, id),
    planOf: (residentId) => {
      const newestFirst = plans.list({ where: { residentId }, newestBy: 'openedOn' });
      const plan = newestFirst.find(({ state }) => state === 'open') ?? newestFirst[0];
      return plan === undefined ? undefined : planOf(vault, plan);
    },
    presentStaff: () => presentStaff(vault.records),
    staffCode: (id) => staffCodeOf(records, id),
    reviewsDue: (until) =>
      records.all(REVIEWS_DUE, { until }).map((row) => dueReviewOf(row, sealedParts)),
    openTasksOf: (owner, until) =>
      records.all(OWN_TASKS, { owner, until }).map((row) => ownTaskOf(row, sealedParts)),
    addPlan: (plan) => plans.add(plan),
    savePlan: ({ id, version, state }) => void plans.change(id, { version, state }),
    addNeed: ({ planId, residentId }, { id, domain, level, foundOn, description }) => {
      parts.need.add({ id, planId, version: 1, domain, level, foundOn, withdrawnOn: null });
      seal(NEED_PART, { id, residentId, version: 1 }, { description });
    },
    addGoal: ({ residentId }, goal) => {
      const { id, needId, horizon, weight, baseline, state, setOn } = goal;
      parts.goal.add({
        ...{ id, needId, version: 1, horizon, weight, baseline, state, setOn },
        ...{ attainment: null, withdrawnOn: null },
      });
      const { title, ownWords, scale } = goal;
      const place = { id, residentId, version: 1, beneath: [NEED_PART.kind, needId] } as const;
      seal(GOAL_PART, place, { title, ownWords, scale });
    },
    addTask: ({ residentId }, { id, goalId, ownerId, dueOn, title }) => {
      parts.task.add({
        ...{ id, goalId, residentId, version: 1, ownerId, dueOn, state: 'to-do' },
        ...{ closedOn: null, withdrawnOn: null },
      });
      const place = { id, residentId, version: 1, beneath: [GOAL_PART.kind, goalId] } as const;
      seal(TASK_PART, place, { title });
    },
    closeTask: ({ taskId: id, residentId, state, closedOn, outcome }) => {
      const version = nextVersion({ kind: 'task', id });
      parts.task.change(id, { version, state, closedOn });
      const place = { id, residentId, version, beneath: [TASK_PART.kind, id] } as const;
      if (outcome !== undefined) seal(TASK_OUTCOME_PART, place, outcome);
    },
    addReview: ({ planId, residentId }, { goals, note, ...review }) => {
      const { id, heldOn, nextReviewOn, decision } = review;
      const row = { id, planId, version: 1, heldOn, nextReviewOn, decision };
      rowsOf(records, REVIEWS).add(row);
      const attainments = rowsOf(records, REVIEW_ATTAINMENTS);
      for (const { goalId, attained, state } of goals)
        attainments.add({ reviewId: id, goalId, attained, state });
      seal(REVIEW_PART, { id, residentId, version: 1 }, { note });
    },
    correctNeed: ({ id, domain, level, description }, correction) => {
      const version = keepFormer({ kind: 'need', id }, correction);
      parts.need.change(id, { version, domain, level });
      seal(NEED_PART, { ...correction, id, version }, { description });
    },
    correctGoal: ({ id, horizon, weight, baseline, title, ownWords, scale }, correction) => {
      const version = keepFormer({ kind: 'goal', id }, correction);
      parts.goal.change(id, { version, horizon, weight, baseline });
      seal(GOAL_PART, { ...correction, id, version }, { title, ownWords, scale });
    },
    correctTask: ({ id, ownerId, dueOn, title }, correction) => {
      const version = keepFormer({ kind: 'task', id }, correction);
      parts.task.change(id, { version, ownerId, dueOn });
      seal(TASK_PART, { ...correction, id, version }, { title });
    },
    withdraw: (part, withdrawnOn, correction) => {
      const version = keepFormer(part, correction);
      parts[part.kind].change(part.id, { version, withdrawnOn });
    },
    saveGoal: ({ id, state, attainment }) => {
      const version = nextVersion({ kind: 'goal', id });
      parts.goal.change(id, { version, state, attainment });
    },
  };
}

interface PartPlace {
  readonly id: string;
  readonly residentId: ResidentId;
  readonly version: number;
  /** Kind and id of the part it hangs on. */
  readonly beneath?: readonly [string, string];
}

function partRowsOf(records: Handle) {
  return {
    need: rowsOf(records, NEEDS),
    goal: rowsOf(records, GOALS),
    task: rowsOf(records, TASKS),
  };
}

function historiesOf(vault: WrittenRows): Readonly<Record<PlanPart['kind'], CorrectionsStore>> {
  return {
    need: correctionsOf(vault, { kind: 'need', compartment: 'case' }),
    goal: correctionsOf(vault, { kind: 'goal', compartment: 'case' }),
    task: correctionsOf(vault, { kind: 'task', compartment: 'case' }),
  };
}

function planOf(vault: WrittenRows, plan: PlanRow): StoredPlan {
  const { records, sealedParts } = vault;
  const histories = historiesOf(vault);
  const ofPlan = { plan: plan.id };
  const where = { planId: plan.id };
  const attainments = rowsOf(records, REVIEW_ATTAINMENTS);
  // A goal that went back to its own file is no goal of this plan any more, though a review of it measured it.
  const goals = new Set(records.all(GOALS_OF, ofPlan).map((row) => idIn<'goal'>(row, 'id')));
  return {
    ...plan,
    needs: rowsOf(records, NEEDS)
      .list({ where })
      .map((need) => ({
        ...need,
        words: sealedParts.read(NEED_PART, need.id),
        corrections: histories.need.of(need.id),
      })),
    goals: records.all(GOALS_OF, ofPlan).map((row) => {
      const goal = readRow(GOALS.columns, row);
      const words = sealedParts.read(GOAL_PART, goal.id);
      return { ...goal, words, corrections: histories.goal.of(goal.id) };
    }),
    tasks: records.all(TASKS_OF, ofPlan).map((row) => {
      const task = readRow(TASKS.columns, row);
      return {
        ...task,
        words: sealedParts.read(TASK_PART, task.id),
        outcome:
          task.state === 'dropped'
            ? sealedParts.read(TASK_OUTCOME_PART, task.id)
            : { state: 'none' },
        corrections: histories.task.of(task.id),
      };
    }),
    reviews: rowsOf(records, REVIEWS)
      .list({ where, oldestBy: 'heldOn' })
      .map((review) => ({
        ...review,
        words: sealedParts.read(REVIEW_PART, review.id),
        goals: attainments
          .list({ where: { reviewId: review.id } })
          .filter(({ goalId }) => goals.has(goalId)),
      })),
  };
}

function nameOf(residentId: ResidentId, parts: SealedParts): Sealed<string> {
  const presence = parts.read(PRESENCE_PART, residentId);
  return presence.state === 'open'
    ? { state: 'open', value: presence.value.preferredName }
    : presence;
}

function dueReviewOf(row: Row, parts: SealedParts): DueReview {
  const residentId = idIn<'resident'>(row, 'resident_id');
  return {
    planId: idIn<'care-plan'>(row, 'id'),
    residentId,
    dueOn: dayIn(row, 'due_on'),
    residentName: nameOf(residentId, parts),
  };
}

function ownTaskOf(row: Row, parts: SealedParts): OwnTask {
  const taskId = idIn<'task'>(row, 'id');
  const residentId = idIn<'resident'>(row, 'resident_id');
  return {
    taskId,
    residentId,
    planId: idIn<'care-plan'>(row, 'plan_id'),
    planVersion: integer(row, 'plan_version'),
    dueOn: dayIn(row, 'due_on'),
    words: parts.read(TASK_PART, taskId),
    residentName: nameOf(residentId, parts),
  };
}
