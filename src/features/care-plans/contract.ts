// What the window may ask about a resident's care plan. Words come back as open, closed or unreadable parts.
import { z } from 'zod';
import { aboutResident } from '../../kernel/about-resident';
import { calendarDate } from '../../kernel/calendar-date';
import { ROLES } from '../../kernel/compartments';
import { correctionReason, correctionView } from '../../kernel/corrections';
import { idOf } from '../../kernel/ids';
import {
  command,
  contractOf,
  holders,
  query,
  recorded,
  recordedList,
  refusedAccess,
} from '../../kernel/operation';
import { sealedOf } from '../../kernel/sealed';
import { DECISIONS, GOAL_STATES, HORIZONS } from './plan';
import { goalWords, needWords, reviewWords, taskOutcome, taskWords } from './parts';
import {
  attainment,
  domain,
  dropReason,
  goalInput,
  level,
  needInput,
  reviewInput,
  taskInput,
} from './schemas';

const residentId = idOf<'resident'>();

/** Every change names the plan as the editor saw it. */
const seen = z.object({
  residentId,
  planId: idOf<'care-plan'>(),
  expectedVersion: z.int().min(1),
});
const changed = z.object({ version: z.number() });
const read = holders({ case: 'read' });
const write = holders({ case: 'write' });
const NOT_AS_SEEN = [
  'care-plans.no-plan',
  'care-plans.changed-meanwhile',
  'care-plans.plan-closed',
] as const;
/** Why a part of the plan is not corrected. */
const NOT_CORRECTED = [
  ...NOT_AS_SEEN,
  'care-plans.part-withdrawn',
  'care-plans.part-unreadable',
  'correction.no-change',
] as const;

const planPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('need'), id: idOf<'need'>() }),
  z.object({ kind: z.literal('goal'), id: idOf<'goal'>() }),
  z.object({ kind: z.literal('task'), id: idOf<'task'>() }),
]);

/** What became of a part after it was written. */
const later = {
  withdrawnOn: calendarDate().nullable(),
  corrections: z.array(correctionView),
};

const taskView = z.object({
  ...later,
  id: idOf<'task'>(),
  dueOn: calendarDate().nullable(),
  dueness: z.enum(['overdue', 'due', 'later', 'undated']).nullable(),
  ownerCode: z.string(),
  state: z.enum(['to-do', 'done', 'dropped']),
  closedOn: calendarDate().nullable(),
  /** Whoever writes the plan, and the task's own owner, whose role may only read it. */
  mayClose: z.boolean(),
  words: sealedOf(taskWords),
  outcome: sealedOf(taskOutcome),
});

const goalView = z.object({
  ...later,
  id: idOf<'goal'>(),
  horizon: z.enum(HORIZONS),
  weight: z.number(),
  baseline: attainment,
  attained: attainment.nullable(),
  state: z.enum(GOAL_STATES),
  setOn: calendarDate(),
  words: sealedOf(goalWords),
  tasks: z.array(taskView),
});

const needView = z.object({
  ...later,
  id: idOf<'need'>(),
  domain,
  level,
  foundOn: calendarDate(),
  words: sealedOf(needWords),
  goals: z.array(goalView),
});

const reviewView = z.object({
  id: idOf<'review'>(),
  heldOn: calendarDate(),
  decision: z.enum(DECISIONS),
  nextReviewOn: calendarDate().nullable(),
  words: sealedOf(reviewWords),
  goals: z.array(z.object({ goalId: idOf<'goal'>(), attained: attainment })),
});

const planView = z.object({
  id: idOf<'care-plan'>(),
  version: z.number(),
  openedOn: calendarDate(),
  state: z.enum(['open', 'closed']),
  needs: z.array(needView),
  /** Newest first. */
  reviews: z.array(reviewView),
  nextReviewOn: calendarDate().nullable(),
  /** Goal Attainment Scaling over the goals reviewed so far. */
  attainment: z
    .object({ score: z.number(), baseline: z.number(), change: z.number(), goals: z.number() })
    .nullable(),
});

const colleague = z.object({
  id: idOf<'staff'>(),
  code: z.string(),
  role: z.enum(ROLES),
  self: z.boolean(),
});

