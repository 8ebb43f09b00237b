// The private keys of one holder (a staff member, or the recovery envelope) and the two keys of the
// database files handed to that holder. The private keys leave this process only sealed.
import { z } from 'zod';
import type { Holder } from './compartment-keys';
import { hpkeOpen, hpkeSeal } from './hpke';
import { placeBytes } from './places';
import {
  KEY_BYTES,
  TAG_BYTES,
  ed25519PublicKey,
  open,
  randomBytes,
  seal,
  wipe,
  x25519PublicKey,
} from './suite';

export interface KeyPairs {
  readonly x25519Seed: Buffer;
  readonly ed25519Seed: Buffer;
}

export interface HolderKeys extends KeyPairs {
  /** Hash of the founding deed: by it the holder knows the book of deeds of their own house. 32 bytes. */
  readonly founding: Buffer;
}

/** Bytes in the header are lower-case hexadecimal text of a fixed length. */
export function hexBytes(count: number) {
  return z.string().regex(new RegExp(`^[0-9a-f]{${count * 2}}$`));
}

export const publicKeysSchema = z.strictObject({
  x25519: hexBytes(KEY_BYTES),
  ed25519: hexBytes(KEY_BYTES),
});
export type PublicKeys = z.infer<typeof publicKeysSchema>;

/** An HPKE wrap of one 32-byte key: enc 32, ciphertext 32, tag 16. */
export const keyWrapSchema = hexBytes(80);

export function newKeyPairs(): KeyPairs {
  return {
    x25519Seed: randomBytes(KEY_BYTES),
    ed25519Seed: randomBytes(KEY_BYTES),
  };
}

export function publicKeysOf(keys: KeyPairs): PublicKeys {
  return {
    x25519: x25519PublicKey(keys.x25519Seed).toString('hex'),
    ed25519: ed25519PublicKey(keys.ed25519Seed).toString('hex'),
  };
}

export function holderOf(holderId: string, publicKeys: PublicKeys): Holder {
  return { holderId, publicKey: Buffer.from(publicKeys.x25519, 'hex') };
}

export function copyHolderKeys(keys: HolderKeys): HolderKeys {
  return {
    x25519Seed: Buffer.from(keys.x25519Seed),
    ed25519Seed: Buffer.from(keys.ed25519Seed),
    founding: Buffer.from(keys.founding),
  };
}

export function wipeHolderKeys(keys: KeyPairs): void {
  wipe(keys.x25519Seed, keys.ed25519Seed);
}

export interface SealedUnder {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly aad: Uint8Array;
}

/** Bytes of `sealedKeys`. */
export const SEALED_KEYS_BYTES = 3 * KEY_BYTES + TAG_BYTES;

/** The X25519 and the Ed25519 seed and the hash of the founding deed, one after the other, sealed: 96 bytes and the tag. */
export function sealHolderKeys(under: SealedUnder, keys: HolderKeys): string {
  const plain = Buffer.concat([keys.x25519Seed, keys.ed25519Seed, keys.founding]);
  const sealed = seal(under, plain).toString('hex');
  wipe(plain);
  return sealed;
}

export function openHolderKeys(under: SealedUnder, sealed: string): HolderKeys | undefined {
  const plain = open(under, Buffer.from(sealed, 'hex'));
  if (plain?.length !== 3 * KEY_BYTES) return undefined;
  return {
    x25519Seed: plain.subarray(0, KEY_BYTES),
    ed25519Seed: plain.subarray(KEY_BYTES, 2 * KEY_BYTES),
    founding: plain.subarray(2 * KEY_BYTES),
  };
}

/** The raw keys of the two SQLCipher files. */
export interface FileKeys {
  readonly databaseKey: Buffer;
  readonly keyringKey: Buffer;
}

export const fileKeyWrapsSchema = z.strictObject({
  database: keyWrapSchema,
  keyring: keyWrapSchema,
});
export type FileKeyWraps = z.infer<typeof fileKeyWrapsSchema>;

export function newFileKeys(): FileKeys {
  return {
    databaseKey: randomBytes(KEY_BYTES),
    keyringKey: randomBytes(KEY_BYTES),
  };
}

export async function wrapFileKeys(
  holder: Holder,
  vaultId: string,
  keys: FileKeys,
): Promise<FileKeyWraps> {
  const wrap = async (use: string, key: Uint8Array) =>
    (await hpkeSeal(holder.publicKey, fileKeyPlace(use, vaultId, holder), key)).toString('hex');
  return {
    database: await wrap('database', keys.databaseKey),
    keyring: await wrap('keyring', keys.keyringKey),
  };
}

/** Undefined when either wrap was made for another vault or holder, or was changed. */
export async function unwrapFileKeys(
  owner: Holder & { readonly seed: Uint8Array },
  vaultId: string,
  wraps: FileKeyWraps,
): Promise<FileKeys | undefined> {
  const unwrap = (use: string, wrap: string) =>
    hpkeOpen(owner.seed, fileKeyPlace(use, vaultId, owner), Buffer.from(wrap, 'hex'));
  const databaseKey = await unwrap('database', wraps.database);
  const keyringKey = await unwrap('keyring', wraps.keyring);
  if (databaseKey === undefined || keyringKey === undefined) return undefined;
  return { databaseKey, keyringKey };
}

function fileKeyPlace(use: string, vaultId: string, holder: Holder): Buffer {
  return placeBytes('kanaf/file-key/1', use, vaultId, holder.holderId);
}
