// The ceremonies of the staff room: keys are made first, without touching a file; `keep` then writes every row in the
// caller's transaction. Slots reach the header afterwards (mending.ts), so that a crash leaves nobody half let in.
import type { NewcomerRequest, StaffRead } from '../../../src/features/staff/records';
import { type Compartment, COMPARTMENTS, compartmentsOf } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import { ok, refuse } from '../../../src/kernel/result';
import type { Gate } from '../gate/gate';
import { genuineHeader } from '../open-vault/genuine-header';
import { addStaff, type StaffRequest } from '../keys/letting-in';
import type { CompartmentWrap } from '../keys/compartment-keys';
import { handOver } from '../keys/granting';
import type { Header } from '../keys/header';
import { holderOf, wipeHolderKeys } from '../keys/holder-keys';
import type { SessionKeys } from '../keys/session-keys';
import { createSlot, resealSlot, type Slot } from '../keys/slots';
import type { PersonSession } from '../open-vault/person-session';
import { addGenerations, addWraps, removeHolder } from '../keyring/compartment-wraps';
import { removeSharesOf } from '../keyring/emergency-deals';
import type { DeedFacts } from '../deeds/deed';
import { deedGeneration, deedPerson } from '../deeds/founding-deed';
import { newestGenerations, vouchedPapers } from '../deeds/vouched-rooms';
import { roleByDeeds, vouchesForSlot } from '../deeds/vouching';
import { isInUse } from './key-rotation';
import { keepSlotChange } from '../keyring/slot-changes';
import { addStaffRow, isCodeUsed, keepSlotOf } from '../house-facts/staff-known';
import { finishPapers } from '../recovery-papers/paper-change';
import { ageOfProof } from '../second-person/proof-of-today';
import { proveStaff } from '../unlock/unlocking';

/** A slot, and wraps of all that the adder holds of the role's compartments. */
export async function inviteNewcomer(
  gate: Gate,
  request: NewcomerRequest,
  second: SessionKeys | undefined,
): ReturnType<StaffRead['newcomer']> {
  const vault = gate.requireOpen();
  if (!vault.book.isWhole) return refuse('vault.unvouched');
  if (isCodeUsed(vault.records, request.code)) return refuse('staff.code-was-used');
  // A room that is opened for the newcomer is handed to the papers that the header names.
  finishPapers(vault);
  const header = genuineHeader(vault.files);
  if (!header.ok) return header;
  const { id, code, role, passphrase, agreedBy, at } = request;
  const added = await addStaff(header.value, vault.keys, {
    staff: { staffId: id, staffCode: code, role, passphrase },
    parameters: slotOf(header.value.content.slots, vault.session.staffId).kdf,
    deviceSecret: deviceSecretOf(gate, header.value),
    unheld: unheldCompartments(vault),
    papers: vouchedPapers(vault, header.value.content),
  });
  if (!added.ok) {
    const { code: why, ...rest } = added.refusal;
    return refuse(why === 'vault.staff-code-taken' ? 'staff.code-was-used' : why, rest.details);
  }
  const { slot, wraps, generations, notGranted } = added.value;
  return ok({
    waiting: notGranted,
    keep() {
      const keyring = vault.changeHolders();
      const deed = {
        ...{ kind: 'let-in' as const, at, people: [deedPerson({ ...slot, role })] },
        ...grantsOf(slot.staffId, wraps),
        ...(generations.length === 0 ? {} : { generations: generations.map(deedGeneration) }),
      };
      vault.deed(deed, signers(vault, second));
      addGenerations(keyring, generations, at);
      addWraps(keyring, wraps);
      const letIn = { by: vault.session.staffId, agreed: agreedBy };
      addStaffRow(vault.records, { ...slot, role, joinedAt: at, letIn });
      keepSlotChange(vault.records, slot);
    },
  });
}

/** All generations that either of the two holds, of each compartment. */
export async function grantTo(
  vault: PersonSession,
  request: {
    readonly id: StaffId;
    readonly compartments: readonly Compartment[];
    readonly at: string;
  },
  second: SessionKeys,
): ReturnType<StaffRead['grant']> {
  const header = genuineHeader(vault.files);
  if (!header.ok) return header;
  const slot = findSlotOf(header.value.content.slots, request.id);
  if (slot === undefined) return refuse('staff.not-found');
  if (!vault.book.isWhole || !vouchesForSlot(vault.book.state, slot)) {
    return refuse('vault.unvouched');
  }
  const to = holderOf(slot.staffId, slot.publicKeys);
  const wraps = await handOver(to, [vault.keys, second], request.compartments);
  const { at } = request;
  return ok({
    waiting: [],
    keep() {
      vault.deed({ kind: 'grant', at, ...grantsOf(request.id, wraps) }, signers(vault, second));
      addWraps(vault.changeHolders(), wraps);
    },
  });
}

