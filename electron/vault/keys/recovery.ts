// The recovery slot: a holder whose private keys open with the printed secret alone, without any passphrase.
// The secret has 256 random bits, so no slow derivation and no device secret stand before it.
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { canonicalBytes } from './canonical-json';
import {
  fileKeyWrapsSchema,
  hexBytes,
  holderOf,
  newHolderKeys,
  openHolderKeys,
  publicKeysOf,
  publicKeysSchema,
  sealHolderKeys,
  wipeHolderKeys,
  wrapFileKeys,
  type FileKeys,
  type HolderKeys,
} from './holder-keys';
import { freshId, placeBytes } from './places';
import { KEY_BYTES, NONCE_BYTES, TAG_BYTES, hkdf, randomBytes, wipe } from './suite';

const RECOVERY_VERSION = 1;

export const recoverySlotSchema = z.strictObject({
  slotId: z.string().length(26),
  recoveryVersion: z.literal(RECOVERY_VERSION),
  createdAt: z.string(),
  publicKeys: publicKeysSchema,
  nonce: hexBytes(NONCE_BYTES),
  sealedKeys: hexBytes(2 * KEY_BYTES + TAG_BYTES),
  fileKeys: fileKeyWrapsSchema,
});
export type RecoverySlot = z.infer<typeof recoverySlotSchema>;
type BoundFacts = Omit<RecoverySlot, 'nonce' | 'sealedKeys' | 'fileKeys'>;

export interface RecoverySetting {
  readonly vaultId: string;
  readonly createdAt: string;
  readonly fileKeys: FileKeys;
}

/** Makes a recovery slot for a secret. Its private keys are forgotten at once: sealing to it needs none. */
export async function createRecoverySlot(
  setting: RecoverySetting,
  secret: Uint8Array,
): Promise<RecoverySlot> {
  const keys = newHolderKeys();
  const publicKeys = publicKeysOf(keys);
  const { vaultId, createdAt } = setting;
  const bound: BoundFacts = {
    slotId: freshId(),
    recoveryVersion: RECOVERY_VERSION,
    createdAt,
    publicKeys,
  };
  const nonce = randomBytes(NONCE_BYTES);
  const key = recoveryKey(vaultId, bound, secret);
  const sealedKeys = sealHolderKeys({ key, nonce, aad: recoveryAad(vaultId, bound) }, keys);
  wipe(key);
  wipeHolderKeys(keys);
  const fileKeys = await wrapFileKeys(
    holderOf(bound.slotId, publicKeys),
    vaultId,
    setting.fileKeys,
  );
  return { ...bound, nonce: nonce.toString('hex'), sealedKeys, fileKeys };
}

/** Opens the recovery slot. A code that reads well but belongs to another vault or an older slot is refused. */
export function openRecoverySlot(
  slot: RecoverySlot,
  vaultId: string,
  secret: Uint8Array,
): Result<HolderKeys, 'vault.recovery-not-this-vault'> {
  const key = recoveryKey(vaultId, slot, secret);
  const nonce = Buffer.from(slot.nonce, 'hex');
  const keys = openHolderKeys({ key, nonce, aad: recoveryAad(vaultId, slot) }, slot.sealedKeys);
  wipe(key);
  return keys === undefined ? refuse('vault.recovery-not-this-vault') : ok(keys);
}

function recoveryKey(vaultId: string, slot: BoundFacts, secret: Uint8Array): Buffer {
  const info = placeBytes('kanaf/recovery-key/1', vaultId, slot.slotId);
  return hkdf(secret, { salt: new Uint8Array(0), info });
}

function recoveryAad(vaultId: string, slot: BoundFacts): Buffer {
  const { slotId, recoveryVersion, createdAt, publicKeys } = slot;
  const facts = { slotId, recoveryVersion, createdAt, publicKeys };
  return placeBytes('kanaf/recovery/1', vaultId, canonicalBytes(facts));
}
