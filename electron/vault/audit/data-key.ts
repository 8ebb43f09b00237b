// What an event must not show everyone is sealed under one data key per session. The key itself is sealed to the
// audit compartment, so that whoever works can write it and only holders of `audit` can read it later.
import { hpkeOpen, hpkeSeal } from '../keys/hpke';
import { paddedJson } from '../keys/padding';
import { COMPARTMENT_NUMBERS, placeBytes } from '../keys/places';
import { KEY_BYTES, NONCE_BYTES, open, randomBytes, seal } from '../keys/suite';
import type { Details, SealedDataKey } from './event';

/** Where sealed events go: the newest drop public key of `audit` that a deed vouches for. */
export interface AuditDrop {
  readonly generation: number;
  readonly dropPublicKey: Uint8Array;
}

export interface DataKey {
  readonly key: Buffer;
  readonly sealedKey: SealedDataKey;
}

/**
 * A fresh data key of 32 bytes and its sealing to the audit compartment. Where nothing vouches for any of its keys it is
 * sealed to nobody: what it seals is lost rather than shown to a stranger.
 */
export async function newDataKey(vaultId: string, drop: AuditDrop | undefined): Promise<DataKey> {
  const key = randomBytes(KEY_BYTES);
  if (drop === undefined) return { key, sealedKey: { generation: 0, wrapped: '' } };
  const place = keyPlace(vaultId, drop.generation);
  const wrapped = await hpkeSeal(drop.dropPublicKey, place, key);
  return {
    key,
    sealedKey: { generation: drop.generation, wrapped: wrapped.toString('base64') },
  };
}

/** Opens a data key with the audit compartment's drop seed of that generation. */
export async function openDataKey(
  dropSeed: Uint8Array,
  vaultId: string,
  sealed: SealedDataKey,
): Promise<Buffer | undefined> {
  const place = keyPlace(vaultId, sealed.generation);
  const key = await hpkeOpen(dropSeed, place, Buffer.from(sealed.wrapped, 'base64'));
  return key?.length === KEY_BYTES ? key : undefined;
}

/** Where a sealing belongs: an event's own sequence number, or `aside` for one outside the trail. */
export interface PayloadPlace {
  readonly vaultId: string;
  readonly at: number | 'aside';
}

/** Nonce (12) and AES-256-GCM of the JSON, base64. What lies in the folder while it is locked has one of a few lengths. */
export function sealPayload(key: Uint8Array, place: PayloadPlace, value: object): string {
  const nonce = randomBytes(NONCE_BYTES);
  const plain =
    place.at === 'aside' ? paddedJson('aside', value) : Buffer.from(JSON.stringify(value), 'utf8');
  const sealed = seal({ key, nonce, aad: payloadPlace(place) }, plain);
  return Buffer.concat([nonce, sealed]).toString('base64');
}

/** Undefined for another key, another place or changed bytes. */
export function openPayload(
  key: Uint8Array,
  place: PayloadPlace,
  sealed: string,
): Details | undefined {
  const packed = Buffer.from(sealed, 'base64');
  if (packed.length < NONCE_BYTES) return undefined;
  const context = { key, nonce: packed.subarray(0, NONCE_BYTES), aad: payloadPlace(place) };
  const plain = open(context, packed.subarray(NONCE_BYTES));
  return plain === undefined ? undefined : (JSON.parse(plain.toString('utf8')) as Details);
}

function keyPlace(vaultId: string, generation: number): Buffer {
  return placeBytes('kanaf/audit-data-key/1', vaultId, COMPARTMENT_NUMBERS.audit, generation);
}

function payloadPlace({ vaultId, at }: PayloadPlace): Buffer {
  return placeBytes('kanaf/audit-payload/1', vaultId, at);
}
