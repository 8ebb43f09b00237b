// Goal Attainment Scaling: several goals of one resident in one figure, 50 when all went as expected.
// It compares a person with their own goals, never one resident with another.
import { ok, type Result, refuse } from '../../kernel/result';

/** -2 much less than expected, 0 as expected, +2 much more. */
export const ATTAINMENTS = [-2, -1, 0, 1, 2] as const;
export type Attainment = (typeof ATTAINMENTS)[number];

export interface ScaledGoal {
  /** Positive; 1 when all goals count alike. */
  readonly weight: number;
  readonly baseline: number;
  readonly attained: number;
}

export interface GoalAttainment {
  readonly score: number;
  readonly baseline: number;
  readonly change: number;
}

/** Expected correlation among goals. Source: Kiresuk & Sherman 1968, docs/domain/instruments.md. */
const RHO = 0.3;

export type GoalAttainmentRefusal =
  | 'progress.no-goals'
  | 'progress.weight-not-positive'
  | 'progress.attainment-not-on-scale';

/** T-scores at baseline and now, unrounded. Every goal needs both levels. */
export function goalAttainment(
  goals: readonly ScaledGoal[],
): Result<GoalAttainment, GoalAttainmentRefusal> {
  if (goals.length === 0) return refuse('progress.no-goals');
  if (goals.some(({ weight }) => !(weight > 0 && Number.isFinite(weight)))) {
    return refuse('progress.weight-not-positive');
  }
  if (!goals.every(({ baseline, attained }) => isAttainment(baseline) && isAttainment(attained))) {
    return refuse('progress.attainment-not-on-scale');
  }
  const score = tScore(goals.map(({ weight, attained }) => ({ weight, level: attained })));
  const baseline = tScore(goals.map((goal) => ({ weight: goal.weight, level: goal.baseline })));
  return ok({ score, baseline, change: score - baseline });
}

export function isAttainment(level: number): level is Attainment {
  return ATTAINMENTS.some((known) => known === level);
}

/** T = 50 + 10 sum(w x) / sqrt((1 - rho) sum(w^2) + rho (sum w)^2). */
function tScore(goals: readonly { readonly weight: number; readonly level: number }[]): number {
  let weighted = 0;
  let squares = 0;
  let weights = 0;
  for (const { weight, level } of goals) {
    weighted += weight * level;
    squares += weight * weight;
    weights += weight;
  }
  return 50 + (10 * weighted) / Math.sqrt((1 - RHO) * squares + RHO * weights * weights);
}
