// Who has a row of the newest generation of a compartment, whatever deeds say of it: papers among them.
import { newestGenerations } from '../../electron/vault/deeds/vouched-rooms';
import { wrapHolders } from '../../electron/vault/keyring/compartment-wraps';
import type { PersonSession } from '../../electron/vault/open-vault/person-session';
import type { Compartment } from '../../src/kernel/compartments';

export function newestWrapHolders(
  vault: PersonSession,
): ReadonlyMap<Compartment, readonly string[]> {
  const wraps = wrapHolders(vault.keyring);
  return new Map(
    [...newestGenerations(vault)].map(([compartment, generation]) => [
      compartment,
      wraps
        .filter((wrap) => wrap.compartment === compartment && wrap.generation === generation)
        .map(({ holderId }) => holderId),
    ]),
  );
}
