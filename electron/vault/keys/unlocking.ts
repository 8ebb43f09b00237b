// Opens a vault: by a staff member's slot, or by the papers of recovery.
// Nothing it answers tells a wrong staff code from a wrong passphrase.
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Holder } from './compartment-keys';
import { deviceSecretFits, headerGenuine, type Header } from './header';
import { holderOf, unwrapFileKeys, wipeHolderKeys, type HolderKeys } from './holder-keys';
import { openRecoverySlot } from './recovery';
import {
  readCard,
  secretOfCards,
  type Card,
  type CardRefusal,
  type CardsRefusal,
} from './recovery-cards';
import { readRecoveryCode, type RecoveryRefusal } from './recovery-code';
import type { UnlockedHolder } from './session-keys';
import { foldedCode, openSlot, type Slot, type SlotOpening, type SlotRefusal } from './slots';
import { wipe } from './suite';

export type UnlockRefusal = SlotRefusal | 'vault.device-secret-wrong' | 'vault.header-forged';

export interface Unlocked {
  readonly slot: Slot;
  readonly holder: UnlockedHolder;
}

export interface UnlockTry {
  /** From `findSlot`; without one the same work is done, so that the wait does not tell which codes exist. */
  readonly slot: Slot | undefined;
  readonly passphrase: string;
  readonly deviceSecret: Uint8Array | undefined;
}

/** The slot of a staff code as typed: case and compatibility forms do not matter. */
export function findSlot(header: Header, staffCode: string): Slot | undefined {
  const wanted = foldedCode(staffCode.trim());
  return header.content.slots.find((slot) => foldedCode(slot.staffCode) === wanted);
}

/** Opens one slot and with it the keys of the two database files; then judges the header's MAC. */
export async function unlock(
  header: Header,
  attempt: UnlockTry,
): Promise<Result<Unlocked, UnlockRefusal>> {
  const { vaultId } = header.content;
  const { slot, deviceSecret } = attempt;
  if (!deviceSecretFits(header, deviceSecret)) return refuse('vault.device-secret-wrong');
  if (slot === undefined) return openNothing(header, { ...attempt, vaultId });
  const keys = await openSlot(slot, { ...attempt, vaultId });
  if (!keys.ok) return keys;
  const holder = await judged(header, holderOf(slot.staffId, slot.publicKeys), {
    keys: keys.value,
    fileKeys: slot.fileKeys,
  });
  return holder.ok ? ok({ slot, holder: holder.value }) : holder;
}

async function openNothing(
  header: Header,
  opening: SlotOpening,
): Promise<Result<never, UnlockRefusal>> {
  const [decoy] = header.content.slots;
  if (decoy === undefined) return refuse('vault.wrong-passphrase');
  const opened = await openSlot(decoy, opening);
  if (opened.ok) wipeHolderKeys(opened.value);
  return opened.ok ? refuse('vault.wrong-passphrase') : opened;
}

/** What was typed to prove that the papers are at hand. */
export type RecoveryProof =
  | { readonly kind: 'code'; readonly typed: string }
  | { readonly kind: 'cards'; readonly first: string; readonly second: string };

export type RecoveryProofRefusal =
  | RecoveryRefusal
  | CardRefusal
  | CardsRefusal
  | 'vault.recovery-not-this-vault'
  | 'vault.cards-none'
  | 'vault.card-older-set'
  | 'vault.header-forged';

/**
 * Opens the vault with the recovery code or with two cards. The host must make this loud: event, banner, new code.
 * Refusals about one of the two cards carry `card` 1 or 2, in the order typed.
 */
export async function unlockByRecovery(
  header: Header,
  proof: RecoveryProof,
): Promise<Result<UnlockedHolder, RecoveryProofRefusal>> {
  const { content } = header;
  const slot = proof.kind === 'code' ? content.recovery : content.cards;
  if (slot === undefined) return refuse('vault.cards-none');
  const secret =
    proof.kind === 'code' ? readRecoveryCode(proof.typed) : await secretOfTyped(content, proof);
  if (!secret.ok) return secret;
  const keys = openRecoverySlot(slot, content.vaultId, secret.value);
  wipe(secret.value);
  if (!keys.ok) return keys;
  return judged(header, holderOf(slot.slotId, slot.publicKeys), {
    keys: keys.value,
    fileKeys: slot.fileKeys,
  });
}

async function secretOfTyped(
  { vaultId, cards }: Header['content'],
  proof: Extract<RecoveryProof, { kind: 'cards' }>,
): Promise<Result<Buffer, RecoveryProofRefusal>> {
  const read: Card[] = [];
  for (const [at, typed] of [proof.first, proof.second].entries()) {
    const card = readCard(vaultId, typed);
    if (!card.ok) return refuse(card.refusal.code, { ...card.refusal.details, card: at + 1 });
    const { set } = card.value;
    if (set !== cards?.set) return refuse('vault.card-older-set', { card: at + 1, set });
    read.push(card.value);
  }
  const [first, second] = read;
  if (first === undefined || second === undefined) throw new Error('two cards were typed');
  return secretOfCards(first, second);
}

async function judged(
  header: Header,
  holder: Holder,
  opened: { readonly keys: HolderKeys; readonly fileKeys: Slot['fileKeys'] },
): Promise<Result<UnlockedHolder, 'vault.header-forged'>> {
  const { vaultId } = header.content;
  const owner = { ...holder, seed: opened.keys.x25519Seed };
  const fileKeys = await unwrapFileKeys(owner, vaultId, opened.fileKeys);
  if (fileKeys === undefined || !headerGenuine(header, fileKeys.databaseKey)) {
    wipeHolderKeys(opened.keys);
    return refuse('vault.header-forged');
  }
  return ok({
    vaultId,
    holderId: holder.holderId,
    keys: opened.keys,
    fileKeys,
  });
}
