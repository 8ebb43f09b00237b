// The days of the invented shelter in order: what the case manager and the psychologist enter.
import type { InventedResident } from '../../src/features/training/index';
import { carePlans } from '../../src/features/care-plans/contract';
import { progress } from '../../src/features/progress/contract';
import { residents } from '../../src/features/residents/contract';
import { sessionNotes } from '../../src/features/session-notes/contract';
import { type CalendarDate, daysInMonth, partsOf } from '../../src/kernel/calendar-date';
import type { CarePlanId, GoalId, ResidentId, TaskId } from '../../src/kernel/ids';
import type { DemoDesk } from './demo-desk';
import type { DemoRole } from './demo-staff';

type Work = (desk: DemoDesk) => Promise<void>;

/** A day's entries of one person, or all of a kind that waited for it. */
export interface DemoEntry {
  readonly at: string;
  readonly role: DemoRole;
  readonly run: Work;
}

/** What is known of a resident once admitted. */
interface Known {
  id?: ResidentId;
  plan?: {
    readonly id: CarePlanId;
    version: number;
    readonly goals: readonly GoalId[];
    /** One for each need. */
    readonly tasks: readonly TaskId[];
  };
}

interface Entry {
  readonly on: CalendarDate;
  readonly run: Work;
}

/**
 * Everything that was entered, in order: case work at nine, clinical work in the evening of the month's last day, or of
 * the last day of all. Admissions come before exits of the same day, as in the order given.
 */
