// Correcting a need, goal or task with a reason, and withdrawing one. What it said before stays beside it; a part that cannot
// be read is never overwritten.
import { covers, ROLE_ACCESS } from '../../kernel/compartments';
import { changedFields, type FormerFields } from '../../kernel/corrections';
import type { StaffId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import type { Sealed } from '../../kernel/sealed';
import type { CommandContext, UseCases } from '../../kernel/use-case';
import { correctPart, withdrawPart } from './care-plan';
import type { carePlans } from './contract';
import { goalFields, needFields, taskFields } from './former-fields';
import { rulesPlanOf } from './opened-plan';
import { asSeen, change, narrowed, type NotAsSeen, type Seen } from './plan-step';
import type { CarePlansRead, CarePlansWrite, PartCorrection, StoredPlan } from './records';
import type { PlanPart } from './in-plan';

type Corrections = Pick<
  typeof carePlans,
  'correctNeed' | 'correctGoal' | 'correctTask' | 'withdraw'
>;
type Context = CommandContext<CarePlansWrite>;

export const correctionUseCases: UseCases<Corrections, CarePlansRead, CarePlansWrite> = {
  correctNeed: ({ needId: id, domain, level, description, ...asked }, context) => {
    const after = { id, domain, level, description };
    return correct<'care-plans.need-not-found'>(asked, context, {
      part: { kind: 'need', id },
      before: ({ needs }) => {
        const need = needs.find((one) => one.id === id);
        const words = readable(need?.words);
        return need && words && needFields({ ...need, ...words });
      },
      after: needFields(after),
      write: (correction) => context.records.correctNeed(after, correction),
    });
  },

  correctGoal: ({ goalId: id, residentId, planId, expectedVersion, reason, ...goal }, context) => {
    const after = { id, ...goal };
    return correct<'care-plans.goal-not-found'>(
      { residentId, planId, expectedVersion, reason },
      context,
      {
        part: { kind: 'goal', id },
        before: ({ goals }) => {
          const found = goals.find((one) => one.id === id);
          const words = readable(found?.words);
          return found && words && goalFields({ ...found, ...words });
        },
        after: goalFields(after),
        write: (correction) => context.records.correctGoal(after, correction),
      },
    );
  },

  correctTask: ({ taskId: id, title, dueOn, ownerId, ...asked }, context) => {
    const { records } = context;
    const after = { id, title, dueOn, ownerId };
    const before = records.planOf(asked.residentId)?.tasks.find((one) => one.id === id);
    if (ownerId !== before?.ownerId && !mayOwn(ownerId, records)) {
      return refuse('care-plans.owner-cannot-open-plan');
    }
    return correct<'care-plans.task-not-found'>(asked, context, {
      part: { kind: 'task', id },
      before: () => {
        const words = readable(before?.words);
        return before && words && taskFields({ ...before, ...words }, records.staffCode);
      },
      after: taskFields(after, records.staffCode),
      write: (correction) => records.correctTask(after, correction),
    });
  },

  withdraw: ({ part, reason, ...seen }, context) => {
    const { records, today } = context;
    return change(seen, context, {
      decide: (plan) =>
        narrowed<
          | 'care-plans.need-not-found'
          | 'care-plans.goal-not-found'
          | 'care-plans.task-not-found'
          | 'care-plans.part-withdrawn'
        >(withdrawPart(plan, part, today)),
      write: ({ residentId }) => {
        const former = { withdrawnOn: null };
        records.withdraw(part, today, correctionOf({ residentId, former, reason }, context));
        return {};
      },
    });
  },
};

interface Asked extends Seen {
  readonly reason: string;
}

interface PartAs {
  readonly part: PlanPart;
  /** Undefined where its words cannot be read. */
  readonly before: (stored: StoredPlan) => FormerFields | undefined;
  readonly after: FormerFields;
  readonly write: (correction: PartCorrection) => void;
}

type NotCorrected =
  | NotAsSeen
  | 'care-plans.plan-closed'
  | 'care-plans.part-withdrawn'
  | 'care-plans.part-unreadable'
  | 'correction.no-change';

function correct<
  NotFound extends
    | 'care-plans.need-not-found'
    | 'care-plans.goal-not-found'
    | 'care-plans.task-not-found',
>(
  { residentId, reason, ...seen }: Asked,
  context: Context,
  { part, before, after, write }: PartAs,
): Result<{ version: number }, NotCorrected | NotFound> {
  const found = asSeen({ residentId, ...seen }, context.records);
  if (!found.ok) return found;
  const stored = found.value;
  const decided = narrowed<NotFound | 'care-plans.part-withdrawn'>(
    correctPart(rulesPlanOf(stored), part),
  );
  if (!decided.ok) return decided;
  const was = before(stored);
  if (was === undefined) return refuse('care-plans.part-unreadable');
  const former = changedFields(was, after);
  if (former === undefined) return refuse('correction.no-change');
  const version = stored.version + 1;
  write(correctionOf({ residentId, former, reason }, context));
  context.records.savePlan({ id: stored.id, version, state: stored.state });
  return ok({ version });
}

function correctionOf(
  kept: Pick<PartCorrection, 'residentId' | 'former' | 'reason'>,
  { newId, now }: Context,
): PartCorrection {
  return { ...kept, id: newId<'correction'>(), correctedAt: now };
}

/** Words that were never written or went with a damaged page are written anew; what is merely unreadable stays. */
function readable<Words>(words: Sealed<Words> | undefined): Partial<Words> | undefined {
  if (words?.state === 'open') return words.value;
  return words?.state === 'none' || words?.state === 'lost' ? {} : undefined;
}

function mayOwn(ownerId: StaffId, records: CarePlansRead): boolean {
  const owner = records.presentStaff().find(({ id }) => id === ownerId);
  return owner !== undefined && covers(ROLE_ACCESS[owner.role].case, 'read');
}
