// The vault's own audit secret: signs checkpoints and keys the hashes of rows. It lies in the keyring file and is
// guarded by that file's encryption alone: sealing it once more under a key from the same file would add nothing
// and would break whenever the keyring gets a new key.
import { createHmac } from 'node:crypto';
import type { Handle } from '../database/driver';
import { rowsOf } from '../database/table-rows';
import { VAULT_SECRETS } from '../keyring/keyring-tables';
import { placeBytes } from '../keys/places';
import { KEY_BYTES, ed25519PublicKey, hkdf, randomBytes, signEd25519 } from '../keys/suite';

const NAME = 'audit-key';

/** Tells the searches of some years apart, and is short enough to be compared by eye. */
const CODE_DIGITS = 8;

export interface AuditSecret {
  /** Keys the HMAC over a row, so that a hash left in the trail confirms no guess to a stranger. */
  readonly rowKey: Buffer;
  /** Code of what was looked for: equal words, equal code (decision 0036). */
  searchCode(words: string): string;
  /** Seals what a backup's manifest says to whoever opens the vault, and to nobody who finds the medium. */
  readonly backupKey: Buffer;
  /** Ed25519 public key of the vault's checkpoints, 32 bytes. */
  readonly publicKey: Buffer;
  sign(message: Uint8Array): Buffer;
}

/** The vault's audit secret; made at founding or at the first unlock of a vault from before there was one. */
export function auditSecret(keyring: Handle, vaultId: string): AuditSecret {
  const found = rowsOf(keyring, VAULT_SECRETS).find(NAME);
  const secret = found?.wrapped ?? makeSecret(keyring);
  const key = (use: string) =>
    hkdf(secret, { salt: new Uint8Array(0), info: placeBytes(`kanaf/audit-${use}/1`, vaultId) });
  const seed = key('checkpoint');
  const searchKey = key('searches');
  return {
    rowKey: key('rows'),
    backupKey: key('backups'),
    searchCode: (words) =>
      createHmac('sha256', searchKey).update(words, 'utf8').digest('hex').slice(0, CODE_DIGITS),
    publicKey: ed25519PublicKey(seed),
    sign: (message) => signEd25519(seed, message),
  };
}

function makeSecret(keyring: Handle): Uint8Array {
  const secret = new Uint8Array(randomBytes(KEY_BYTES));
  rowsOf(keyring, VAULT_SECRETS).add({
    ...{ name: NAME, compartment: 'none', generation: 0 },
    wrapped: secret,
  });
  return secret;
}
