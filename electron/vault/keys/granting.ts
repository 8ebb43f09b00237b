// Handing compartment secrets on: to a colleague who waits for them, and to all who remain when one has left.
// Only who holds a secret can hand it on; a new one needs nothing but public keys.
import type { Compartment } from '../../../src/kernel/compartments';
import type {
  CompartmentWrap,
  GenerationKeys,
  GenerationPlace,
  Holder,
  MadeGeneration,
} from './compartment-keys';
import { generationRow, startGeneration, wrapEach } from './new-generations';
import type { SessionKeys } from './session-keys';

/** Wraps, for one receiver, of every generation that any of the givers holds of these compartments. */
export function handOver(
  to: Holder,
  givers: readonly SessionKeys[],
  compartments: readonly Compartment[],
): Promise<readonly CompartmentWrap[]> {
  const held = compartments.flatMap((compartment) => generationsOf(givers, compartment));
  return wrapEach([to], vaultIdOf(givers), held);
}

/** Every generation that any of them holds, each once, oldest first. */
export function generationsOf(
  givers: readonly SessionKeys[],
  compartment: Compartment,
): readonly GenerationKeys[] {
  const found = new Map<number, GenerationKeys>();
  for (const giver of givers) {
    for (const keys of giver.generations(compartment)) found.set(keys.generation, keys);
  }
  return [...found.values()].sort((left, right) => left.generation - right.generation);
}

export interface NewGeneration {
  /** Wipe after use. */
  readonly keys: GenerationKeys;
  readonly row: MadeGeneration;
  readonly wraps: readonly CompartmentWrap[];
}

/** A fresh secret for a compartment, wrapped for each of its holders. */
export async function newGeneration(
  place: GenerationPlace,
  holders: readonly Holder[],
): Promise<NewGeneration> {
  const keys = startGeneration(place);
  const wraps = await wrapEach(holders, place.vaultId, [keys]);
  return { keys, row: generationRow(keys), wraps };
}

function vaultIdOf([first]: readonly SessionKeys[]): string {
  if (first === undefined) throw new Error('nobody hands anything over');
  return first.vaultId;
}
