// Who was handed the secret of which compartment generation: rows of the keyring, nobody's content.
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';
import type { CompartmentGeneration, CompartmentWrap } from '../keys/compartment-keys';
import { COMPARTMENT_GENERATIONS, COMPARTMENT_WRAPS } from './keyring-tables';

export function readWraps(keyring: Handle, holderId: string): readonly CompartmentWrap[] {
  return rowsOf(keyring, COMPARTMENT_WRAPS).list({ where: { holderId } });
}

export function addWraps(keyring: Handle, wraps: readonly CompartmentWrap[]): void {
  const rows = rowsOf(keyring, COMPARTMENT_WRAPS);
  for (const { wrapped, ...wrap } of wraps) rows.put({ ...wrap, wrapped: new Uint8Array(wrapped) });
}

/** All generations there are, oldest first within a compartment, with the public key of their drops. */
export function readGenerations(keyring: Handle): readonly CompartmentGeneration[] {
  return rowsOf(keyring, COMPARTMENT_GENERATIONS)
    .list({ oldestBy: ['compartment', 'generation'] })
    .map(({ compartment, generation, dropPublicKey }) => {
      return { compartment, generation, dropPublicKey };
    });
}

export function addGenerations(
  keyring: Handle,
  generations: readonly CompartmentGeneration[],
  createdAt: string,
): void {
  const rows = rowsOf(keyring, COMPARTMENT_GENERATIONS);
  for (const { compartment, generation, dropPublicKey } of generations) {
    const made = { compartment, generation, createdAt };
    rows.add({ ...made, dropPublicKey: new Uint8Array(dropPublicKey) });
  }
}

/** Takes every wrap of one holder out of the ring. */
export function removeHolder(keyring: Handle, holderId: string): void {
  rowsOf(keyring, COMPARTMENT_WRAPS).removeAll({ holderId });
}

/** Who has a row of which generation; whether it opens, and to what, only its holder can tell. */
export function wrapHolders(
  keyring: Handle,
): readonly Pick<CompartmentWrap, 'compartment' | 'generation' | 'holderId'>[] {
  return rowsOf(keyring, COMPARTMENT_WRAPS)
    .list({ oldestBy: ['compartment', 'holderId', 'generation'] })
    .map(({ compartment, generation, holderId }) => ({ compartment, generation, holderId }));
}
