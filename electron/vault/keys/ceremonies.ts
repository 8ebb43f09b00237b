// The founding of a vault and the letting in of a person.
// They return a header and rows to save; they write no file and know no SQL.
import {
  COMPARTMENTS,
  compartmentsOf,
  type Compartment,
  type Role,
} from '../../../src/kernel/compartments';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import { EMERGENCY_COMPARTMENT } from '../../../src/features/emergency/index';
import type { Argon2Parameters } from './argon2';
import {
  generationKeys,
  newGenerationSecret,
  wipeGeneration,
  wrapGeneration,
  type CompartmentWrap,
  type GenerationKeys,
  type Holder,
  type MadeGeneration,
} from './compartment-keys';
import { closeHeader, deviceCheckOf, deviceSecretFits, type Header } from './header';
import {
  holderOf,
  newFileKeys,
  type PublicKeys,
  publicKeysOf,
  wipeHolderKeys,
} from './holder-keys';
import { dealEmergency, type EmergencyDeal, entitledHolders } from './emergency';
import { freshId } from './places';
import { VAULT_FORMAT } from './vault-format';
import {
  beginPaper,
  createCardsSlot,
  createRecoverySlot,
  recoveryHolders,
  type CardsSlot,
  type RecoverySetting,
} from './recovery';
import { writtenCards, type WrittenCard } from './recovery-cards';
import { newRecoverySecret, writtenSecret, type WrittenSecret } from './recovery-code';
import { sessionOf, type SessionKeys, type UnlockedHolder } from './session-keys';
import {
  beginSlot,
  createSlot,
  foldedCode,
  type CreatedSlot,
  type NewStaff,
  type Slot,
  type SlotBegun,
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

/** A fresh set of cards: what to print, what to save once they were typed back. */
export interface MadeCards {
  readonly slot: CardsSlot;
  readonly written: readonly WrittenCard[];
  readonly wraps: readonly CompartmentWrap[];
}

type StaffRefusal =
  | 'vault.parameters-refused'
  | 'vault.passphrase-too-long'
  | 'vault.staff-code-taken';

/** Makes every key of a new vault: file keys, nine compartments in generation 1, slots, recovery, header. */
export async function createVault(
  order: VaultRequest,
): Promise<Result<CreatedVault, StaffRefusal>> {
  if (codesClash(order.staff)) return refuse('vault.staff-code-taken');
  const vaultId: string = order.vaultId ?? freshId();
  const fileKeys = newFileKeys();
  const { createdAt } = order;
  const opened = COMPARTMENTS.map((compartment) => startGeneration(vaultId, compartment, 1));
  const begun = order.staff.map((staff) => ({ staff, begun: beginSlot() }));
  const people = begun.map(foundingPerson);
  const emergency = await dealEmergency(
    vaultId,
    entitledHolders(people),
    opened.filter(({ compartment }) => compartment === EMERGENCY_COMPARTMENT),
  );
  const paper = beginPaper();
  const generations = opened.map(generationRow);
  const code = { slotId: paper.slotId, publicKeys: publicKeysOf(paper.keys) };
  const foundingDeed = order.foundingDeed(
    { vaultId, createdAt, staff: people, generations, code, emergency },
    (message) => signEd25519(begun[0]?.begun.keys.ed25519Seed ?? new Uint8Array(0), message),
  );
  const founding = Buffer.from(foundingDeed.hash, 'hex');
  const created: CreatedSlot[] = [];
  for (const one of begun) {
    const made = await createSlot({ ...order, vaultId, fileKeys, founding }, one.staff, one.begun);
    if (!made.ok) return made;
    created.push(made.value);
  }
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
    { ...foundingFacts(order, vaultId), slots, recovery },
    fileKeys.databaseKey,
  );
  const theirs = compartmentsOf(order.staff[0].role);
  const session = foundingSession({ vaultId, fileKeys }, created, { opened, theirs });
  return ok({
    ...{ header, written, cards, generations, wraps, emergency, session },
    foundingDeed,
    staff: people,
  });
}

function foundingPerson({
  staff,
  begun,
}: {
  readonly staff: NewStaff;
  readonly begun: SlotBegun;
}): FoundingPerson {
  const { staffId, staffCode, role } = staff;
  return { staffId, staffCode, role, slotId: begun.slotId, publicKeys: publicKeysOf(begun.keys) };
}

/** Makes a set of cards and hands their slot every generation given: the caller must hold all of them. */
export async function makeCards(
  setting: RecoverySetting & { readonly set: number },
  opened: readonly GenerationKeys[],
): Promise<MadeCards> {
  const { vaultId, set } = setting;
  const secret = newRecoverySecret();
  const slot = await createCardsSlot(setting, secret);
  const written = await writtenCards(vaultId, set, secret);
  wipe(secret);
  const holder = holderOf(slot.slotId, slot.publicKeys);
  return { slot, written, wraps: await wrapEach([holder], vaultId, opened) };
}

