// A slot lets one staff member into the vault with a passphrase (and this computer's device secret).
// Nothing tells a right passphrase from a wrong one but the opening of the sealed keys itself.
import { z } from 'zod';
import { ROLES, type Role } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import {
  SALT_BYTES,
  argon2id,
  parametersAllowed,
  passphraseBytes,
  type Argon2Parameters,
} from './argon2';
import { canonicalBytes } from './canonical-json';
import {
  fileKeyWrapsSchema,
  hexBytes,
  holderOf,
  newKeyPairs,
  openHolderKeys,
  publicKeysOf,
  publicKeysSchema,
  sealHolderKeys,
  wrapFileKeys,
  type FileKeys,
  type HolderKeys,
  type KeyPairs,
  SEALED_KEYS_BYTES,
} from './holder-keys';
import { freshId, placeBytes } from './places';
import { NONCE_BYTES, hkdf, randomBytes, wipe } from './suite';

export const SLOT_VERSION = 1;

export const slotSchema = z.strictObject({
  slotId: z.string().length(26),
  staffId: z.string().length(26),
  /** What the shelter calls the person on the lock screen: a code, never a name. */
  staffCode: z.string().min(1).max(32),
  /** Only in slots from before decision 0071, whose sealing is bound to it. What a person is stands in the deeds. */
  role: z.enum(ROLES).exactOptional(),
  slotVersion: z.literal(SLOT_VERSION),
  deviceSecret: z.enum(['none', 'required']),
  kdf: z.strictObject({
    name: z.literal('argon2id'),
    memoryKiB: z.int(),
    passes: z.int(),
    lanes: z.int(),
    salt: hexBytes(SALT_BYTES),
  }),
  publicKeys: publicKeysSchema,
  nonce: hexBytes(NONCE_BYTES),
  sealedKeys: hexBytes(SEALED_KEYS_BYTES),
  fileKeys: fileKeyWrapsSchema,
});
export type Slot = z.infer<typeof slotSchema>;

export interface NewStaff {
  readonly staffId: StaffId;
  readonly staffCode: string;
  readonly role: Role;
  readonly passphrase: string;
}

export interface SlotSetting {
  readonly vaultId: string;
  readonly parameters: Argon2Parameters;
  /** 32 bytes, or undefined for a vault without a device secret. */
  readonly deviceSecret: Uint8Array | undefined;
  readonly fileKeys: FileKeys;
  /** Hash of the founding deed, verified by who makes the slot. 32 bytes. */
  readonly founding: Uint8Array;
}

/** What is public of a slot before it is sealed: a deed may name it. */
export interface SlotBegun {
  readonly slotId: string;
  readonly keys: KeyPairs;
}

export function beginSlot(): SlotBegun {
  return { slotId: freshId(), keys: newKeyPairs() };
}

export interface CreatedSlot {
  readonly slot: Slot;
  readonly keys: HolderKeys;
}

export type SlotRefusal =
  | 'vault.wrong-passphrase'
  | 'vault.device-secret-needed'
  | 'vault.parameters-refused';

export type NewSlotRefusal = 'vault.parameters-refused' | 'vault.passphrase-too-long';

/** Makes a slot that opens key pairs, fresh ones unless they were begun, for a staff member. */
export async function createSlot(
  setting: SlotSetting,
  staff: NewStaff,
  begun: SlotBegun = beginSlot(),
): Promise<Result<CreatedSlot, NewSlotRefusal>> {
  const passphrase = passphraseBytes(staff.passphrase);
  if (passphrase === undefined) return refuse('vault.passphrase-too-long');
  if (!parametersAllowed(setting.parameters)) return refuse('vault.parameters-refused');
  const keys = { ...begun.keys, founding: Buffer.from(setting.founding) };
  const publicKeys = publicKeysOf(keys);
  const bound: BoundFacts = {
    slotId: begun.slotId,
    staffId: staff.staffId,
    staffCode: staff.staffCode,
    slotVersion: SLOT_VERSION,
    deviceSecret: setting.deviceSecret === undefined ? 'none' : 'required',
    kdf: kdfOf(setting.parameters),
    publicKeys,
  };
  const sealed = await sealSlot(setting, bound, { keys, passphrase });
  if (!sealed.ok) return sealed;
  const holder = holderOf(staff.staffId, publicKeys);
  const fileKeys = await wrapFileKeys(holder, setting.vaultId, setting.fileKeys);
  return ok({ slot: { ...bound, ...sealed.value, fileKeys }, keys });
}

