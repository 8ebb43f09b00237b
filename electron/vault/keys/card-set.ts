// A set of recovery cards: a slot of its own, the words for three cards, and every generation handed to it.
import type { CompartmentWrap, GenerationKeys } from './compartment-keys';
import { holderOf } from './holder-keys';
import { wrapEach } from './new-generations';
import { createCardsSlot, type CardsSlot, type RecoverySetting } from './recovery';
import { writtenCards, type WrittenCard } from './recovery-cards';
import { newRecoverySecret } from './recovery-code';
import { wipe } from './suite';

/** A fresh set of cards: what to print, what to save once they were typed back. */
export interface MadeCards {
  readonly slot: CardsSlot;
  readonly written: readonly WrittenCard[];
  readonly wraps: readonly CompartmentWrap[];
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
