// Earlier keys of the records file, so that a backup from before somebody left still opens with today's keyring.
// They lie in the keyring, which its own key encrypts; a wrap under that same key would add nothing.
import type { Handle } from '../database/driver';
import { bytes } from '../database/rows';
import { rowsOf } from '../database/table-rows';
import { freshId } from '../keys/places';
import { VAULT_SECRETS } from './keyring-tables';

const ALL =
  "SELECT wrapped FROM vault_secrets WHERE name LIKE 'former-database-key/%' ORDER BY rowid DESC";

export function keepFormerKey(keyring: Handle, key: Uint8Array): void {
  rowsOf(keyring, VAULT_SECRETS).add({
    ...{ name: `former-database-key/${freshId()}`, compartment: '', generation: 0 },
    wrapped: new Uint8Array(key),
  });
}

/** Newest first, 32 bytes each. */
export function formerKeys(keyring: Handle): readonly Uint8Array[] {
  return keyring.all(ALL).map((row) => bytes(row, 'wrapped'));
}
