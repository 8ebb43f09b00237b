// One key per resident and compartment, kept wrapped in the keyring. Destroying it erases what it sealed,
// also in every older backup of the records.
import type { Compartment } from '../../../src/kernel/compartments';
import type { GenerationKeys } from './compartment-keys';
import { COMPARTMENT_NUMBERS, placeBytes } from './places';
import { KEY_BYTES, NONCE_BYTES, open, randomBytes, seal } from './suite';

const SUITE = 1;

export interface ResidentKeyPlace {
  readonly vaultId: string;
  readonly residentId: string;
}

export function newResidentKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Wraps a resident's key under a compartment generation: suite u8, nonce 12, ciphertext 32, tag 16. */
export function wrapResidentKey(
  under: GenerationKeys,
  place: ResidentKeyPlace,
  residentKey: Uint8Array,
): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const context = { key: under.wrapKey, nonce, aad: aadOf(place, under) };
  return Buffer.concat([Buffer.from([SUITE]), nonce, seal(context, residentKey)]);
}

/** Undefined when damaged, or wrapped for another resident, compartment, generation or vault. */
export function unwrapResidentKey(
  under: GenerationKeys,
  place: ResidentKeyPlace,
  wrapped: Uint8Array,
): Buffer | undefined {
  if (wrapped[0] !== SUITE || wrapped.length < 1 + NONCE_BYTES) return undefined;
  const nonce = wrapped.subarray(1, 1 + NONCE_BYTES);
  const context = { key: under.wrapKey, nonce, aad: aadOf(place, under) };
  const key = open(context, wrapped.subarray(1 + NONCE_BYTES));
  return key?.length === KEY_BYTES ? key : undefined;
}

function aadOf(
  place: ResidentKeyPlace,
  under: { readonly compartment: Compartment; readonly generation: number },
): Buffer {
  return placeBytes(
    'kanaf/resident-key/1',
    place.vaultId,
    place.residentId,
    COMPARTMENT_NUMBERS[under.compartment],
    under.generation,
  );
}
