// What the deeds vouch for. Every key that anything is sealed, wrapped, dropped or dealt to comes through here; each question
// is one function, so that a test can take out just one of them and show what it holds off.
import type { Compartment, Role } from '../../../src/kernel/compartments';
import type { CompartmentGeneration, GenerationKeys } from '../keys/compartment-keys';
import type { EmergencyDeal } from '../keys/emergency';
import type { CardsSlot, RecoverySlot } from '../keys/recovery';
import type { Slot } from '../keys/slots';
import { type BookState, presentPerson } from './book-state';
import { type ErasedFile, erasureMark } from './deed';

/** The generations that are real, with the keys that notes are dropped to: never those of the rows, which anybody can write. */
export function vouchedGenerations(
  { generations }: BookState,
  _rows: () => readonly CompartmentGeneration[],
): readonly CompartmentGeneration[] {
  return generations.map(({ compartment, generation, drop }) => ({
    compartment,
    generation,
    dropPublicKey: Buffer.from(drop, 'hex'),
  }));
}

/** Whether an opened secret is the one that a deed committed to. */
export function vouchesForSecret({ generations }: BookState, keys: GenerationKeys): boolean {
  const commitment = keys.commitment.toString('hex');
  return generations.some(
    (one) =>
      one.compartment === keys.compartment &&
      one.generation === keys.generation &&
      one.commitment === commitment,
  );
}

/** What somebody is who works here: neither the header nor a row of the staff says so. */
export function roleByDeeds(state: BookState, staffId: string): Role | undefined {
  return presentPerson(state, staffId)?.role;
}

/** Whether a slot of the header is that of somebody who works here, with the code and the keys that deeds gave them. */
export function vouchesForSlot(state: BookState, slot: Slot): boolean {
  const person = presentPerson(state, slot.staffId);
  return (
    person !== undefined &&
    person.code === slot.staffCode &&
    person.slotId === slot.slotId &&
    person.x25519 === slot.publicKeys.x25519 &&
    person.ed25519 === slot.publicKeys.ed25519
  );
}

export function vouchesForPaper({ papers }: BookState, paper: RecoverySlot | CardsSlot): boolean {
  return [papers.code, papers.cards].some(
    (known) =>
      known?.slotId === paper.slotId &&
      known.x25519 === paper.publicKeys.x25519 &&
      known.ed25519 === paper.publicKeys.ed25519,
  );
}

/** Whether a deal is the one in force. Whose share is whose is asked of each share: one that was exchanged opens for nobody. */
export function vouchesForDeal({ deal: known }: BookState, deal: EmergencyDeal): boolean {
  return (
    known?.dealId === deal.dealId && known.publicKey === Buffer.from(deal.publicKey).toString('hex')
  );
}

/** An erasure destroys keys for good: only one that two people signed is carried out. */
export function vouchesForErasure(
  { erasures }: BookState,
  vaultId: string,
  erased: ErasedFile,
): boolean {
  const resident = erasureMark(vaultId, erased);
  return erasures.some((one) => one.id === erased.id && one.resident === resident);
}

/** By the deeds, whatever rows of wraps there are. */
export function holdersByDeeds({ people }: BookState, compartment: Compartment): readonly string[] {
  return Object.entries(people)
    .filter(([, { holds, hasLeft }]) => !hasLeft && holds.includes(compartment))
    .map(([staffId]) => staffId);
}
