// One step on a plan as its editor saw it: checked against what stands now, decided by the rules, then written.
import type { CarePlanId, ResidentId } from '../../kernel/ids';
import { ok, type Result, refuse } from '../../kernel/result';
import type { CommandContext } from '../../kernel/use-case';
import type { PlanRefusal } from './care-plan';
import type { CarePlan } from './plan';
import { rulesPlanOf } from './opened-plan';
import type { CarePlansRead, CarePlansWrite, StoredPlan } from './records';

export interface Seen {
  readonly residentId: ResidentId;
  readonly planId: CarePlanId;
  readonly expectedVersion: number;
}

export type NotAsSeen = 'care-plans.no-plan' | 'care-plans.changed-meanwhile';

interface Step<Code extends string, Made> {
  readonly decide: (plan: CarePlan) => Result<CarePlan, Code | 'care-plans.plan-closed'>;
  readonly write: (place: { planId: CarePlanId; residentId: ResidentId }) => Made;
}

/** One step on the plan as the editor saw it: `decide` by the rules, then `write` what is new. */
export function change<Code extends string, Made extends object>(
  seen: Seen,
  context: CommandContext<CarePlansWrite>,
  { decide, write }: Step<Code, Made>,
): Result<Made & { version: number }, Code | NotAsSeen | 'care-plans.plan-closed'> {
  const found = asSeen(seen, context.records);
  if (!found.ok) return found;
  const stored = found.value;
  const decided = decide(rulesPlanOf(stored));
  if (!decided.ok) return decided;
  const version = stored.version + 1;
  const made = write({ planId: stored.id, residentId: stored.residentId });
  context.records.savePlan({ id: stored.id, version, state: decided.value.state });
  return ok({ ...made, version });
}

export function asSeen(seen: Seen, records: CarePlansRead): Result<StoredPlan, NotAsSeen> {
  const stored = records.planOf(seen.residentId);
  if (stored === undefined) return refuse('care-plans.no-plan');
  if (stored.id !== seen.planId || stored.version !== seen.expectedVersion) {
    return refuse('care-plans.changed-meanwhile');
  }
  return ok(stored);
}

/** A rule can refuse only as its operation declares; any other refusal is a fault. */
export function narrowed<Code extends PlanRefusal = never>(
  step: Result<CarePlan, PlanRefusal>,
): Result<CarePlan, Code | 'care-plans.plan-closed'> {
  return step as Result<CarePlan, Code | 'care-plans.plan-closed'>;
}