export const carePlans = contractOf('care-plans', {
  openPlan: query({
    input: z.object({ residentId }),
    output: z.object({
      plan: planView.nullable(),
      /** Who may be given a task. */
      owners: z.array(colleague),
      today: calendarDate(),
      mayWrite: z.boolean(),
    }),
    permission: read,
    refusals: ['resident.not-found'],
    audit: recorded('care-plans.open', aboutResident),
  }),
  start: command({
    input: z.object({ residentId }),
    output: z.object({ planId: idOf<'care-plan'>(), version: z.number() }),
    permission: write,
    refusals: ['resident.not-found', 'care-plans.already-open'],
    audit: recorded('care-plans.start', aboutResident),
  }),
  addNeed: command({
    input: seen.extend(needInput.shape),
    output: changed.extend({ needId: idOf<'need'>() }),
    permission: write,
    refusals: NOT_AS_SEEN,
    audit: recorded('care-plans.add-need', aboutResident),
  }),
  setGoal: command({
    input: seen.extend(goalInput.shape),
    output: changed.extend({ goalId: idOf<'goal'>() }),
    permission: write,
    refusals: [...NOT_AS_SEEN, 'care-plans.need-not-found', 'care-plans.part-withdrawn'],
    audit: recorded('care-plans.set-goal', aboutResident),
  }),
  addTask: command({
    input: seen.extend(taskInput.shape),
    output: changed.extend({ taskId: idOf<'task'>() }),
    permission: write,
    refusals: [
      ...NOT_AS_SEEN,
      'care-plans.goal-not-found',
      'care-plans.goal-not-open',
      'care-plans.part-withdrawn',
      'care-plans.owner-cannot-open-plan',
    ],
    audit: recorded('care-plans.add-task', aboutResident),
  }),
  closeTask: command({
    input: seen.extend({
      taskId: idOf<'task'>(),
      outcome: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('done'), doneOn: calendarDate() }),
        z.object({ kind: z.literal('dropped'), reason: dropReason }),
      ]),
    }),
    output: changed,
    /** The owner of a task needs no more than to read the plan. */
    permission: read,
    refusals: [
      ...NOT_AS_SEEN,
      'care-plans.task-not-found',
      'care-plans.task-not-yours',
      'care-plans.task-not-to-do',
      'care-plans.part-withdrawn',
      'care-plans.reason-missing',
      'care-plans.day-in-future',
    ],
    audit: recorded('care-plans.close-task', aboutResident),
    recordedRefusals: { 'care-plans.task-not-yours': refusedAccess(aboutResident) },
  }),
  reopenTask: command({
    input: seen.extend({ taskId: idOf<'task'>() }),
    output: changed,
    /** The owner of a task needs no more than to read the plan. */
    permission: read,
    refusals: [
      ...NOT_AS_SEEN,
      'care-plans.task-not-found',
      'care-plans.task-not-yours',
      'care-plans.goal-not-open',
      'care-plans.part-withdrawn',
    ],
    audit: recorded('care-plans.reopen-task', aboutResident),
    recordedRefusals: { 'care-plans.task-not-yours': refusedAccess(aboutResident) },
  }),
  correctNeed: command({
    input: seen.extend({ needId: idOf<'need'>(), reason: correctionReason, ...needInput.shape }),
    output: changed,
    permission: write,
    refusals: [...NOT_CORRECTED, 'care-plans.need-not-found'],
    audit: recorded('care-plans.correct-need', aboutResident),
  }),
  correctGoal: command({
    input: seen.extend({
      goalId: idOf<'goal'>(),
      reason: correctionReason,
      ...goalInput.omit({ needId: true }).shape,
    }),
    output: changed,
    permission: write,
    refusals: [...NOT_CORRECTED, 'care-plans.goal-not-found'],
    audit: recorded('care-plans.correct-goal', aboutResident),
  }),
  correctTask: command({
    input: seen.extend({
      taskId: idOf<'task'>(),
      reason: correctionReason,
      ...taskInput.omit({ goalId: true }).shape,
    }),
    output: changed,
    permission: write,
    refusals: [...NOT_CORRECTED, 'care-plans.task-not-found', 'care-plans.owner-cannot-open-plan'],
    audit: recorded('care-plans.correct-task', aboutResident),
  }),
  withdraw: command({
    input: seen.extend({ part: planPart, reason: correctionReason }),
    output: changed,
    permission: write,
    refusals: [
      ...NOT_AS_SEEN,
      'care-plans.need-not-found',
      'care-plans.goal-not-found',
      'care-plans.task-not-found',
      'care-plans.part-withdrawn',
    ],
    audit: recorded('care-plans.withdraw', aboutResident),
  }),
  review: command({
    input: seen.extend(reviewInput.shape),
    output: changed.extend({ reviewId: idOf<'review'>() }),
    permission: write,
    refusals: [
      ...NOT_AS_SEEN,
      'care-plans.goal-not-found',
      'care-plans.part-withdrawn',
      'care-plans.day-in-future',
      'care-plans.review-before-last',
      'care-plans.next-review-not-later',
      'care-plans.goal-reviewed-twice',
      'care-plans.tasks-still-open',
      'care-plans.goals-still-open',
    ],
    audit: recorded('care-plans.review', aboutResident),
  }),
  dueTasks: query({
    input: z.object({}),
    output: z.object({
      tasks: z.array(
        z.object({
          taskId: idOf<'task'>(),
          planId: idOf<'care-plan'>(),
          planVersion: z.number(),
          residentId,
          residentName: sealedOf(z.string()),
          text: sealedOf(z.string()),
          dueOn: calendarDate(),
          overdue: z.boolean(),
        }),
      ),
      /** Of every open plan this session may read, also where nobody was named for it. */
      reviews: z.array(
        z.object({
          planId: idOf<'care-plan'>(),
          residentId,
          residentName: sealedOf(z.string()),
          dueOn: calendarDate(),
          overdue: z.boolean(),
        }),
      ),
    }),
    permission: read,
    refusals: [],
    audit: recordedList('care-plans.due-tasks', (output) => [...output.tasks, ...output.reviews]),
  }),
});

export type PlanView = z.output<typeof planView>;
export type NeedView = z.output<typeof needView>;
export type GoalView = z.output<typeof goalView>;
export type TaskView = z.output<typeof taskView>;
export type ReviewView = z.output<typeof reviewView>;
export type ColleagueView = z.output<typeof colleague>;
