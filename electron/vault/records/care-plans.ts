// Care plans on disk: codes and days in clear columns, every word sealed under `case` for its resident.
import type {
  CarePlansWrite,
  DueReview,
  OwnTask,
  PartCorrection,
  StoredGoal,
  StoredNeed,
  StoredPlan,
  StoredReview,
  StoredTask,
} from '../../../src/features/care-plans/records';
import {
  DOMAINS,
  LEVELS,
  HORIZONS,
  GOAL_STATES,
  DECISIONS,
  type PlanPart,
} from '../../../src/features/care-plans/index';
import { ATTAINMENTS } from '../../../src/features/progress/index';
import type {
  ResidentId,
  CarePlanId,
  GoalId,
  NeedId,
  ReviewId,
  TaskId,
} from '../../../src/kernel/ids';
import { ofResident } from '../../../src/kernel/owner';
import type { Sealed } from '../../../src/kernel/sealed';
import type { Row } from '../database/driver';
import { codeIn, dayIn, idIn, integer, maybeDayIn, stepIn, text } from '../database/rows';
import type { WrittenRows } from '../open-vault/store-ground';
import { type CorrectionsStore, correctionsOf } from './corrections';
import { GOAL_PART, NEED_PART, REVIEW_PART, TASK_OUTCOME_PART, TASK_PART } from './care-plan-parts';
import { PRESENCE_PART } from '../sealing/resident-parts';
import { residentExists } from '../house-facts/residents-known';
import type { SealedParts } from '../open-vault/sealed-parts';
import { presentStaff, staffCodeOf } from '../house-facts/staff-known';

const PLAN =
  "SELECT id, resident_id, version, opened_on, state FROM care_plans WHERE resident_id = $resident ORDER BY state = 'open' DESC, opened_on DESC, rowid DESC LIMIT 1";
const NEEDS =
  'SELECT id, domain, level, found_on, withdrawn_on FROM needs WHERE plan_id = $plan ORDER BY rowid';
const GOALS =
  'SELECT g.id, g.need_id, g.horizon, g.weight, g.baseline, g.state, g.set_on, g.withdrawn_on FROM goals g JOIN needs n ON n.id = g.need_id WHERE n.plan_id = $plan ORDER BY g.rowid';
const TASKS =
  'SELECT t.id, t.goal_id, t.owner_staff_id, t.due_on, t.state, t.closed_on, t.withdrawn_on FROM tasks t JOIN goals g ON g.id = t.goal_id JOIN needs n ON n.id = g.need_id WHERE n.plan_id = $plan ORDER BY t.rowid';
const REVIEWS =
  'SELECT id, reviewed_on, next_review_on, decision FROM reviews WHERE plan_id = $plan ORDER BY reviewed_on, rowid';
const ATTAINMENTS_OF =
  'SELECT a.review_id, a.goal_id, a.attainment, a.goal_state FROM review_attainments a JOIN reviews r ON r.id = a.review_id WHERE r.plan_id = $plan';
const OWN_TASKS =
  "SELECT t.id, t.resident_id, t.due_on FROM tasks t JOIN goals g ON g.id = t.goal_id JOIN needs n ON n.id = g.need_id WHERE t.owner_staff_id = $owner AND t.state = 'to-do' AND t.due_on <= $until AND t.withdrawn_on IS NULL AND g.withdrawn_on IS NULL AND n.withdrawn_on IS NULL ORDER BY t.due_on, t.rowid";
const REVIEWS_DUE =
  "SELECT p.id, p.resident_id, r.next_review_on AS due_on FROM care_plans p JOIN reviews r ON r.id = (SELECT x.id FROM reviews x WHERE x.plan_id = p.id ORDER BY x.reviewed_on DESC, x.rowid DESC LIMIT 1) WHERE p.state = 'open' AND r.next_review_on <= $until AND EXISTS (SELECT 1 FROM stays s WHERE s.resident_id = p.resident_id AND s.exited_on IS NULL) ORDER BY r.next_review_on, p.rowid";
const ADD_PLAN =
  'INSERT INTO care_plans (id, resident_id, version, opened_on, state) VALUES ($id, $resident, $version, $openedOn, $state)';