export interface StaffRequest {
  readonly staff: NewStaff;
  readonly parameters: Argon2Parameters;
  readonly deviceSecret: Uint8Array | undefined;
  /**
   * Compartments that no staff member holds yet, with the number their next generation gets.
   * The new person then starts that generation; the adder keeps no key of it.
   */
  readonly unheld: readonly {
    readonly compartment: Compartment;
    readonly nextGeneration: number;
  }[];
  /** The papers that deeds vouch for: they get what the newcomer starts. */
  readonly papers: readonly Holder[];
}

export interface AddedStaff {
  /** The header to save, one generation on. */
  readonly header: Header;
  readonly slot: Slot;
  /** New rows for the keyring database, to be committed before the header is written. */
  readonly wraps: readonly CompartmentWrap[];
  readonly generations: readonly MadeGeneration[];
  /** Compartments of the role that the adder does not hold: another holder must grant them. */
  readonly notGranted: readonly Compartment[];
}

/** Lets a person in: a slot, and wraps of every generation the adder holds of the role's compartments. */
export async function addStaff(
  header: Header,
  adder: SessionKeys,
  order: StaffRequest,
): Promise<Result<AddedStaff, StaffRefusal | 'vault.device-secret-wrong'>> {
  const { content } = header;
  if (codesClash([...content.slots, order.staff])) return refuse('vault.staff-code-taken');
  const known = content.deviceSecret === 'none' || order.deviceSecret !== undefined;
  if (!known || !deviceSecretFits(header, order.deviceSecret)) {
    return refuse('vault.device-secret-wrong');
  }
  const { vaultId, fileKeys } = adder;
  const founding = Buffer.from(adder.founding, 'hex');
  const made = await createSlot({ ...order, vaultId, fileKeys, founding }, order.staff);
  if (!made.ok) return made;
  const { slot, keys } = made.value;
  wipeHolderKeys(keys);
  const granted = await grantRole(adder, { ...order, slot });
  const slots = [...content.slots, slot];
  const next = { ...content, generation: content.generation + 1, slots };
  return ok({
    header: closeHeader(next, fileKeys.databaseKey),
    slot,
    ...granted,
  });
}

async function grantRole(adder: SessionKeys, order: StaffRequest & { slot: Slot }) {
  const { vaultId } = adder;
  const newcomer = holderOf(order.slot.staffId, order.slot.publicKeys);
  const wanted = compartmentsOf(order.staff.role);
  const held = wanted.flatMap((compartment) => adder.generations(compartment));
  const started = order.unheld
    .filter(({ compartment }) => wanted.includes(compartment))
    .map(({ compartment, nextGeneration }) =>
      startGeneration(vaultId, compartment, nextGeneration),
    );
  const keepers = [newcomer, ...order.papers];
  const wraps = [
    ...(await wrapEach([newcomer], vaultId, held)),
    ...(await wrapEach(keepers, vaultId, started)),
  ];
  const generations = started.map(generationRow);
  started.forEach(wipeGeneration);
  const given = new Set(wraps.map(({ compartment }) => compartment));
  const notGranted = wanted.filter((compartment) => !given.has(compartment));
  return { wraps, generations, notGranted };
}

function startGeneration(
  vaultId: string,
  compartment: Compartment,
  generation: number,
): GenerationKeys {
  const secret = newGenerationSecret();
  const keys = generationKeys({ vaultId, compartment, generation }, secret);
  wipe(secret);
  return keys;
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

/** Hands each generation to each holder. */
export async function wrapEach(
  holders: readonly Holder[],
  vaultId: string,
  opened: readonly GenerationKeys[],
): Promise<readonly CompartmentWrap[]> {
  const wraps: CompartmentWrap[] = [];
  for (const holder of holders) {
    for (const keys of opened) wraps.push(await wrapGeneration(holder, vaultId, keys));
  }
  return wraps;
}

function foundingFacts(order: VaultRequest, vaultId: string) {
  const { createdAt, training, deviceSecret } = order;
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

function generationRow(keys: GenerationKeys): MadeGeneration {
  const { compartment, generation, dropPublicKey, commitment } = keys;
  return { compartment, generation, dropPublicKey, commitment };
}

function codesClash(staff: readonly { readonly staffCode: string; readonly staffId: string }[]) {
  const codes = new Set(staff.map(({ staffCode }) => foldedCode(staffCode)));
  const ids = new Set(staff.map(({ staffId }) => staffId));
  return codes.size < staff.length || ids.size < staff.length;
}
