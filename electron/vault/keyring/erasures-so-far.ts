// How many erasures the keyring of this vault has carried out: a medium that carries fewer still holds old keys.
// Raised when an erasure has renewed the key file, not before; it never falls.
import type { Handle } from '../database/driver';
import { keepVaultFact, vaultFact } from './vault-facts';

const FACT = 'erasure-count';

export function erasuresSoFar(records: Handle): number {
  return Number(vaultFact(records, FACT) ?? 0);
}

/** Inside the caller's transaction. */
export function keepErasureCount(records: Handle, count: number): void {
  keepVaultFact(records, FACT, String(Math.max(count, erasuresSoFar(records))));
}