const SAVE_PLAN = 'UPDATE care_plans SET version = $version, state = $state WHERE id = $id';
const ADD_NEED =
  'INSERT INTO needs (id, plan_id, version, domain, level, found_on) VALUES ($id, $plan, 1, $domain, $level, $foundOn)';
const ADD_GOAL =
  'INSERT INTO goals (id, need_id, version, horizon, weight, baseline, state, set_on) VALUES ($id, $need, 1, $horizon, $weight, $baseline, $state, $setOn)';
const SAVE_GOAL =
  'UPDATE goals SET version = version + 1, state = $state, attainment = $attainment WHERE id = $id';
const ADD_TASK =
  "INSERT INTO tasks (id, goal_id, resident_id, version, owner_staff_id, due_on, state) VALUES ($id, $goal, $resident, 1, $owner, $dueOn, 'to-do')";
const CLOSE_TASK =
  'UPDATE tasks SET version = version + 1, state = $state, closed_on = $closedOn WHERE id = $id';
const TASK_VERSION = 'SELECT version FROM tasks WHERE id = $id';
const NEED_VERSION = 'SELECT version FROM needs WHERE id = $id';
const GOAL_VERSION = 'SELECT version FROM goals WHERE id = $id';
const CORRECT_NEED =
  'UPDATE needs SET version = $version, domain = $domain, level = $level WHERE id = $id';
const CORRECT_GOAL =
  'UPDATE goals SET version = $version, horizon = $horizon, weight = $weight, baseline = $baseline WHERE id = $id';
const CORRECT_TASK =
  'UPDATE tasks SET version = $version, owner_staff_id = $owner, due_on = $dueOn WHERE id = $id';
const WITHDRAW: Readonly<Record<PlanPart['kind'], string>> = {
  need: 'UPDATE needs SET version = $version, withdrawn_on = $on WHERE id = $id',
  goal: 'UPDATE goals SET version = $version, withdrawn_on = $on WHERE id = $id',
  task: 'UPDATE tasks SET version = $version, withdrawn_on = $on WHERE id = $id',
};
const VERSIONS: Readonly<Record<PlanPart['kind'], string>> = {
  need: NEED_VERSION,
  goal: GOAL_VERSION,
  task: TASK_VERSION,
};
const ADD_REVIEW =
  'INSERT INTO reviews (id, plan_id, version, reviewed_on, next_review_on, decision) VALUES ($id, $plan, 1, $heldOn, $next, $decision)';
const ADD_ATTAINMENT =
  'INSERT INTO review_attainments (review_id, goal_id, attainment, goal_state) VALUES ($review, $goal, $attainment, $state)';

