// Using the papers of recovery: letting a person in again, and making new papers.
// A recovery session holds every compartment, so it is the only one that can hand out all of them.
// These return a header and rows to save; they write no file and know no SQL.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Argon2Parameters } from './argon2';
import { makeCards, type MadeCards } from './card-set';
import type { CompartmentWrap, GenerationKeys } from './compartment-keys';
import { COMPARTMENTS, compartmentsOf } from '../../../src/kernel/compartments';
import {
  closeHeader,
  deviceCheckOf,
  deviceSecretFits,
  type Header,
  type HeaderContent,
} from './header';
import { holderOf } from './holder-keys';
import { wrapEach } from './new-generations';
import { createRecoverySlot, type RecoverySlot } from './recovery';
import { MAX_CARD_SET } from './recovery-cards';
import { newRecoverySecret, writtenSecret, type WrittenSecret } from './recovery-code';
import type { SessionKeys } from './session-keys';
import { createSlot, foldedCode, type CreatedSlot, type NewStaff, type Slot } from './slots';
import { wipe } from './suite';

export type RecoveryWay = 'code' | 'cards';

export interface ReturnRequest {
  readonly staff: NewStaff;
  /** UTC instant, ISO 8601. */
  readonly createdAt: string;
  readonly parameters: Argon2Parameters;
  /** 32 bytes, or undefined where the vault is tied to no computer. */
  readonly deviceSecret: Uint8Array | undefined;
  /** The old one is lost with its computer: this one takes its place, and every other slot needs a new way in. */
  readonly isNewDevice: boolean;
  /** Which papers were opened: cards that were used are dropped, a code is always replaced. */
  readonly way: RecoveryWay;
}

export interface PreparedReturn {
  /** The header to save last, one generation on: the person's old slot and the old code are gone from it. */
  readonly header: Header;
  readonly created: CreatedSlot;
  /** The new recovery code, to be printed and typed back before anything is saved. */
  readonly written: WrittenSecret;
  /** Every compartment of the role, for the person. */
  readonly staffWraps: readonly CompartmentWrap[];
  /** Every compartment, for the new recovery slot. */
  readonly recoveryWraps: readonly CompartmentWrap[];
  /** Holders that no longer exist once the header is saved. */
  readonly goneHolders: readonly string[];
}

type ReturnRefusal =
  | 'vault.parameters-refused'
  | 'vault.passphrase-too-long'
  | 'vault.staff-code-taken'
  | 'vault.device-secret-needed'
  | 'vault.device-secret-wrong';

/** Prepares a slot with fresh keys for a person, in place of the slot of the same staff id if there is one. */
export async function prepareReturn(
  header: Header,
  recovery: SessionKeys,
  request: ReturnRequest,
): Promise<Result<PreparedReturn, ReturnRefusal>> {
  const { content } = header;
  const others = content.slots.filter(({ staffId }) => staffId !== request.staff.staffId);
  if (others.some((slot) => isSameCode(slot, request.staff)))
    return refuse('vault.staff-code-taken');
  const { deviceSecret, isNewDevice } = request;
  const isTied = content.deviceSecret === 'required';
  if (isTied && deviceSecret === undefined) return refuse('vault.device-secret-needed');
  if (!isNewDevice && !deviceSecretFits(header, deviceSecret)) {
    return refuse('vault.device-secret-wrong');
  }
  const { vaultId } = recovery;
  const device =
    isNewDevice && deviceSecret !== undefined
      ? { deviceCheck: deviceCheckOf(vaultId, deviceSecret) }
      : {};
  const made = await createSlot(
    { ...request, vaultId, fileKeys: recovery.fileKeys, founding: foundingOf(recovery) },
    request.staff,
  );
  if (!made.ok) return made;
  const code = await newCode(recovery, request.createdAt);
  const { slot } = made.value;
  const person = holderOf(slot.staffId, slot.publicKeys);
  const theirs = compartmentsOf(request.staff.role).flatMap((one) => recovery.generations(one));
  const { cards, ...kept } = content;
  const rest = request.way === 'cards' || cards === undefined ? kept : { ...kept, cards };
  const change = { slots: [...others, slot], recovery: code.slot, ...device };
  return ok({
    header: nextHeader(rest, recovery, change),
    created: made.value,
    written: code.written,
    staffWraps: await wrapEach([person], vaultId, theirs),
    recoveryWraps: code.wraps,
    goneHolders: goneHolders(content, request.way),
  });
}

/** New papers of one kind. The other kind stays as it is. */
export interface PreparedPapers {
  readonly header: Header;
  readonly written: WrittenSecret | undefined;
  readonly cards: MadeCards | undefined;
  readonly wraps: readonly CompartmentWrap[];
  readonly goneHolders: readonly string[];
}

/** Prepares a new recovery code; the old one dies with the saving of the header. */
export async function prepareCode(
  header: Header,
  recovery: SessionKeys,
  createdAt: string,
): Promise<PreparedPapers> {
  const { content } = header;
  const code = await newCode(recovery, createdAt);
  return {
    header: nextHeader(content, recovery, { recovery: code.slot }),
    written: code.written,
    cards: undefined,
    wraps: code.wraps,
    goneHolders: [content.recovery.slotId],
  };
}

/** Prepares a new set of three cards; an older set dies with the saving of the header. */
export async function prepareCards(
  header: Header,
  recovery: SessionKeys,
  createdAt: string,
): Promise<Result<PreparedPapers, 'vault.cards-too-many-sets'>> {
  const { content } = header;
  const set = (content.cardSets ?? 0) + 1;
  if (set > MAX_CARD_SET) return refuse('vault.cards-too-many-sets');
  const { vaultId, fileKeys } = recovery;
  const setting = { vaultId, createdAt, fileKeys, founding: foundingOf(recovery), set };
  const cards = await makeCards(setting, everything(recovery));
  return ok({
    header: nextHeader(content, recovery, { cards: cards.slot, cardSets: set }),
    written: undefined,
    cards,
    wraps: cards.wraps,
    goneHolders: content.cards === undefined ? [] : [content.cards.slotId],
  });
}

async function newCode(recovery: SessionKeys, createdAt: string) {
  const { vaultId, fileKeys } = recovery;
  const secret = newRecoverySecret();
  const setting = { vaultId, createdAt, fileKeys, founding: foundingOf(recovery) };
  const slot: RecoverySlot = await createRecoverySlot(setting, secret);
  const written = writtenSecret(secret);
  wipe(secret);
  const holder = holderOf(slot.slotId, slot.publicKeys);
  return { slot, written, wraps: await wrapEach([holder], vaultId, everything(recovery)) };
}

function foundingOf({ founding }: SessionKeys): Buffer {
  return Buffer.from(founding, 'hex');
}

function nextHeader(
  content: HeaderContent,
  { fileKeys }: SessionKeys,
  change: Partial<Pick<HeaderContent, 'slots' | 'recovery' | 'cards' | 'cardSets' | 'deviceCheck'>>,
): Header {
  const next = { ...content, ...change, generation: content.generation + 1 };
  return closeHeader(next, fileKeys.databaseKey);
}

function everything(recovery: SessionKeys): readonly GenerationKeys[] {
  return COMPARTMENTS.flatMap((compartment) => recovery.generations(compartment));
}

function goneHolders({ recovery, cards }: HeaderContent, way: RecoveryWay): readonly string[] {
  return way === 'cards' && cards !== undefined
    ? [recovery.slotId, cards.slotId]
    : [recovery.slotId];
}

function isSameCode(slot: Slot, staff: NewStaff): boolean {
  return foldedCode(slot.staffCode) === foldedCode(staff.staffCode);
}
