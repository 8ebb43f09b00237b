// New keys of the two files, handed to everyone whom the header knows. Needs public keys only.
import type { HeaderContent } from './header';
import type { RecoverySlot } from './recovery';
import { holderOf, wrapFileKeys, type FileKeys } from './holder-keys';

/** The same header with these file keys wrapped for each slot and for recovery; nothing else changes. */
export async function withFileKeys(
  content: HeaderContent,
  fileKeys: FileKeys,
): Promise<HeaderContent> {
  const { vaultId } = content;
  const slots = [];
  for (const slot of content.slots) {
    const holder = holderOf(slot.staffId, slot.publicKeys);
    slots.push({ ...slot, fileKeys: await wrapFileKeys(holder, vaultId, fileKeys) });
  }
  const again = async <Paper extends RecoverySlot>(paper: Paper): Promise<Paper> => {
    const holder = holderOf(paper.slotId, paper.publicKeys);
    return { ...paper, fileKeys: await wrapFileKeys(holder, vaultId, fileKeys) };
  };
  const { cards } = content;
  const recovery = await again(content.recovery);
  const papers = cards === undefined ? { recovery } : { recovery, cards: await again(cards) };
  return { ...content, slots, ...papers };
}
