// What an earlier session could not finish is finished right after the next unlock, before anybody reads:
// slots on their way into the header, and keys that only a holder of their compartment can wrap anew.
import { isOfTheDisk } from '../database/open';
import { isUnreadable } from '../database/rows';
import { genuineHeader } from '../open-vault/genuine-header';
import { changeHeader } from '../open-vault/header-change';
import { noteHeader } from '../open-vault/header-memory';
import type { GenerationKeys } from '../keys/compartment-keys';
import type { Slot } from '../keys/slots';
import type { PersonSession } from '../open-vault/person-session';
import { writePapers } from '../recovery-papers/paper-change';
import { rememberSlot } from '../keyring/header-known';
import { newestGenerations, vouchedSlots } from '../deeds/vouched-rooms';
import { behindNewest, wrapAnew } from '../staff-changes/key-rotation';
import { clearSlotChange, slotChanges } from '../keyring/slot-changes';

/** A full or read-only medium, or a row that cannot be read, keeps nobody out: it is tried again at the next unlock. */
export function mendAfterUnlock(vault: PersonSession, at: string): void {
  try {
    writeSlots(vault);
    wrapOldKeys(vault, at);
  } catch (error) {
    if (!isOfTheDisk(error) && !isUnreadable(error)) throw error;
  }
}

/** Brings kept slots into the header. False where it could not be written: the next unlock tries again. */
export function writeSlots(vault: PersonSession): boolean {
  const kept = slotChanges(vault.records);
  try {
    bringSlots(vault, kept);
  } catch (error) {
    if (!isOfTheDisk(error)) throw error;
  }
  const header = genuineHeader(vault.files);
  if (!header.ok) return false;
  const { slots } = header.value.content;
  return kept.every(({ slotId, sealedKeys }) =>
    slots.some((slot) => slot.slotId === slotId && slot.sealedKeys === sealedKeys),
  );
}

/**
 * Before the files get other keys: what is still on its way into the header holds the present ones, and would open
 * nothing afterwards. Throws where the disk does not take it.
 */
export function finishHeader(vault: PersonSession): void {
  writePapers(vault);
  bringSlots(vault, slotChanges(vault.records));
}

/** Then forgets them. Doing it twice changes nothing. A slot that no deed vouches for stays where it is. */
function bringSlots(vault: PersonSession, all: readonly Slot[]): void {
  const kept = vouchedSlots(vault, all);
  if (kept.length === 0) return;
  const owners = kept.map(({ staffId }) => staffId);
  const saved = changeHeader(vault, (content) => ({
    ...content,
    slots: [...content.slots.filter(({ staffId }) => !owners.includes(staffId)), ...kept],
  }));
  if (!saved.ok) return;
  vault.writing(() => {
    noteHeader(vault.files);
    for (const slot of kept) {
      rememberSlot(vault.records, slot);
      clearSlotChange(vault.records, slot.staffId);
    }
    vault.record({ at: vault.now(), verb: 'staff.door-written', outcome: 'done' });
  });
}

/** Under the newest generation whatever lies under an older one. */
export function wrapOldKeys(vault: PersonSession, at: string): void {
  const newest = newestGenerations(vault);
  const { keys } = vault;
  const due = behindNewest(vault)
    .map((compartment) => keys.newest(compartment))
    .filter((held) => held !== undefined)
    .filter(({ compartment, generation }) => newest.get(compartment) === generation);
  if (due.length === 0) return;
  vault.writingIfPossible(() => {
    const wrapped = due.map((to) => wrapUnder(vault, to));
    if (wrapped.some((count) => count > 0)) {
      vault.record({ at, verb: 'staff.keys-wrapped-anew', outcome: 'done' });
    }
  });
}

function wrapUnder(vault: PersonSession, to: GenerationKeys): number {
  const { keys, vaultId } = vault;
  const from = (generation: number) => keys.generation(to.compartment, generation);
  const slices = wrapAnew(vault.writeKeyring(), { vaultId, to, from });
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}
