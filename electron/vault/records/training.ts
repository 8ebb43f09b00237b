// Puts invented residents into a training vault with the same stores that real ones would use.
import type { CarePlansWrite } from '../../../src/features/care-plans/records';
import type { InventedResident } from '../../../src/features/training/index';
import type { TrainingWrite } from '../../../src/features/training/records';
import { addDays, type CalendarDate } from '../../../src/kernel/calendar-date';
import { filledExample } from '../../../src/kernel/entry/entry-example';
import type { CarePlanId, GoalId, ResidentId, StaffId } from '../../../src/kernel/ids';
import { approximateAge, type PartialDate, UNKNOWN_DATE } from '../../../src/kernel/partial-date';
import { fullName } from '../../../src/features/residents/index';
import { freshId } from '../keys/places';
import type {
  EntriesGround,
  OwnSealing,
  ResidentsGround,
  WrittenRows,
} from '../open-vault/store-ground';
import { ENTRY_KINDS } from '../house-facts/entry-kinds';
import { carePlansRecords } from './care-plans';
import { entryRecords } from './entries';
import { residentsRecords } from './residents';

type TrainingGround = ResidentsGround & EntriesGround & OwnSealing & { readonly training: boolean };

export function trainingRecords(vault: TrainingGround): TrainingWrite {
  let residents = 0;
  return {
    isTraining: () => vault.training,
    residentCount: () => residentsRecords(vault).counts().all,
    put: (resident) => {
      const id = putFile(vault, resident);
      if (resident.plan !== undefined) putPlan(vault, id, resident.plan);
      putEntries(vault, { id, nth: residents, on: resident.file.stay.admittedOn });
      residents += 1;
    },
  };
}

/** The examples of every register whose words this session may seal, one to a resident. */
function putEntries(
  vault: EntriesGround & OwnSealing,
  resident: { readonly id: ResidentId; readonly nth: number; readonly on: CalendarDate },
): void {
  for (const kind of ENTRY_KINDS) {
    if (vault.sealing.holds(kind.compartment)) putExample(vault, kind, resident);
  }
}

/** Inside a transaction. A kind with fewer examples gets none. */
export function putExample(
  vault: EntriesGround,
  kind: (typeof ENTRY_KINDS)[number],
  { id, nth, on }: { readonly id: ResidentId; readonly nth: number; readonly on: CalendarDate },
): void {
  const example = kind.examples[nth];
  if (example === undefined) return;
  const { staffId } = vault.session;
  const given = filledExample(kind, example, { residentId: id, on, staffId });
  const facts = Object.entries(kind.counted).map(([field, { schema }]) => [
    field,
    schema.parse(given[field]),
  ]);
  const words = Object.entries(kind.words).map(([field, { schema }]) => [
    field,
    schema.parse(given[field]),
  ]);
  const entry = {
    ...{ id: freshId<'entry'>(), residentId: id, version: 1 },
    ...{ authorStaffId: staffId, writtenAt: `${on}T10:00:00.000Z` },
    ...Object.fromEntries(facts),
  };
  entryRecords(vault, kind).add(entry, Object.fromEntries(words));
}

function putFile(vault: ResidentsGround, { file: invented, exit }: InventedResident): ResidentId {
  const records = residentsRecords(vault);
  const { caseNumber, presence, identity, facts, stay } = invented;
  const id = freshId<'resident'>();
  const birth: PartialDate = identity?.birth ?? UNKNOWN_DATE;
  const { admittedOn, referralSource } = stay;
  const createdAt = `${admittedOn}T09:00:00.000Z`;
  const age = approximateAge(birth, admittedOn);
  const file = {
    resident: { id, caseNumber, version: 1, facts, createdAt, importId: null },
    stay: {
      ...{ id: freshId<'stay'>(), version: 1, admittedOn, referralSource },
      ...{ age, exit: exit ?? null },
    },
    ...{ presence, identity },
    spellings: identity === undefined ? [] : [fullName(identity.name)],
  };
  records.add([file]);
  return id;
}

type Plan = NonNullable<InventedResident['plan']>;

function putPlan(vault: WrittenRows, residentId: ResidentId, plan: Plan): void {
  const records = carePlansRecords(vault);
  const planId = freshId<'care-plan'>();
  const { startOn } = plan;
  records.addPlan({ id: planId, residentId, version: 1, openedOn: startOn, state: 'open' });
  const goals = plan.needs.map((need) => putNeed(vault, { planId, residentId }, { need, startOn }));
  for (const { heldOn, attained, nextReviewOn, note } of plan.reviews) {
    records.addReview(
      { planId, residentId },
      {
        id: freshId<'review'>(),
        heldOn,
        nextReviewOn,
        note,
        decision: 'continue',
        goals: goals.map((goalId, at) => ({ goalId, attained: attained[at] ?? -1, state: 'open' })),
      },
    );
    goals.forEach((id, at) =>
      records.saveGoal({ id, state: 'open', attainment: attained[at] ?? -1 }),
    );
  }
}

function putNeed(
  vault: WrittenRows,
  place: { readonly planId: CarePlanId; readonly residentId: ResidentId },
  { need, startOn }: { readonly need: Plan['needs'][number]; readonly startOn: Plan['startOn'] },
): GoalId {
  const records = carePlansRecords(vault);
  const { domain, level, description, goal } = need;
  const needId = freshId<'need'>();
  const goalId = freshId<'goal'>();
  records.addNeed(place, { id: needId, domain, level, description, foundOn: startOn });
  records.addGoal(place, {
    id: goalId,
    needId,
    title: goal.title,
    ownWords: goal.ownWords,
    horizon: 'short',
    weight: 1,
    baseline: -1,
    scale: { expected: goal.expected, more: goal.more },
    state: 'open',
    setOn: startOn,
  });
  putTask(records, place, { need, goalId, ownerId: vault.session.staffId });
  return goalId;
}

function putTask(
  records: CarePlansWrite,
  place: { readonly planId: CarePlanId; readonly residentId: ResidentId },
  task: {
    readonly need: Plan['needs'][number];
    readonly goalId: GoalId;
    readonly ownerId: StaffId;
  },
): void {
  const taskId = freshId<'task'>();
  const { need, goalId, ownerId } = task;
  const { taskDueOn, taskDone, goal } = need;
  records.addTask(place, { id: taskId, goalId, title: goal.task, dueOn: taskDueOn, ownerId });
  if (!taskDone) return;
  records.closeTask({
    taskId,
    residentId: place.residentId,
    state: 'done',
    closedOn: addDays(taskDueOn, -1),
  });
}
