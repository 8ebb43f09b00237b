// What becomes an alarm of several witnesses that were heard together: one finding, about the first that differs.
import { type Finding, subjectOf } from './alarm';
import type { AuditTrail } from './trail';
import { firstDoubted, type JudgedWitness } from './witness';

/** What a witness knows otherwise, and from which line on. */
export type WitnessFinding = Extract<Finding, { readonly witness: unknown }> & {
  readonly firstBad: number;
};

/** The first that differs says most: nothing after the last that agreed before it can be later than what it saw. */
export function findingOfAll(
  trail: AuditTrail,
  judged: readonly JudgedWitness[],
  isAnswered: (finding: Finding) => boolean,
): WitnessFinding | undefined {
  const inOrder = judged.toSorted(byTime);
  const findings = inOrder.flatMap((one) => findingOf(trail, one, agreedBefore(inOrder, one)));
  const [first, ...others] = findings.filter((finding) => !isAnswered(finding));
  if (first === undefined) return undefined;
  return others.length === 0 ? first : { ...first, also: others.map(subjectOf) };
}

/** Undefined where nothing differs; `agreed`: how many lines another witness found unchanged. */
function findingOf(
  trail: AuditTrail,
  judged: JudgedWitness,
  agreed: number,
): readonly WitnessFinding[] {
  const { verdict, witness } = judged;
  if (verdict === 'agrees' || verdict === 'explained') return [];
  const firstBad = firstDoubted(trail, judged, agreed);
  return [{ kind: verdict, size: trail.size(), firstBad, witness }];
}

function agreedBefore(judged: readonly JudgedWitness[], { witness }: JudgedWitness): number {
  const sizes = judged
    .filter((one) => one.verdict === 'agrees' && one.witness.size < witness.size)
    .map((one) => one.witness.size);
  return Math.max(0, ...sizes);
}

function byTime({ witness: left }: JudgedWitness, { witness: right }: JudgedWitness): number {
  return left.epoch - right.epoch || left.size - right.size;
}
