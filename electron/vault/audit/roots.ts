// Roots over the beginning of the trail as its lines lie there, for whoever compares it with a witness.
// Nothing that the vault kept of them is believed: a forger leaves it standing.
import { Frontier, leafOf } from './chain';
import type { AuditTrail } from './trail';

export type Roots = ReadonlyMap<number, string>;

/** Root by size, where there are so many lines; yields how many were walked. */
export function* rootsOver(
  trail: AuditTrail,
  sizes: readonly number[],
): Generator<number, Roots, void> {
  const wanted = new Set(sizes);
  const roots = new Map<number, string>();
  const frontier = new Frontier();
  for (const batch of trail.rawEvents(Math.max(0, ...sizes))) {
    for (const { body } of batch) {
      frontier.append(leafOf(body));
      if (wanted.has(frontier.size)) {
        roots.set(frontier.size, Buffer.from(frontier.root()).toString('hex'));
      }
    }
    yield frontier.size;
  }
  return roots;
}

/** The same without a pause. */
export function rootsAtOnce(trail: AuditTrail, sizes: readonly number[]): Roots {
  const walk = rootsOver(trail, sizes);
  for (;;) {
    const step = walk.next();
    if (step.done === true) return step.value;
  }
}