/** The same key pairs under a new passphrase. The old one is tried as at the door, and counted there. */
export async function ownNewPassphrase(
  gate: Gate,
  request: { readonly current: string; readonly passphrase: string },
): ReturnType<StaffRead['newPassphrase']> {
  const vault = gate.requireOpen();
  const { staffCode } = vault.session;
  const header = genuineHeader(vault.files);
  if (!header.ok) return header;
  const deviceSecret = deviceSecretOf(gate, header.value);
  const proved = await proveStaff({
    folder: gate.folder,
    now: gate.now(),
    staffCode,
    passphrase: request.current,
    deviceSecret: () => deviceSecret,
  });
  if (!proved.ok) {
    return proved.refusal.code === 'vault.wait'
      ? refuse('vault.wait', proved.refusal.details)
      : refuse('staff.passphrase-wrong');
  }
  const { slot, holder } = proved.value;
  if (ageOfProof(vault, proved.value) !== 'today') {
    wipeHolderKeys(holder.keys);
    return refuse('staff.passphrase-wrong');
  }
  const setting = { vaultId: vault.vaultId, deviceSecret };
  const sealed = await resealSlot(slot, setting, { ...request, keys: holder.keys });
  wipeHolderKeys(holder.keys);
  if (!sealed.ok) return sealed;
  return ok({ waiting: [], keep: () => keepSlotChange(vault.records, sealed.value) });
}

/** New key pairs for a colleague who forgot, and wraps of what the two present hold of the role's compartments. */
export async function renewAccessOf(
  gate: Gate,
  request: { readonly id: StaffId; readonly passphrase: string; readonly at: string },
  second: SessionKeys,
): ReturnType<StaffRead['newAccess']> {
  const vault = gate.requireOpen();
  const header = genuineHeader(vault.files);
  if (!header.ok) return header;
  const old = findSlotOf(header.value.content.slots, request.id);
  if (old === undefined) return refuse('staff.not-found');
  const role = roleByDeeds(vault.book.state, request.id);
  if (!vault.book.isWhole || !vouchesForSlot(vault.book.state, old) || role === undefined) {
    return refuse('vault.unvouched');
  }
  const { vaultId, keys } = vault;
  const { fileKeys } = keys;
  const deviceSecret = deviceSecretOf(gate, header.value);
  const founding = Buffer.from(keys.founding, 'hex');
  const setting = { vaultId, parameters: old.kdf, deviceSecret, fileKeys, founding };
  const { staffCode } = old;
  const staff = { staffId: request.id, staffCode, role, passphrase: request.passphrase };
  const made = await createSlot(setting, staff);
  if (!made.ok) return made;
  const { slot } = made.value;
  wipeHolderKeys(made.value.keys);
  const compartments = compartmentsOf(role);
  const to = holderOf(slot.staffId, slot.publicKeys);
  const wraps = await handOver(to, [keys, second], compartments);
  return ok({
    waiting: compartments.filter((compartment) => !isAmong(wraps, compartment)),
    keep() {
      const keyring = vault.changeHolders();
      const { at } = request;
      const people = [deedPerson({ ...slot, role })];
      vault.deed(
        { kind: 'new-access', at, people, ...grantsOf(slot.staffId, wraps) },
        signers(vault, second),
      );
      removeHolder(keyring, slot.staffId);
      removeSharesOf(keyring, slot.staffId);
      addWraps(keyring, wraps);
      keepSlotOf(vault.records, slot);
      keepSlotChange(vault.records, slot);
    },
  });
}

/**
 * Rooms that nobody has ever held: a newcomer may start a generation. Where somebody held one and left, only the papers
 * can hand the keys on; the newcomer waits.
 */
function unheldCompartments(vault: PersonSession): StaffRequest['unheld'] {
  const newest = newestGenerations(vault);
  return COMPARTMENTS.filter(
    (compartment) =>
      !vault.book.state.entered.includes(compartment) && !isInUse(vault.keyring, compartment),
  ).map((compartment) => ({
    compartment,
    nextGeneration: (newest.get(compartment) ?? 0) + 1,
  }));
}

/** Those at the desk. */
function signers(vault: PersonSession, second: SessionKeys | undefined): readonly SessionKeys[] {
  const { keys } = vault;
  return second === undefined ? [keys] : [keys, second];
}

/** Each room once, whatever number of its generations is handed over. */
function grantsOf(to: string, wraps: readonly CompartmentWrap[]): Pick<DeedFacts, 'grants'> {
  const rooms = COMPARTMENTS.filter((compartment) => isAmong(wraps, compartment));
  return rooms.length === 0 ? {} : { grants: rooms.map((compartment) => ({ to, compartment })) };
}

/** A slot without it would open on any computer: the session could not have been opened without it either. */
function deviceSecretOf(gate: Gate, header: Header): Uint8Array | undefined {
  const secret = gate.deviceSecret(header);
  if (header.content.deviceSecret === 'required' && secret === undefined) {
    throw new Error('an open session without the secret of this computer');
  }
  return secret;
}

function isAmong(wraps: readonly CompartmentWrap[], compartment: Compartment): boolean {
  return wraps.some((wrap) => wrap.compartment === compartment);
}

function findSlotOf(slots: readonly Slot[], staffId: string): Slot | undefined {
  return slots.find((slot) => slot.staffId === staffId);
}

function slotOf(slots: readonly Slot[], staffId: string): Slot {
  const slot = findSlotOf(slots, staffId);
  if (slot === undefined) throw new Error('an open session without a slot');
  return slot;
}
