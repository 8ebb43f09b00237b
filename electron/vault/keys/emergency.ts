// Opening in an emergency: the secrets of a compartment wrapped to a key pair whose private half nobody keeps. It is
// split into shares, one for each entitled person; any two shares give it back, one alone says nothing about it
// (Shamir's sharing over GF(2^8), threshold 2).
import { combine, split } from 'shamir-secret-sharing';
import { mayOpenInEmergency } from '../../../src/features/emergency/index';
import type { Compartment, Role } from '../../../src/kernel/compartments';
import {
  type CompartmentWrap,
  type GenerationKeys,
  type Holder,
  unwrapGeneration,
  wipeGeneration,
  wrapGeneration,
} from './compartment-keys';
import { holderOf, type PublicKeys } from './holder-keys';
import { hpkeOpen, hpkeSeal } from './hpke';
import { freshId, placeBytes } from './places';
import { equalBytes, KEY_BYTES, randomBytes, wipe, x25519PublicKey } from './suite';

export const PEOPLE_NEEDED = 2;
/** The seed's share and, as its last byte, the share's own number. */
const SHARE_BYTES = KEY_BYTES + 1;

/** The part of one person. Rows of the keyring. */
export interface EmergencyShare {
  readonly dealId: string;
  readonly staffId: string;
  /** X25519 public key of the person it was wrapped to. */
  readonly publicKey: Uint8Array;
  /** HPKE of the 33 bytes of the share. */
  readonly wrapped: Uint8Array;
}

export interface EmergencyDeal {
  readonly dealId: string;
  readonly compartment: Compartment;
  readonly publicKey: Uint8Array;
  readonly shares: readonly EmergencyShare[];
  /** Every generation of the compartment, wrapped to the deal as to a holder whose id is the deal's. */
  readonly wraps: readonly CompartmentWrap[];
}

export interface SlotOwner {
  readonly staffId: string;
  readonly role: Role;
  readonly publicKeys: PublicKeys;
}

/** Those of the slots who get a share. */
export function entitledHolders(slots: readonly SlotOwner[]): readonly Holder[] {
  return slots
    .filter(({ role }) => mayOpenInEmergency(role))
    .map(({ staffId, publicKeys }) => holderOf(staffId, publicKeys));
}

/** False where the person has got other keys since: that share opens for nobody any more. */
export function isFor(share: EmergencyShare, person: Holder): boolean {
  return share.staffId === person.holderId && equalBytes(share.publicKey, person.publicKey);
}

/** Undefined where fewer than two people are entitled: then no two could open, and one must not. */
export async function dealEmergency(
  vaultId: string,
  people: readonly Holder[],
  generations: readonly GenerationKeys[],
): Promise<EmergencyDeal | undefined> {
  const [first] = generations;
  if (first === undefined || people.length < PEOPLE_NEEDED) return undefined;
  const seed = randomBytes(KEY_BYTES);
  const dealId: string = freshId();
  const publicKey = x25519PublicKey(seed);
  const parts = await split(new Uint8Array(seed), people.length, PEOPLE_NEEDED);
  wipe(seed);
  const shares: EmergencyShare[] = [];
  for (const [nth, person] of people.entries()) {
    const place = sharePlace({ vaultId, dealId, staffId: person.holderId });
    const wrapped = await hpkeSeal(person.publicKey, place, parts[nth] ?? new Uint8Array(0));
    shares.push({ dealId, staffId: person.holderId, publicKey: person.publicKey, wrapped });
  }
  wipe(...parts);
  const wraps: CompartmentWrap[] = [];
  for (const keys of generations) {
    wraps.push(await wrapGeneration({ holderId: dealId, publicKey }, vaultId, keys));
  }
  return { dealId, compartment: first.compartment, publicKey, shares, wraps };
}

/** Opens a share with its person's X25519 private key; undefined when damaged or another's. Wipe it after use. */
export async function openEmergencyShare(
  seed: Uint8Array,
  vaultId: string,
  share: EmergencyShare,
): Promise<Buffer | undefined> {
  const opened = await hpkeOpen(seed, sharePlace({ vaultId, ...share }), share.wrapped);
  return opened?.length === SHARE_BYTES ? opened : undefined;
}

/**
 * The compartment's keys from two people's shares. Undefined when the two do not give the deal's own key: one is
 * damaged, of another deal, or the same one twice. Wipe what is answered right after the one opening.
 */
export async function emergencyKeys(
  vaultId: string,
  deal: EmergencyDeal,
  shares: readonly [Uint8Array, Uint8Array],
): Promise<readonly GenerationKeys[] | undefined> {
  const seed = await seedOf(shares);
  if (seed === undefined) return undefined;
  const opened: GenerationKeys[] = [];
  if (equalBytes(x25519PublicKey(seed), deal.publicKey)) {
    for (const wrap of deal.wraps) {
      const keys = await unwrapGeneration(seed, vaultId, wrap);
      if (keys !== undefined) opened.push(keys);
    }
  }
  wipe(seed);
  if (opened.length < deal.wraps.length) {
    opened.forEach(wipeGeneration);
    return undefined;
  }
  return opened;
}

async function seedOf([one, other]: readonly [Uint8Array, Uint8Array]) {
  // The same share twice would be a division by zero; the library throws on it.
  if (one.at(-1) === other.at(-1)) return undefined;
  const copies = [new Uint8Array(one), new Uint8Array(other)];
  const seed = await combine(copies);
  wipe(...copies);
  return seed;
}

function sharePlace(of: {
  readonly vaultId: string;
  readonly dealId: string;
  readonly staffId: string;
}): Buffer {
  return placeBytes('kanaf/emergency-share/1', of.vaultId, of.dealId, of.staffId);
}
