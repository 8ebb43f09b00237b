// The founding of a vault: every key of it. It returns a header and rows to save; it writes no file and knows no SQL.
import {
  COMPARTMENTS,
  compartmentsOf,
  type Compartment,
  type Role,
} from '../../../src/kernel/compartments';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { EMERGENCY_COMPARTMENT } from '../../../src/features/emergency/index';
import type { Argon2Parameters } from './argon2';
import { makeCards, type MadeCards } from './card-set';
import {
  wipeGeneration,
  type CompartmentWrap,
  type GenerationKeys,
  type MadeGeneration,
} from './compartment-keys';
import { dealEmergency, type EmergencyDeal, entitledHolders } from './emergency';
import { closeHeader, deviceCheckOf, type Header } from './header';
import {
  holderOf,
  newFileKeys,
  type PublicKeys,
  publicKeysOf,
  wipeHolderKeys,
} from './holder-keys';
import { generationRow, startGeneration, wrapEach } from './new-generations';
import { freshId } from './places';
import { beginPaper, createRecoverySlot, recoveryHolders } from './recovery';
import { VAULT_FORMAT } from './vault-format';
import { newRecoverySecret, writtenSecret, type WrittenSecret } from './recovery-code';
import { sessionOf, type SessionKeys, type UnlockedHolder } from './session-keys';
import {
  beginSlot,
  codesClash,
  createSlot,
  type CreatedSlot,
  type NewStaff,
  type SlotBegun,
  type SlotSetting,
  type NewSlotRefusal,
} from './slots';
import { signEd25519, wipe } from './suite';

export interface VaultRequest {
  /** UTC instant, ISO 8601. */
  readonly createdAt: string;
  readonly training: boolean;
  /** Only the demo names its vault beforehand, so that the same seed gives the same summary. */
  readonly vaultId?: string | undefined;
  readonly parameters: Argon2Parameters;
  /** 32 bytes, or undefined for a vault that opens on any computer. */
  readonly deviceSecret: Uint8Array | undefined;
  /** The first manager, and any others who are there at the founding. */
  readonly staff: readonly [NewStaff, ...NewStaff[]];
  /** Writes the founding deed, signed by the first person; its hash goes into everybody's sealed keys. */
  readonly foundingDeed: FoundingDeedWriter;
}

/** All that a founding deed tells. */
export interface FoundingFacts {
  readonly vaultId: string;
  readonly createdAt: string;
  readonly staff: readonly FoundingPerson[];
  readonly generations: readonly MadeGeneration[];
  readonly code: PublicSlot;
  readonly emergency: EmergencyDeal | undefined;
}

export interface PublicSlot {
  readonly slotId: string;
  readonly publicKeys: PublicKeys;
}

export interface FoundingPerson extends PublicSlot {
  readonly staffId: string;
  readonly staffCode: string;
  readonly role: Role;
}

/** The deed itself is nothing to this room but text with a hash (64 hexadecimal digits). */
export interface WrittenDeed {
  readonly body: string;
  readonly signatures: readonly string[];
  readonly hash: string;
}
export type FoundingDeedWriter = (
  facts: FoundingFacts,
  sign: (message: Uint8Array) => Uint8Array,
) => WrittenDeed;

export interface CreatedVault {
  readonly header: Header;
  /** The recovery code to print and to type back in part; shown once and kept nowhere. */
  readonly written: WrittenSecret;
  /** A first set of cards. Unless the shelter takes them, slot and wraps are dropped and never saved. */
  readonly cards: MadeCards;
  /** Rows for the keyring database. */
  readonly generations: readonly MadeGeneration[];
  readonly foundingDeed: WrittenDeed;
  readonly wraps: readonly CompartmentWrap[];
  /** Shares for an opening by two people; undefined while fewer than two are entitled. */
  readonly emergency: EmergencyDeal | undefined;
  /** Open keys of the first person, so that the founding needs no second unlock. */
  readonly session: SessionKeys;
  readonly staff: readonly FoundingPerson[];
}

