// Goal attainment over time: after each review, every goal at the level last given to it.
import type { AttainmentView } from './contract';
import { goalAttainment, type ScaledGoal } from './goal-attainment';
import type { ReviewedGoals } from './records';

/** One point per review; `baseline` and `change` belong to the newest point. */
export function attainmentViewOf(
  reviews: readonly ReviewedGoals[],
): Pick<AttainmentView, 'points' | 'baseline' | 'change'> {
  const held = new Map<string, ScaledGoal>();
  const points: AttainmentView['points'] = [];
  let newest: { readonly baseline: number; readonly change: number } | undefined;
  for (const { reviewId, heldOn, goals } of reviews) {
    for (const goal of goals) held.set(goal.goalId, goal);
    const scored = goalAttainment([...held.values()]);
    if (!scored.ok) continue;
    newest = scored.value;
    points.push({ reviewId, on: heldOn, score: scored.value.score, goals: held.size });
  }
  return { points, baseline: newest?.baseline ?? null, change: newest?.change ?? null };
}
