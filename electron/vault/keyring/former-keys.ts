// Earlier keys of the records file, so that a backup from before somebody left still opens with today's keyring.
// They lie in the keyring, which its own key encrypts; a wrap under that same key would add nothing.
import type { Handle } from '../database/driver';
import { bytes } from '../database/rows';
import { freshId } from '../keys/places';

const KEEP =
  "INSERT INTO vault_secrets (name, compartment, generation, wrapped) VALUES ($name, '', 0, $key)";
const ALL =
  "SELECT wrapped FROM vault_secrets WHERE name LIKE 'former-database-key/%' ORDER BY rowid DESC";

export function keepFormerKey(keyring: Handle, key: Uint8Array): void {
  keyring.run(KEEP, { name: `former-database-key/${freshId()}`, key: new Uint8Array(key) });
}

/** Newest first, 32 bytes each. */
export function formerKeys(keyring: Handle): readonly Uint8Array[] {
  return keyring.all(ALL).map((row) => bytes(row, 'wrapped'));
}
