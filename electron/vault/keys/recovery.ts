// The recovery slots: holders whose private keys open with a printed secret alone, without any passphrase.
// One secret is the recovery code; the other, where there is one, is split over three cards.
// A secret has 256 random bits, so no slow derivation and no device secret stand before it.
import { z } from 'zod';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { canonicalBytes } from './canonical-json';
import type { Holder } from './compartment-keys';
import {
  fileKeyWrapsSchema,
  hexBytes,
  holderOf,
  newKeyPairs,
  type KeyPairs,
  SEALED_KEYS_BYTES,
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
import { MAX_CARD_SET } from './recovery-cards';
import { NONCE_BYTES, hkdf, randomBytes, wipe } from './suite';

const RECOVERY_VERSION = 1;

export const recoverySlotSchema = z.strictObject({
  slotId: z.string().length(26),
  recoveryVersion: z.literal(RECOVERY_VERSION),
  createdAt: z.string(),
  publicKeys: publicKeysSchema,
  nonce: hexBytes(NONCE_BYTES),
  sealedKeys: hexBytes(SEALED_KEYS_BYTES),
  fileKeys: fileKeyWrapsSchema,
});
export type RecoverySlot = z.infer<typeof recoverySlotSchema>;

/** The slot that two of three cards open. `set` counts the makings of cards, from 1. */
export const cardsSlotSchema = recoverySlotSchema.extend({
  set: z.int().min(1).max(MAX_CARD_SET),
});
export type CardsSlot = z.infer<typeof cardsSlotSchema>;

type BoundFacts = Omit<RecoverySlot, 'nonce' | 'sealedKeys' | 'fileKeys'> & {
  readonly set?: number;
};

export interface RecoverySetting {
  readonly vaultId: string;
  readonly createdAt: string;
  readonly fileKeys: FileKeys;
  /** Hash of the founding deed. 32 bytes. */
  readonly founding: Uint8Array;
}

/** What is public of papers before they are sealed: a deed may name them. */
export interface PaperBegun {
  readonly slotId: string;
  readonly keys: KeyPairs;
}

export function beginPaper(): PaperBegun {
  return { slotId: freshId(), keys: newKeyPairs() };
}

/** Every holder that stands in for all staff: whatever is wrapped anew for staff is wrapped for these as well. */
export function recoveryHolders(slots: {
  readonly recovery: RecoverySlot;
  readonly cards?: CardsSlot | undefined;
}): readonly Holder[] {
  const { recovery, cards } = slots;
  const all = cards === undefined ? [recovery] : [recovery, cards];
  return all.map(({ slotId, publicKeys }) => holderOf(slotId, publicKeys));
}

/** Makes a recovery slot for a secret. Its private keys are forgotten at once: sealing to it needs none. */
export function createRecoverySlot(
  setting: RecoverySetting,
  secret: Uint8Array,
  begun: PaperBegun = beginPaper(),
): Promise<RecoverySlot> {
  return sealedSlot(setting, { secret, begun }, {});
}

/** The slot of a new set of cards, for the secret that is then split. */
export function createCardsSlot(
  setting: RecoverySetting & { readonly set: number },
  secret: Uint8Array,
): Promise<CardsSlot> {
  return sealedSlot(setting, { secret, begun: beginPaper() }, { set: setting.set });
}

/** Opens either recovery slot. A secret of another vault, of an older slot or of the other paper is refused. */
export function openRecoverySlot(
  slot: RecoverySlot | CardsSlot,
  vaultId: string,
  secret: Uint8Array,
): Result<HolderKeys, 'vault.recovery-not-this-vault'> {
  const key = recoveryKey(vaultId, slot, secret);
  const nonce = Buffer.from(slot.nonce, 'hex');
  const keys = openHolderKeys({ key, nonce, aad: recoveryAad(vaultId, slot) }, slot.sealedKeys);
  wipe(key);
  return keys === undefined ? refuse('vault.recovery-not-this-vault') : ok(keys);
}

async function sealedSlot<More extends object>(
  setting: RecoverySetting,
  { secret, begun }: { readonly secret: Uint8Array; readonly begun: PaperBegun },
  more: More,
): Promise<RecoverySlot & More> {
  const keys = { ...begun.keys, founding: Buffer.from(setting.founding) };
  const publicKeys = publicKeysOf(keys);
  const { vaultId, createdAt } = setting;
  const bound = {
    slotId: begun.slotId,
    recoveryVersion: RECOVERY_VERSION as 1,
    createdAt,
    publicKeys,
    ...more,
  };
  const nonce = randomBytes(NONCE_BYTES);
  const key = recoveryKey(vaultId, bound, secret);
  const sealedKeys = sealHolderKeys({ key, nonce, aad: recoveryAad(vaultId, bound) }, keys);
  wipe(key);
  wipeHolderKeys(keys);
  const holder = holderOf(bound.slotId, publicKeys);
  const fileKeys = await wrapFileKeys(holder, vaultId, setting.fileKeys);
  return { ...bound, nonce: nonce.toString('hex'), sealedKeys, fileKeys };
}

function recoveryKey(vaultId: string, slot: BoundFacts, secret: Uint8Array): Buffer {
  const use = slot.set === undefined ? 'kanaf/recovery-key/1' : 'kanaf/cards-key/1';
  const info = placeBytes(use, vaultId, slot.slotId);
  return hkdf(secret, { salt: new Uint8Array(0), info });
}

function recoveryAad(vaultId: string, slot: BoundFacts): Buffer {
  const { slotId, recoveryVersion, createdAt, publicKeys, set } = slot;
  const facts = { slotId, recoveryVersion, createdAt, publicKeys };
  if (set === undefined) return placeBytes('kanaf/recovery/1', vaultId, canonicalBytes(facts));
  return placeBytes('kanaf/cards/1', vaultId, canonicalBytes({ ...facts, set }));
}