/** Makes every key of a new vault: file keys, nine compartments in generation 1, slots, recovery, header. */
export async function createVault(
  request: VaultRequest,
): Promise<Result<CreatedVault, NewSlotRefusal | 'vault.staff-code-taken'>> {
  if (codesClash(request.staff)) return refuse('vault.staff-code-taken');
  const vaultId: string = request.vaultId ?? freshId();
  const fileKeys = newFileKeys();
  const { createdAt } = request;
  const opened = COMPARTMENTS.map((compartment) =>
    startGeneration({ vaultId, compartment, generation: 1 }),
  );
  const begun = request.staff.map((staff) => ({ staff, begun: beginSlot() }));
  const people = begun.map(foundingPerson);
  const emergency = await dealEmergency(
    vaultId,
    entitledHolders(people),
    opened.filter(({ compartment }) => compartment === EMERGENCY_COMPARTMENT),
  );
  const paper = beginPaper();
  const generations = opened.map(generationRow);
  const code = { slotId: paper.slotId, publicKeys: publicKeysOf(paper.keys) };
  const foundingDeed = request.foundingDeed(
    { vaultId, createdAt, staff: people, generations, code, emergency },
    (message) => signEd25519(begun[0]?.begun.keys.ed25519Seed ?? new Uint8Array(0), message),
  );
  const founding = Buffer.from(foundingDeed.hash, 'hex');
  const made = await createSlots({ ...request, vaultId, fileKeys, founding }, begun);
  if (!made.ok) return made;
  const created = made.value;
  const secret = newRecoverySecret();
  const setting = { vaultId, createdAt, fileKeys, founding };
  const recovery = await createRecoverySlot(setting, secret, paper);
  const written = writtenSecret(secret);
  wipe(secret);
  const slots = created.map(({ slot }) => slot);
  const wraps = [
    ...(await wrapEach(recoveryHolders({ recovery }), vaultId, opened)),
    ...(await wrapForPeople(people, vaultId, opened)),
  ];
  const cards = await makeCards({ ...setting, set: 1 }, opened);
  const header = closeHeader(
    { ...foundingFacts(request, vaultId), slots, recovery },
    fileKeys.databaseKey,
  );
  const theirs = compartmentsOf(request.staff[0].role);
  const session = foundingSession({ vaultId, fileKeys }, created, { opened, theirs });
  return ok({
    ...{ header, written, cards, generations, wraps, emergency, session },
    foundingDeed,
    staff: people,
  });
}

interface BegunPerson {
  readonly staff: NewStaff;
  readonly begun: SlotBegun;
}

async function createSlots(
  setting: SlotSetting,
  people: readonly BegunPerson[],
): Promise<Result<readonly CreatedSlot[], NewSlotRefusal>> {
  const created: CreatedSlot[] = [];
  for (const { staff, begun } of people) {
    const made = await createSlot(setting, staff, begun);
    if (!made.ok) return made;
    created.push(made.value);
  }
  return ok(created);
}

function foundingPerson({ staff, begun }: BegunPerson): FoundingPerson {
  const { staffId, staffCode, role } = staff;
  return { staffId, staffCode, role, slotId: begun.slotId, publicKeys: publicKeysOf(begun.keys) };
}

async function wrapForPeople(
  people: readonly FoundingPerson[],
  vaultId: string,
  opened: readonly GenerationKeys[],
): Promise<readonly CompartmentWrap[]> {
  const wraps: CompartmentWrap[] = [];
  for (const person of people) {
    const theirs = opened.filter(({ compartment }) =>
      compartmentsOf(person.role).includes(compartment),
    );
    const holder = holderOf(person.staffId, person.publicKeys);
    wraps.push(...(await wrapEach([holder], vaultId, theirs)));
  }
  return wraps;
}

function foundingFacts(request: VaultRequest, vaultId: string) {
  const { createdAt, training, deviceSecret } = request;
  return {
    format: 'kanaf-vault' as const,
    formatVersion: VAULT_FORMAT,
    vaultId,
    createdAt,
    training,
    generation: 1,
    deviceSecret: deviceSecret === undefined ? ('none' as const) : ('required' as const),
    deviceCheck: deviceSecret === undefined ? null : deviceCheckOf(vaultId, deviceSecret),
  };
}

interface FoundersKeys {
  readonly opened: readonly GenerationKeys[];
  /** Compartments of the first person's role. */
  readonly theirs: readonly Compartment[];
}

/** The first person keeps the role's keys; all other private keys and secrets are wiped. */
function foundingSession(
  vault: Pick<UnlockedHolder, 'vaultId' | 'fileKeys'>,
  created: readonly CreatedSlot[],
  { opened, theirs }: FoundersKeys,
): SessionKeys {
  const [first, ...others] = created;
  if (first === undefined) throw new Error('a vault is founded by someone');
  others.forEach(({ keys }) => wipeHolderKeys(keys));
  opened.filter(({ compartment }) => !theirs.includes(compartment)).forEach(wipeGeneration);
  const kept = opened.filter(({ compartment }) => theirs.includes(compartment));
  return sessionOf({ ...vault, holderId: first.slot.staffId, keys: first.keys }, kept);
}