export function carePlansRecords(vault: WrittenRows): CarePlansWrite {
  const { records, sealedParts } = vault;
  const histories = historiesOf(vault);
  /** Keeps what the part was and answers the version that it has from now on. */
  const keepFormer = ({ kind, id }: PlanPart, correction: PartCorrection): number => {
    const ended = integer(records.get(VERSIONS[kind], { id }) ?? {}, 'version');
    const { residentId, ...kept } = correction;
    const place = { recordId: id, owner: ofResident(residentId), version: ended };
    histories[kind].add({ ...kept, ...place });
    return ended + 1;
  };
  return {
    residentExists: (id) => residentExists(records, id),
    planOf: (resident) => {
      const row = records.get(PLAN, { resident });
      return row === undefined ? undefined : planOf(vault, row);
    },
    presentStaff: () => presentStaff(vault.records),
    staffCode: (id) => staffCodeOf(records, id),
    reviewsDue: (until) =>
      records.all(REVIEWS_DUE, { until }).map((row) => dueReviewOf(row, sealedParts)),
    openTasksOf: (owner, until) =>
      records.all(OWN_TASKS, { owner, until }).map((row) => ownTaskOf(row, sealedParts)),
    addPlan: ({ id, residentId, version, openedOn, state }) => {
      records.run(ADD_PLAN, { id, resident: residentId, version, openedOn, state });
    },
    savePlan: ({ id, version, state }) => {
      records.run(SAVE_PLAN, { id, version, state });
    },
    addNeed: ({ planId, residentId }, { id, domain, level, foundOn, description }) => {
      records.run(ADD_NEED, { id, plan: planId, domain, level, foundOn });
      sealedParts.save(
        NEED_PART,
        { recordId: id, owner: ofResident(residentId), version: 1 },
        { description },
      );
    },
    addGoal: ({ residentId }, goal) => {
      const { id, needId, horizon, weight, baseline, state, setOn } = goal;
      records.run(ADD_GOAL, { id, need: needId, horizon, weight, baseline, state, setOn });
      const { title, ownWords, scale } = goal;
      const words = { title, ownWords, scale };
      sealedParts.save(
        GOAL_PART,
        { recordId: id, owner: ofResident(residentId), version: 1 },
        words,
      );
    },
    addTask: ({ residentId }, { id, goalId, ownerId, dueOn, title }) => {
      records.run(ADD_TASK, {
        id,
        goal: goalId,
        resident: residentId,
        owner: ownerId,
        dueOn: dueOn ?? null,
      });
      sealedParts.save(
        TASK_PART,
        { recordId: id, owner: ofResident(residentId), version: 1 },
        { title },
      );
    },
    closeTask: ({ taskId, residentId, state, closedOn, outcome }) => {
      records.run(CLOSE_TASK, { id: taskId, state, closedOn: closedOn ?? null });
      if (outcome === undefined) return;
      const version = integer(records.get(TASK_VERSION, { id: taskId }) ?? {}, 'version');
      sealedParts.save(
        TASK_OUTCOME_PART,
        { recordId: taskId, owner: ofResident(residentId), version },
        outcome,
      );
    },
    addReview: ({ planId, residentId }, { id, heldOn, nextReviewOn, decision, goals, note }) => {
      const next = nextReviewOn ?? null;
      records.run(ADD_REVIEW, { id, plan: planId, heldOn, next, decision });
      for (const { goalId, attained, state } of goals) {
        records.run(ADD_ATTAINMENT, { review: id, goal: goalId, attainment: attained, state });
      }
      sealedParts.save(
        REVIEW_PART,
        { recordId: id, owner: ofResident(residentId), version: 1 },
        { note },
      );
    },
    correctNeed: ({ id, domain, level, description }, correction) => {
      const version = keepFormer({ kind: 'need', id }, correction);
      records.run(CORRECT_NEED, { id, version, domain, level });
      const owner = ofResident(correction.residentId);
      sealedParts.save(NEED_PART, { recordId: id, owner, version }, { description });
    },
    correctGoal: ({ id, horizon, weight, baseline, title, ownWords, scale }, correction) => {
      const version = keepFormer({ kind: 'goal', id }, correction);
      records.run(CORRECT_GOAL, { id, version, horizon, weight, baseline });
      const owner = ofResident(correction.residentId);
      sealedParts.save(GOAL_PART, { recordId: id, owner, version }, { title, ownWords, scale });
    },
    correctTask: ({ id, ownerId, dueOn, title }, correction) => {
      const version = keepFormer({ kind: 'task', id }, correction);
      records.run(CORRECT_TASK, { id, version, owner: ownerId, dueOn: dueOn ?? null });
      const owner = ofResident(correction.residentId);
      sealedParts.save(TASK_PART, { recordId: id, owner, version }, { title });
    },
    withdraw: (part, on, correction) => {
      const version = keepFormer(part, correction);
      records.run(WITHDRAW[part.kind], { id: part.id, version, on });
    },
    saveGoal: ({ id, state, attainment }) => {
      records.run(SAVE_GOAL, { id, state, attainment });
    },
  };
}

function historiesOf(vault: WrittenRows): Readonly<Record<PlanPart['kind'], CorrectionsStore>> {
  return {
    need: correctionsOf(vault, { kind: 'need', compartment: 'case' }),
    goal: correctionsOf(vault, { kind: 'goal', compartment: 'case' }),
    task: correctionsOf(vault, { kind: 'task', compartment: 'case' }),
  };
}