/** The same slot and keys under another passphrase: new salt, new nonce. The old passphrase does not open it. */
export async function resealSlot(
  slot: Slot,
  setting: Pick<SlotSetting, 'vaultId' | 'deviceSecret'>,
  own: { readonly keys: HolderKeys; readonly passphrase: string },
): Promise<Result<Slot, NewSlotRefusal>> {
  const passphrase = passphraseBytes(own.passphrase);
  if (passphrase === undefined) return refuse('vault.passphrase-too-long');
  const { role: _, ...bare } = slot;
  const bound = { ...bare, kdf: kdfOf(slot.kdf) };
  const sealed = await sealSlot(setting, bound, { keys: own.keys, passphrase });
  return sealed.ok ? ok({ ...bound, ...sealed.value }) : sealed;
}

/** Wipes the passphrase's bytes. */
async function sealSlot(
  setting: Pick<SlotSetting, 'vaultId' | 'deviceSecret'>,
  bound: BoundFacts,
  { keys, passphrase }: { readonly keys: HolderKeys; readonly passphrase: Uint8Array },
): Promise<Result<Pick<Slot, 'nonce' | 'sealedKeys'>, 'vault.parameters-refused'>> {
  const kek = await slotKey(setting, bound, passphrase);
  wipe(passphrase);
  if (!kek.ok) return kek;
  const nonce = randomBytes(NONCE_BYTES);
  const under = { key: kek.value, nonce, aad: slotAad(setting.vaultId, bound) };
  const sealedKeys = sealHolderKeys(under, keys);
  wipe(kek.value);
  return ok({ nonce: nonce.toString('hex'), sealedKeys });
}

export interface SlotOpening {
  readonly vaultId: string;
  readonly passphrase: string;
  readonly deviceSecret: Uint8Array | undefined;
}

/** Opens a slot. A slot whose parameters, code or public keys were edited answers as to a wrong passphrase. */
export async function openSlot(
  slot: Slot,
  opening: SlotOpening,
): Promise<Result<HolderKeys, SlotRefusal>> {
  if (slot.deviceSecret === 'required' && opening.deviceSecret === undefined) {
    return refuse('vault.device-secret-needed');
  }
  if (!parametersAllowed(slot.kdf)) return refuse('vault.parameters-refused');
  const passphrase = passphraseBytes(opening.passphrase);
  if (passphrase === undefined) return refuse('vault.wrong-passphrase');
  const kek = await slotKey(opening, slot, passphrase);
  wipe(passphrase);
  if (!kek.ok) return kek;
  const nonce = Buffer.from(slot.nonce, 'hex');
  const under = { key: kek.value, nonce, aad: slotAad(opening.vaultId, slot) };
  const keys = openHolderKeys(under, slot.sealedKeys);
  wipe(kek.value);
  return keys === undefined ? refuse('vault.wrong-passphrase') : ok(keys);
}

/** A staff code as compared: compatibility forms and case do not matter. */
export function foldedCode(staffCode: string): string {
  return staffCode.normalize('NFKC').toLowerCase();
}

/** Whether two of them could not be told apart at the door. */
export function codesClash(
  staff: readonly { readonly staffCode: string; readonly staffId: string }[],
): boolean {
  const codes = new Set(staff.map(({ staffCode }) => foldedCode(staffCode)));
  const ids = new Set(staff.map(({ staffId }) => staffId));
  return codes.size < staff.length || ids.size < staff.length;
}

/** Everything of a slot that its sealing is bound to. */
type BoundFacts = Omit<Slot, 'nonce' | 'sealedKeys' | 'fileKeys'>;

function kdfOf({ memoryKiB, passes, lanes }: Argon2Parameters): Slot['kdf'] {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  return { name: 'argon2id', memoryKiB, passes, lanes, salt };
}

async function slotKey(
  vault: {
    readonly vaultId: string;
    readonly deviceSecret: Uint8Array | undefined;
  },
  slot: BoundFacts,
  passphrase: Uint8Array,
): Promise<Result<Buffer, 'vault.parameters-refused'>> {
  const salt = Buffer.from(slot.kdf.salt, 'hex');
  const stretched = await argon2id(passphrase, salt, slot.kdf);
  if (!stretched.ok) return stretched;
  const needed = slot.deviceSecret === 'required';
  const device = needed ? (vault.deviceSecret ?? new Uint8Array(0)) : new Uint8Array(0);
  const ikm = Buffer.concat([stretched.value, device]);
  const info = placeBytes('kanaf/slot-key/1', vault.vaultId, slot.slotId, slot.deviceSecret);
  const key = hkdf(ikm, { salt, info });
  wipe(stretched.value, ikm);
  return ok(key);
}

function slotAad(vaultId: string, slot: BoundFacts): Buffer {
  const { slotId, staffId, staffCode, role, slotVersion, deviceSecret, kdf, publicKeys } = slot;
  const facts = {
    slotId,
    staffId,
    staffCode,
    slotVersion,
    deviceSecret,
    kdf,
    publicKeys,
    ...(role === undefined ? {} : { role }),
  };
  return placeBytes('kanaf/slot/1', vaultId, canonicalBytes(facts));
}
