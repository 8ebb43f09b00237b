// The keys of one compartment in one generation, and how its secret is handed to a holder.
// Whoever was never handed the secret cannot hand it on.
import type { Compartment } from '../../../src/kernel/compartments';
import { hpkeOpen, hpkeSeal } from './hpke';
import { COMPARTMENT_NUMBERS, placeBytes } from './places';
import { KEY_BYTES, hkdf, randomBytes, sha256, wipe, x25519PublicKey } from './suite';

/** One generation of one compartment of one vault. Generations count from 1. */
export interface GenerationPlace {
  readonly vaultId: string;
  readonly compartment: Compartment;
  readonly generation: number;
}

export interface GenerationKeys {
  readonly compartment: Compartment;
  readonly generation: number;
  /** The 32-byte secret that holders hand on; all other keys follow from it. */
  readonly secret: Buffer;
  /** Wraps resident keys (AES-256-GCM). */
  readonly wrapKey: Buffer;
  /** Owner key for sealed records that belong to no resident (staff names, summaries). */
  readonly ownKey: Buffer;
  /** X25519 private key that opens drop notes. */
  readonly dropSeed: Buffer;
  readonly dropPublicKey: Buffer;
  /** Seals segments of search names. */
  readonly searchKey: Buffer;
  /** Keys the HMAC of blind exact-match indexes. */
  readonly matchKey: Buffer;
  /** Hash of the secret, in the deed of its making: whoever opens a wrap knows whether it is the secret that was meant. */
  readonly commitment: Buffer;
}

export function newGenerationSecret(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Derives every key of a generation from its secret. The result owns a copy of the secret. */
export function generationKeys(place: GenerationPlace, secret: Uint8Array): GenerationKeys {
  const key = (use: string) =>
    hkdf(secret, {
      salt: new Uint8Array(0),
      info: placeBytes(`kanaf/compartment-${use}/1`, ...placeParts(place)),
    });
  const dropSeed = key('drop');
  return {
    compartment: place.compartment,
    generation: place.generation,
    secret: Buffer.from(secret),
    wrapKey: key('wrap'),
    ownKey: key('own'),
    dropSeed,
    dropPublicKey: x25519PublicKey(dropSeed),
    searchKey: key('search'),
    matchKey: key('match'),
    commitment: sha256(
      placeBytes('kanaf/compartment-commitment/1', ...placeParts(place), new Uint8Array(secret)),
    ),
  };
}

export function wipeGeneration(keys: GenerationKeys): void {
  wipe(keys.secret, keys.wrapKey, keys.ownKey, keys.dropSeed, keys.searchKey, keys.matchKey);
}

/** Who is handed a secret: a staff member's or the recovery slot's id with its X25519 public key. */
export interface Holder {
  readonly holderId: string;
  readonly publicKey: Uint8Array;
}

/** A row of the keyring database. `wrapped` has 80 bytes. */
export interface CompartmentWrap {
  readonly compartment: Compartment;
  readonly generation: number;
  readonly holderId: string;
  readonly wrapped: Uint8Array;
}

/** A clear row of the keyring database: where drop notes for the compartment are sealed to. */
export interface CompartmentGeneration {
  readonly compartment: Compartment;
  readonly generation: number;
  readonly dropPublicKey: Uint8Array;
}

/** What a deed tells of a new generation. */
export interface MadeGeneration extends CompartmentGeneration {
  readonly commitment: Uint8Array;
}

/** Hands a generation's secret to a holder. */
export async function wrapGeneration(
  holder: Holder,
  vaultId: string,
  keys: GenerationKeys,
): Promise<CompartmentWrap> {
  const { compartment, generation } = keys;
  const place = wrapPlace({ vaultId, compartment, generation }, holder.holderId);
  const wrapped = await hpkeSeal(holder.publicKey, place, keys.secret);
  return { compartment, generation, holderId: holder.holderId, wrapped };
}

/** Opens a wrap with the holder's X25519 private key; undefined when it was not made for this place. */
export async function unwrapGeneration(
  seed: Uint8Array,
  vaultId: string,
  wrap: CompartmentWrap,
): Promise<GenerationKeys | undefined> {
  const place = {
    vaultId,
    compartment: wrap.compartment,
    generation: wrap.generation,
  };
  const secret = await hpkeOpen(seed, wrapPlace(place, wrap.holderId), wrap.wrapped);
  if (secret?.length !== KEY_BYTES) return undefined;
  const keys = generationKeys(place, secret);
  wipe(secret);
  return keys;
}

/** Seals a drop note to a compartment's public key: the writer cannot open it again. */
export function sealDrop(
  to: GenerationPlace & { readonly dropPublicKey: Uint8Array },
  dropId: string,
  content: Uint8Array,
): Promise<Buffer> {
  return hpkeSeal(to.dropPublicKey, dropPlace(to, dropId), content);
}

/** Opens a drop note with the compartment's keys; undefined when damaged or made for another place. */
export function openDrop(
  from: { readonly vaultId: string; readonly keys: GenerationKeys },
  dropId: string,
  sealed: Uint8Array,
): Promise<Buffer | undefined> {
  const { compartment, generation } = from.keys;
  const place = dropPlace({ vaultId: from.vaultId, compartment, generation }, dropId);
  return hpkeOpen(from.keys.dropSeed, place, sealed);
}

function wrapPlace(place: GenerationPlace, holderId: string): Buffer {
  return placeBytes('kanaf/compartment-secret/1', ...placeParts(place), holderId);
}

function dropPlace(place: GenerationPlace, dropId: string): Buffer {
  return placeBytes('kanaf/drop-note/1', ...placeParts(place), dropId);
}

function placeParts(place: GenerationPlace): readonly (string | number)[] {
  return [place.vaultId, COMPARTMENT_NUMBERS[place.compartment], place.generation];
}
