// Rooms as the deeds tell of them, beside what the rows of the keyring say: the newest generation, where notes are dropped,
// and who holds what.
import type { Compartment } from '../../../src/kernel/compartments';
import type { Handle } from '../database/driver';
import type { CompartmentGeneration, Holder } from '../keys/compartment-keys';
import type { HeaderContent } from '../keys/header';
import type { FoundingPerson } from '../keys/founding';
import { holderOf } from '../keys/holder-keys';
import type { Slot } from '../keys/slots';
import { readGenerations, wrapHolders } from '../keyring/compartment-wraps';
import type { Book } from './book';
import {
  holdersByDeeds,
  roleByDeeds,
  vouchedGenerations,
  vouchesForPaper,
  vouchesForSlot,
} from './vouching';

export interface Vouched {
  readonly book: Book;
  readonly keyring: Handle;
}

/** Oldest first within a compartment. */
export function generationsOf({ book, keyring }: Vouched): readonly CompartmentGeneration[] {
  return vouchedGenerations(book.state, () => readGenerations(keyring));
}

/** Number of the newest generation of each compartment. */
export function newestGenerations(vouched: Vouched): ReadonlyMap<Compartment, number> {
  const newest = new Map<Compartment, number>();
  for (const { compartment, generation } of generationsOf(vouched)) {
    newest.set(compartment, Math.max(generation, newest.get(compartment) ?? 0));
  }
  return newest;
}

/** Where something is sealed to that only holders of the compartment read; undefined where nothing vouches for any. */
export function newestDrop(
  vouched: Vouched,
  compartment: Compartment,
): CompartmentGeneration | undefined {
  return generationsOf(vouched)
    .filter((one) => one.compartment === compartment)
    .reduce<CompartmentGeneration | undefined>(
      (newest, one) => (one.generation > (newest?.generation ?? 0) ? one : newest),
      undefined,
    );
}

/** Who holds the newest generation of which compartment: by a deed, and with a wrap of it at hand. */
export function holdersOf(vouched: Vouched): ReadonlyMap<Compartment, readonly string[]> {
  const newest = newestGenerations(vouched);
  const wraps = wrapHolders(vouched.keyring);
  return new Map(
    [...newest].map(([compartment, generation]) => {
      const byDeeds = holdersByDeeds(vouched.book.state, compartment);
      const holding = wraps.filter(
        (wrap) => wrap.compartment === compartment && wrap.generation === generation,
      );
      const ids = holding.map(({ holderId }) => holderId).filter((id) => byDeeds.includes(id));
      return [compartment, ids];
    }),
  );
}

export function vouchedSlots({ book }: Pick<Vouched, 'book'>, slots: readonly Slot[]) {
  return slots.filter((slot) => vouchesForSlot(book.state, slot));
}

/** Those whose slots these are, with the role that deeds gave them. Never to be written into a header. */
export function vouchedOwners(
  { book }: Pick<Vouched, 'book'>,
  slots: readonly Slot[],
): readonly FoundingPerson[] {
  return vouchedSlots({ book }, slots).flatMap((slot) => {
    const role = roleByDeeds(book.state, slot.staffId);
    if (role === undefined) return [];
    const { staffId, staffCode, slotId, publicKeys } = slot;
    return [{ staffId, staffCode, slotId, publicKeys, role }];
  });
}

/** The papers of a header that stand in for all staff: whatever is wrapped anew for staff is wrapped for these as well. */
export function vouchedPapers(
  { book }: Pick<Vouched, 'book'>,
  { recovery, cards }: HeaderContent,
): readonly Holder[] {
  const all = cards === undefined ? [recovery] : [recovery, cards];
  return all
    .filter((paper) => vouchesForPaper(book.state, paper))
    .map(({ slotId, publicKeys }) => holderOf(slotId, publicKeys));
}
