// New keys of the two files, handed to everyone whom the header knows. Needs public keys only.
import type { HeaderContent } from './header';
import type { RecoverySlot } from './recovery';
import { holderOf, wrapFileKeys, type FileKeys } from './holder-keys';
import type { Slot } from './slots';

/** Whose public keys a deed vouches for. */
export interface HeaderJudge {
  readonly slot: (slot: Slot) => boolean;
  readonly paper: (paper: RecoverySlot) => boolean;
}

/** The same header with these file keys wrapped for each slot and for recovery that is vouched for; the others keep the old ones. */
export async function withFileKeys(
  content: HeaderContent,
  fileKeys: FileKeys,
  isVouched: HeaderJudge,
): Promise<HeaderContent> {
  const { vaultId } = content;
  const slots = [];
  for (const slot of content.slots) {
    if (!isVouched.slot(slot)) {
      slots.push(slot);
      continue;
    }
    const holder = holderOf(slot.staffId, slot.publicKeys);
    slots.push({ ...slot, fileKeys: await wrapFileKeys(holder, vaultId, fileKeys) });
  }
  const again = async <Paper extends RecoverySlot>(paper: Paper): Promise<Paper> => {
    if (!isVouched.paper(paper)) return paper;
    const holder = holderOf(paper.slotId, paper.publicKeys);
    return { ...paper, fileKeys: await wrapFileKeys(holder, vaultId, fileKeys) };
  };
  const { cards } = content;
  const recovery = await again(content.recovery);
  const papers = cards === undefined ? { recovery } : { recovery, cards: await again(cards) };
  return { ...content, slots, ...papers };
}
