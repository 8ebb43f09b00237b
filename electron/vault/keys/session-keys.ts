// What one unlocked session holds in memory. It is dropped by ending the process; wiping is a courtesy before that.
import { COMPARTMENTS, type Compartment } from '../../../src/kernel/compartments';
import {
  generationKeys,
  unwrapGeneration,
  wipeGeneration,
  type CompartmentWrap,
  type GenerationKeys,
} from './compartment-keys';
import { type EmergencyShare, openEmergencyShare } from './emergency';
import { copyHolderKeys, wipeHolderKeys, type FileKeys, type HolderKeys } from './holder-keys';
import { placeBytes } from './places';
import { ed25519PublicKey, hkdf, signEd25519, wipe } from './suite';

/** Whose keys were opened: a staff member by slot, or the recovery slot. */
export interface UnlockedHolder {
  readonly vaultId: string;
  readonly holderId: string;
  readonly keys: HolderKeys;
  readonly fileKeys: FileKeys;
}

/** Whether an opened secret is the one that a deed committed to. */
export type SecretJudge = (keys: GenerationKeys) => boolean;

export interface SessionKeys {
  readonly vaultId: string;
  readonly holderId: string;
  readonly fileKeys: FileKeys;
  /** Raw keys as 64 hexadecimal digits, for `PRAGMA key = "x'…'"`. */
  readonly databaseKeyHex: string;
  readonly keyringKeyHex: string;
  /** Owner key for what only this holder may read again, such as unfinished forms. */
  readonly draftKey: Buffer;
  /** Wraps of this holder that did not open: named so that they can be reported, never hidden. */
  readonly unreadable: readonly CompartmentWrap[];
  /** Wraps that opened, to a secret that no deed committed to. Nothing of them is used. */
  readonly unvouched: readonly CompartmentWrap[];
  /** Hash of the founding deed, 64 hexadecimal digits. */
  readonly founding: string;
  /** Seals what this holder knows of the book of deeds. */
  readonly headKey: Buffer;
  /** The newest generation of a compartment, for sealing; undefined when this session does not hold it. */
  newest(compartment: Compartment): GenerationKeys | undefined;
  /** One generation of a compartment, for opening what was sealed under it. */
  generation(compartment: Compartment, generation: number): GenerationKeys | undefined;
  /** All generations held of a compartment, oldest first. */
  generations(compartment: Compartment): readonly GenerationKeys[];
  /** Compartments of which at least one generation is held. */
  held(): readonly Compartment[];
  /** Ed25519 public key of this holder, 32 bytes. */
  readonly signingPublicKey: Buffer;
  /** Ed25519 signature of 64 bytes by this holder. */
  sign(message: Uint8Array): Buffer;
  /** The same holder after a renewal: new keys of the files, the wraps as they stand now. Owns its own copies. */
  renewed(
    fileKeys: FileKeys,
    wraps: readonly CompartmentWrap[],
    isVouched: SecretJudge,
  ): Promise<SessionKeys>;
  /** A generation that this session made itself and handed to its holder too; takes a copy. */
  adopt(keys: GenerationKeys): void;
  /** Opens a wrap that was made for this holder; undefined where it was not. */
  unwrap(wrap: CompartmentWrap): Promise<GenerationKeys | undefined>;
  /** Opens this holder's share of an emergency deal; undefined where it is not theirs or damaged. */
  openShare(share: EmergencyShare): Promise<Buffer | undefined>;
  wipe(): void;
}

/** Opens the holder's compartment wraps. Wraps of other holders are passed over. */
export async function openSession(
  unlocked: UnlockedHolder,
  wraps: readonly CompartmentWrap[],
  isVouched: SecretJudge,
): Promise<SessionKeys> {
  const opened: GenerationKeys[] = [];
  const unreadable: CompartmentWrap[] = [];
  const unvouched: CompartmentWrap[] = [];
  for (const wrap of wraps) {
    if (wrap.holderId !== unlocked.holderId) continue;
    const keys = await unwrapGeneration(unlocked.keys.x25519Seed, unlocked.vaultId, wrap);
    if (keys === undefined) unreadable.push(wrap);
    else if (isVouched(keys)) opened.push(keys);
    else {
      unvouched.push(wrap);
      wipeGeneration(keys);
    }
  }
  return sessionOf(unlocked, opened, { unreadable, unvouched });
}

/** A session over keys that are already open (right after the vault was made). */
export function sessionOf(
  unlocked: UnlockedHolder,
  opened: readonly GenerationKeys[],
  others: Pick<SessionKeys, 'unreadable' | 'unvouched'> = { unreadable: [], unvouched: [] },
): SessionKeys {
  const { vaultId, holderId, keys, fileKeys } = unlocked;
  const draftKey = draftKeyOf(unlocked);
  const headKey = headKeyOf(unlocked);
  const sorted = opened.toSorted(byNumber);
  const generations = (compartment: Compartment) =>
    sorted.filter((key) => key.compartment === compartment);
  return {
    vaultId,
    holderId,
    fileKeys,
    databaseKeyHex: fileKeys.databaseKey.toString('hex'),
    keyringKeyHex: fileKeys.keyringKey.toString('hex'),
    draftKey,
    headKey,
    founding: keys.founding.toString('hex'),
    ...others,
    generations,
    newest: (compartment) => generations(compartment).at(-1),
    generation: (compartment, generation) =>
      generations(compartment).find((key) => key.generation === generation),
    held: () => COMPARTMENTS.filter((compartment) => generations(compartment).length > 0),
    signingPublicKey: ed25519PublicKey(keys.ed25519Seed),
    sign: (message) => signEd25519(keys.ed25519Seed, message),
    renewed: (renewedKeys, wraps, isVouched) =>
      openSession(
        { ...unlocked, keys: copyHolderKeys(keys), fileKeys: renewedKeys },
        wraps,
        isVouched,
      ),
    adopt(made) {
      const { compartment, generation, secret } = made;
      sorted.push(generationKeys({ vaultId, compartment, generation }, secret));
      sorted.sort(byNumber);
    },
    unwrap: (wrap) => unwrapGeneration(keys.x25519Seed, vaultId, wrap),
    openShare: (share) => openEmergencyShare(keys.x25519Seed, vaultId, share),
    wipe() {
      sorted.forEach(wipeGeneration);
      wipeHolderKeys(keys);
      wipe(fileKeys.databaseKey, fileKeys.keyringKey, draftKey, headKey);
    },
  };
}

function byNumber(left: GenerationKeys, right: GenerationKeys): number {
  return left.generation - right.generation;
}

/** Seals what the holder knows of the book of deeds. */
export function headKeyOf({ vaultId, holderId, keys }: UnlockedHolder): Buffer {
  const info = placeBytes('kanaf/deed-head-key/1', vaultId, holderId);
  return hkdf(keys.x25519Seed, { salt: new Uint8Array(0), info });
}

function draftKeyOf({ vaultId, holderId, keys }: UnlockedHolder): Buffer {
  const info = placeBytes('kanaf/draft-key/1', vaultId, holderId);
  return hkdf(keys.x25519Seed, { salt: new Uint8Array(0), info });
}
