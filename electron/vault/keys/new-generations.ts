// New keys of a compartment, and keys handed to whoever may hold them. A new one needs nothing but public keys.
import {
  generationKeys,
  newGenerationSecret,
  wrapGeneration,
  type CompartmentWrap,
  type GenerationKeys,
  type GenerationPlace,
  type Holder,
  type MadeGeneration,
} from './compartment-keys';
import { wipe } from './suite';

/** Wipe after use. */
export function startGeneration(place: GenerationPlace): GenerationKeys {
  const secret = newGenerationSecret();
  const keys = generationKeys(place, secret);
  wipe(secret);
  return keys;
}

/** What everybody may know of a generation. */
export function generationRow(keys: GenerationKeys): MadeGeneration {
  const { compartment, generation, dropPublicKey, commitment } = keys;
  return { compartment, generation, dropPublicKey, commitment };
}

/** Hands each generation to each holder. */
export async function wrapEach(
  holders: readonly Holder[],
  vaultId: string,
  opened: readonly GenerationKeys[],
): Promise<readonly CompartmentWrap[]> {
  const wraps: CompartmentWrap[] = [];
  for (const holder of holders) {
    for (const keys of opened) wraps.push(await wrapGeneration(holder, vaultId, keys));
  }
  return wraps;
}