function planOf(vault: WrittenRows, row: Row): StoredPlan {
  const { records, sealedParts } = vault;
  const histories = historiesOf(vault);
  const plan = text(row, 'id');
  const attainments = records.all(ATTAINMENTS_OF, { plan });
  return {
    id: plan as CarePlanId,
    residentId: idIn<'resident'>(row, 'resident_id'),
    version: integer(row, 'version'),
    openedOn: dayIn(row, 'opened_on'),
    state: codeIn(row, 'state', ['open', 'closed']),
    needs: records.all(NEEDS, { plan }).map((need) => ({
      ...needOf(need, sealedParts),
      ...laterOf(need, histories.need),
    })),
    goals: records.all(GOALS, { plan }).map((goal) => ({
      ...goalOf(goal, sealedParts),
      ...laterOf(goal, histories.goal),
    })),
    tasks: records.all(TASKS, { plan }).map((task) => ({
      ...taskOf(task, sealedParts),
      ...laterOf(task, histories.task),
    })),
    reviews: records
      .all(REVIEWS, { plan })
      .map((review) => ({ ...reviewOf(review, sealedParts), goals: goalsAt(review, attainments) })),
  };
}

type Later = 'withdrawnOn' | 'corrections';

function laterOf(row: Row, history: CorrectionsStore): Pick<StoredNeed, Later> {
  return {
    withdrawnOn: maybeDayIn(row, 'withdrawn_on') ?? undefined,
    corrections: history.of(text(row, 'id')),
  };
}

function needOf(row: Row, parts: SealedParts): Omit<StoredNeed, Later> {
  const id = text(row, 'id');
  return {
    id: id as NeedId,
    domain: codeIn(row, 'domain', DOMAINS),
    level: stepIn(row, 'level', LEVELS),
    foundOn: dayIn(row, 'found_on'),
    words: parts.read(NEED_PART, id),
  };
}

function goalOf(row: Row, parts: SealedParts): Omit<StoredGoal, Later> {
  const id = text(row, 'id');
  return {
    id: id as GoalId,
    needId: idIn<'need'>(row, 'need_id'),
    horizon: codeIn(row, 'horizon', HORIZONS),
    weight: integer(row, 'weight'),
    baseline: stepIn(row, 'baseline', ATTAINMENTS),
    state: codeIn(row, 'state', GOAL_STATES),
    setOn: dayIn(row, 'set_on'),
    words: parts.read(GOAL_PART, id),
  };
}

function taskOf(row: Row, parts: SealedParts): Omit<StoredTask, Later> {
  const id = text(row, 'id');
  const state = codeIn(row, 'state', ['to-do', 'done', 'dropped']);
  return {
    id: id as TaskId,
    goalId: idIn<'goal'>(row, 'goal_id'),
    ownerId: idIn<'staff'>(row, 'owner_staff_id'),
    dueOn: maybeDayIn(row, 'due_on') ?? undefined,
    state,
    closedOn: maybeDayIn(row, 'closed_on') ?? undefined,
    words: parts.read(TASK_PART, id),
    outcome: state === 'dropped' ? parts.read(TASK_OUTCOME_PART, id) : { state: 'none' },
  };
}

function reviewOf(row: Row, parts: SealedParts): Omit<StoredReview, 'goals'> {
  const id = text(row, 'id');
  return {
    id: id as ReviewId,
    heldOn: dayIn(row, 'reviewed_on'),
    nextReviewOn: maybeDayIn(row, 'next_review_on') ?? undefined,
    decision: codeIn(row, 'decision', DECISIONS),
    words: parts.read(REVIEW_PART, id),
  };
}

function goalsAt(review: Row, attainments: readonly Row[]): StoredReview['goals'] {
  return attainments
    .filter((row) => row['review_id'] === review['id'])
    .map((row) => ({
      goalId: idIn<'goal'>(row, 'goal_id'),
      attained: stepIn(row, 'attainment', ATTAINMENTS),
      state: codeIn(row, 'goal_state', GOAL_STATES),
    }));
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
    dueOn: dayIn(row, 'due_on'),
    words: parts.read(TASK_PART, taskId),
    residentName: nameOf(residentId, parts),
  };
}
