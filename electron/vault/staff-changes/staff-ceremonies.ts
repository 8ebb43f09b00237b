// The ceremonies of the staff room: keys are made first, without touching a file; `keep` then writes every row in the
// caller's transaction. Slots reach the header afterwards (mending.ts), so that a crash leaves nobody half let in.
import type { NewcomerOrder, StaffRead } from '../../../src/features/staff/records';
import { type Compartment, COMPARTMENTS, compartmentsOf } from '../../../src/kernel/compartments';
import type { StaffId } from '../../../src/kernel/ids';
import { ok, refuse } from '../../../src/kernel/result';
import type { Gate } from '../gate/gate';
import { genuineHeader } from '../open-vault/header-change';
import { addStaff, type StaffOrder } from '../keys/ceremonies';
import type { CompartmentWrap } from '../keys/compartment-keys';
import { handOver } from '../keys/granting';
import type { Header } from '../keys/header';
import { holderOf, wipeHolderKeys } from '../keys/holder-keys';
import type { SessionKeys } from '../keys/session-keys';
import { createSlot, resealSlot, type Slot } from '../keys/slots';
import type { OpenVault } from '../open-vault/open-vault';
import { addGenerations, addWraps, holdersOf, removeHolder } from '../keyring/compartment-wraps';
import { removeSharesOf } from '../keyring/emergency-deals';
import { isInUse, newestGenerations } from './key-rotation';
import { keepSlotChange } from '../keyring/slot-changes';
import { addStaffRow, isCodeUsed, keepSlotOf, leftStaffIds } from '../house-facts/staff-known';
import { finishPapers } from '../recovery-papers/paper-change';
import { standingOfProof } from '../second-person/proof-of-today';
import { proveStaff } from '../unlock/unlocking';

/** A slot, and wraps of all that the adder holds of the role's compartments. */
export async function inviteNewcomer(
  gate: Gate,
  order: NewcomerOrder,
): ReturnType<StaffRead['newcomer']> {
  const vault = gate.requireOpen();
  if (isCodeUsed(vault.records, order.code)) return refuse('staff.code-was-used');
  // A room that is opened for the newcomer is handed to the papers that the header names.
  finishPapers(vault);
  const header = genuineHeader(vault);
  if (!header.ok) return header;
  const { id, code, role, passphrase, agreedBy, at } = order;
  const added = await addStaff(header.value, vault.parts.keys, {
    staff: { staffId: id, staffCode: code, role, passphrase },
    parameters: slotOf(header.value.content.slots, vault.session.staffId).kdf,
    deviceSecret: deviceSecretOf(gate, header.value),
    unheld: unheldCompartments(vault, header.value.content.slots),
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
      addGenerations(keyring, generations, at);
      addWraps(keyring, wraps);
      const letIn = { by: vault.session.staffId, agreed: agreedBy };
      addStaffRow(vault.records, { ...slot, joinedAt: at, letIn });
      keepSlotChange(vault.records, slot);
    },
  });
}

/** All generations that either of the two holds, of each compartment. */
export async function grantTo(
  vault: OpenVault,
  order: { readonly id: StaffId; readonly compartments: readonly Compartment[] },
  second: SessionKeys,
): ReturnType<StaffRead['grant']> {
  const header = genuineHeader(vault);
  if (!header.ok) return header;
  const slot = findSlotOf(header.value.content.slots, order.id);
  if (slot === undefined) return refuse('staff.not-found');
  const to = holderOf(slot.staffId, slot.publicKeys);
  const wraps = await handOver(to, [vault.parts.keys, second], order.compartments);
  return ok({ waiting: [], keep: () => addWraps(vault.changeHolders(), wraps) });
}

/** The same key pairs under a new passphrase. The old one is tried as at the door, and counted there. */
export async function ownNewPassphrase(
  gate: Gate,
  order: { readonly current: string; readonly passphrase: string },
): ReturnType<StaffRead['newPassphrase']> {
  const vault = gate.requireOpen();
  const { staffCode } = vault.session;
  const header = genuineHeader(vault);
  if (!header.ok) return header;
  const deviceSecret = deviceSecretOf(gate, header.value);
  const proved = await proveStaff({
    folder: gate.folder,
    now: gate.now(),
    staffCode,
    passphrase: order.current,
    deviceSecret: () => deviceSecret,
  });
  if (!proved.ok) {
    return proved.refusal.code === 'vault.wait'
      ? refuse('vault.wait', proved.refusal.details)
      : refuse('staff.passphrase-wrong');
  }
  const { slot, holder } = proved.value;
  if (standingOfProof(vault, proved.value) !== 'today') {
    wipeHolderKeys(holder.keys);
    return refuse('staff.passphrase-wrong');
  }
  const setting = { vaultId: vault.parts.vaultId, deviceSecret };
  const sealed = await resealSlot(slot, setting, { ...order, keys: holder.keys });
  wipeHolderKeys(holder.keys);
  if (!sealed.ok) return sealed;
  return ok({ waiting: [], keep: () => keepSlotChange(vault.records, sealed.value) });
}

/** New key pairs for a colleague who forgot, and wraps of what the two present hold of the role's compartments. */
export async function renewAccessOf(
  gate: Gate,
  order: { readonly id: StaffId; readonly passphrase: string },
  second: SessionKeys,
): ReturnType<StaffRead['newAccess']> {
  const vault = gate.requireOpen();
  const header = genuineHeader(vault);
  if (!header.ok) return header;
  const old = findSlotOf(header.value.content.slots, order.id);
  if (old === undefined) return refuse('staff.not-found');
  const { vaultId, keys } = vault.parts;
  const { fileKeys } = keys;
  const deviceSecret = deviceSecretOf(gate, header.value);
  const setting = { vaultId, parameters: old.kdf, deviceSecret, fileKeys };
  const { staffCode, role } = old;
  const staff = { staffId: order.id, staffCode, role, passphrase: order.passphrase };
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
      removeHolder(keyring, slot.staffId);
      removeSharesOf(keyring, slot.staffId);
      addWraps(keyring, wraps);
      keepSlotOf(vault.records, slot);
      keepSlotChange(vault.records, slot);
    },
  });
}

/**
 * Compartments that no present person holds and under which nothing lies yet: a newcomer may start a generation.
 * Where something lies, only recovery can hand the keys on; the newcomer waits.
 */
function unheldCompartments(vault: OpenVault, slots: readonly Slot[]): StaffOrder['unheld'] {
  const holders = holdersOf(vault.keyring);
  const left = leftStaffIds(vault.records);
  const present = slots.map(({ staffId }) => staffId).filter((id) => !left.has(id));
  const newest = newestGenerations(vault.keyring);
  return COMPARTMENTS.filter((compartment) => {
    const isHeld = holders.get(compartment)?.some((id) => present.includes(id)) ?? false;
    return !isHeld && !isInUse(vault.keyring, compartment);
  }).map((compartment) => ({
    compartment,
    nextGeneration: (newest.get(compartment) ?? 0) + 1,
  }));
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