export function entriesOf(
  invented: readonly InventedResident[],
  lastDay: CalendarDate,
): readonly DemoEntry[] {
  const known = new Map(invented.map((resident) => [resident, {} as Known]));
  const about = (resident: InventedResident): Known => known.get(resident) ?? {};
  const caseWork = invented.flatMap((resident) => caseEntries(resident, about(resident)));
  const clinical = invented.flatMap((resident) => clinicalEntries(resident, about(resident)));
  return [
    ...caseWork.map(
      ({ on, run }): DemoEntry => ({ at: `${on}T09:00:00.000Z`, role: 'case-manager', run }),
    ),
    ...clinical.map(({ on, run }): DemoEntry => {
      const day = endOfMonth(on) < lastDay ? endOfMonth(on) : lastDay;
      return { at: `${day}T17:00:00.000Z`, role: 'psychologist', run };
    }),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function endOfMonth(on: CalendarDate): CalendarDate {
  const { year, month } = partsOf(on);
  return `${on.slice(0, 7)}-${String(daysInMonth(year, month)).padStart(2, '0')}` as CalendarDate;
}

function caseEntries(resident: InventedResident, known: Known): Entry[] {
  const { file, plan, exit } = resident;
  const entries: Entry[] = [
    { on: file.stay.admittedOn, run: (desk) => admit(desk, resident, known) },
  ];
  if (plan !== undefined) {
    entries.push({ on: plan.startOn, run: (desk) => startPlan(desk, plan, known) });
    for (const review of plan.reviews) {
      entries.push({ on: review.heldOn, run: (desk) => holdReview(desk, review, known) });
    }
    for (const [at, { taskDone, taskDueOn }] of plan.needs.entries()) {
      if (!taskDone) continue;
      const done = { at, doneOn: taskDueOn };
      entries.push({ on: taskDueOn, run: (desk) => closeTask(desk, done, known) });
    }
  }
  if (exit !== undefined) {
    entries.push({
      on: exit.exitedOn,
      run: async (desk) => {
        await desk.done(residents.exit, { id: idOf(known), expectedVersion: 1, ...exit });
      },
    });
  }
  return entries;
}

function clinicalEntries({ sheets, sessions }: InventedResident, known: Known): Entry[] {
  return [
    ...sheets.map(({ takenOn, instrument, answers }) => ({
      on: takenOn,
      run: async (desk: DemoDesk) => {
        const residentId = idOf(known);
        await desk.done(progress.record, {
          residentId,
          instrument,
          takenOn,
          answers: [...answers],
        });
      },
    })),
    ...sessions.map(({ heldOn, note }) => ({
      on: heldOn,
      run: async (desk: DemoDesk) => {
        const residentId = idOf(known);
        await desk.done(sessionNotes.write, { residentId, heldOn, kind: 'individual', note });
      },
    })),
  ];
}

/** Invented names meet again sometimes; the case manager then says that these are two people. */
async function admit(desk: DemoDesk, { file }: InventedResident, known: Known): Promise<void> {
  const input = {
    ...file,
    presence: { ...file.presence, alerts: [...file.presence.alerts] },
    facts: { ...file.facts, exploitationForms: [...file.facts.exploitationForms] },
  };
  const first = await desk.ask(residents.admit, input);
  const answer =
    first.kind === 'refused' && first.refusal.code === 'residents.possible-duplicate'
      ? await desk.done(residents.admit, {
          ...input,
          acknowledgedDuplicates: 'تشابه أسماء: رُوجع الملفان وهما شخصان مختلفان.',
        })
      : first.kind === 'done'
        ? first.value
        : undefined;
  if (answer === undefined) throw new Error(`admission answered ${JSON.stringify(first)}`);
  known.id = answer.id;
}

type Plan = NonNullable<InventedResident['plan']>;

async function startPlan(desk: DemoDesk, plan: Plan, known: Known): Promise<void> {
  const residentId = idOf(known);
  const started = await desk.done(carePlans.start, { residentId });
  const { owners } = await desk.done(carePlans.openPlan, { residentId });
  const own = owners.find(({ self }) => self);
  if (own === undefined) throw new Error('the case manager is not among the owners');
  const goals: GoalId[] = [];
  const tasks: TaskId[] = [];
  let { version } = started;
  const seen = () => ({ residentId, planId: started.planId, expectedVersion: version });
  for (const { domain, level, description, goal, taskDueOn } of plan.needs) {
    const need = await desk.done(carePlans.addNeed, { ...seen(), domain, level, description });
    version = need.version;
    const { title, ownWords, expected, more } = goal;
    const set = await desk.done(carePlans.setGoal, {
      ...seen(),
      needId: need.needId,
      title,
      ownWords,
      horizon: 'short',
      scale: { expected, more },
    });
    version = set.version;
    goals.push(set.goalId);
    const task = { goalId: set.goalId, title: goal.task, dueOn: taskDueOn, ownerId: own.id };
    const added = await desk.done(carePlans.addTask, { ...seen(), ...task });
    version = added.version;
    tasks.push(added.taskId);
  }
  known.plan = { id: started.planId, version, goals, tasks };
}

interface DoneTask {
  /** Of which need, in order. */
  readonly at: number;
  readonly doneOn: CalendarDate;
}

async function closeTask(desk: DemoDesk, { at, doneOn }: DoneTask, known: Known): Promise<void> {
  const { plan } = known;
  const taskId = plan?.tasks[at];
  if (plan === undefined || taskId === undefined) throw new Error('a task needs a plan');
  const closed = await desk.done(carePlans.closeTask, {
    residentId: idOf(known),
    planId: plan.id,
    expectedVersion: plan.version,
    taskId,
    outcome: { kind: 'done', doneOn },
  });
  plan.version = closed.version;
}

async function holdReview(
  desk: DemoDesk,
  review: Plan['reviews'][number],
  known: Known,
): Promise<void> {
  const { plan } = known;
  if (plan === undefined) throw new Error('a review needs a plan');
  const { heldOn, attained, nextReviewOn, note } = review;
  const held = await desk.done(carePlans.review, {
    residentId: idOf(known),
    planId: plan.id,
    expectedVersion: plan.version,
    heldOn,
    nextReviewOn,
    note,
    decision: 'continue',
    goals: plan.goals.map((goalId, at) => ({
      goalId,
      attained: attained[at] ?? -1,
      state: 'open' as const,
    })),
  });
  plan.version = held.version;
}

function idOf({ id }: Known): ResidentId {
  if (id === undefined) throw new Error('not admitted yet');
  return id;
}
