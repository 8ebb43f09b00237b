// Somebody outside the vault remembers where the trail stood. The trail must hold all of it, unchanged.
import type { DeedsHead } from './checkpoint';
import type { Roots } from './roots';
import type { AuditTrail } from './trail';

export const WITNESS_KINDS = ['last-seen', 'slip', 'stick', 'manifest', 'summary'] as const;
export type WitnessKind = (typeof WITNESS_KINDS)[number];

export interface Witness {
  readonly kind: WitnessKind;
  readonly epoch: number;
  readonly size: number;
  /** Hexadecimal root, or its beginning where the witness wrote down no more. */
  readonly root: string;
  /** Where the book of deeds stood then. */
  readonly deeds?: DeedsHead;
}

/**
 * `agrees`: the trail contains what was seen. `explained`: what was seen is gone, and a declared restore says so.
 * `smaller`: the trail is shorter than it was. `inconsistent`: it is another trail.
 */
export type WitnessVerdict = 'agrees' | 'explained' | 'smaller' | 'inconsistent';

export interface JudgedWitness {
  readonly verdict: WitnessVerdict;
  readonly witness: Witness;
}

/** `roots`: walked anew from the first line; left out, what the vault kept of its past is good enough. */
export function judgeWitness(trail: AuditTrail, witness: Witness, roots?: Roots): WitnessVerdict {
  if (witness.epoch > trail.epoch()) return 'smaller';
  const restore = restoreAfter(trail, witness.epoch);
  if (restore !== undefined && witness.size >= restore.sequence) {
    return witness.size <= restore.witnessed ? 'explained' : 'smaller';
  }
  const root = roots === undefined ? trail.rootAt(witness.size) : roots.get(witness.size);
  if (root === undefined) return 'smaller';
  return root.startsWith(witness.root) ? 'agrees' : 'inconsistent';
}

/**
 * The first line of which a witness that differs knows something else: where the trail is too short, the first that is
 * missing; where it is another one, the first after `agreed`, the most that another witness found unchanged.
 */
export function firstDoubted(
  trail: AuditTrail,
  { verdict, witness }: JudgedWitness,
  agreed = 0,
): number {
  if (verdict !== 'smaller') return agreed + 1;
  const restore = restoreAfter(trail, witness.epoch);
  if (restore !== undefined && witness.size >= restore.sequence) return restore.witnessed + 1;
  return witness.size > trail.size() ? trail.size() + 1 : agreed + 1;
}

interface DeclaredRestore {
  readonly sequence: number;
  /** How many events the restore itself says there once were. */
  readonly witnessed: number;
}

/** The event that ended an epoch, found by halving: epochs only rise. */
function restoreAfter(trail: AuditTrail, epoch: number): DeclaredRestore | undefined {
  if (epoch >= trail.epoch()) return undefined;
  let low = 1;
  let high = trail.size();
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (epochAt(trail, middle) > epoch) high = middle;
    else low = middle + 1;
  }
  const event = trail.event(low);
  const { size = 0, missing = 0 } = event?.v === 2 ? (event.facts ?? {}) : {};
  return { sequence: low, witnessed: Number(size) + Number(missing) };
}

function epochAt(trail: AuditTrail, sequence: number): number {
  const event = trail.event(sequence);
  return event?.v === 2 ? event.epoch : 1;
}
