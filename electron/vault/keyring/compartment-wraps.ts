// Who was handed the secret of which compartment generation: rows of the keyring, nobody's content.
import { COMPARTMENTS } from '../../../src/kernel/compartments';
import type { Handle } from '../database/driver';
import { bytes, codeIn, integer, text } from '../database/rows';
import type { CompartmentGeneration, CompartmentWrap } from '../keys/compartment-keys';

const OF_HOLDER =
  'SELECT compartment, generation, wrapped FROM compartment_wraps WHERE holder_id = $holder';
const ADD_WRAP =
  'INSERT OR REPLACE INTO compartment_wraps (compartment, generation, holder_id, wrapped) VALUES ($compartment, $generation, $holder, $wrapped)';
const ADD_GENERATION =
  'INSERT INTO compartment_generations (compartment, generation, drop_public, created_at) VALUES ($compartment, $generation, $public, $at)';
const GENERATIONS =
  'SELECT compartment, generation, drop_public FROM compartment_generations ORDER BY compartment, generation';
const REMOVE_HOLDER = 'DELETE FROM compartment_wraps WHERE holder_id = $holder';
const HOLDERS =
  'SELECT compartment, generation, holder_id FROM compartment_wraps ORDER BY compartment, holder_id, generation';

export function readWraps(keyring: Handle, holderId: string): readonly CompartmentWrap[] {
  return keyring.all(OF_HOLDER, { holder: holderId }).map((row) => ({
    compartment: codeIn(row, 'compartment', COMPARTMENTS),
    generation: integer(row, 'generation'),
    holderId,
    wrapped: bytes(row, 'wrapped'),
  }));
}

export function addWraps(keyring: Handle, wraps: readonly CompartmentWrap[]): void {
  for (const { compartment, generation, holderId, wrapped } of wraps) {
    keyring.run(ADD_WRAP, {
      compartment,
      generation,
      holder: holderId,
      wrapped: new Uint8Array(wrapped),
    });
  }
}

/** All generations there are, oldest first within a compartment, with the public key of their drops. */
export function readGenerations(keyring: Handle): readonly CompartmentGeneration[] {
  return keyring.all(GENERATIONS).map((row) => ({
    compartment: codeIn(row, 'compartment', COMPARTMENTS),
    generation: integer(row, 'generation'),
    dropPublicKey: bytes(row, 'drop_public'),
  }));
}

export function addGenerations(
  keyring: Handle,
  generations: readonly CompartmentGeneration[],
  at: string,
): void {
  for (const { compartment, generation, dropPublicKey } of generations) {
    keyring.run(ADD_GENERATION, {
      compartment,
      generation,
      public: new Uint8Array(dropPublicKey),
      at,
    });
  }
}

/** Takes every wrap of one holder out of the ring. */
export function removeHolder(keyring: Handle, holderId: string): void {
  keyring.run(REMOVE_HOLDER, { holder: holderId });
}

/** Who has a row of which generation; whether it opens, and to what, only its holder can tell. */
export function wrapHolders(
  keyring: Handle,
): readonly Pick<CompartmentWrap, 'compartment' | 'generation' | 'holderId'>[] {
  return keyring.all(HOLDERS).map((row) => ({
    compartment: codeIn(row, 'compartment', COMPARTMENTS),
    generation: integer(row, 'generation'),
    holderId: text(row, 'holder_id'),
  }));
}
