// Somebody left who held a room that nobody at the desk held then. Its next generation is made by whoever makes its secret
// and so knows it: that is a holder, at their next sign-in.
import { isDamage } from '../database/driver';
import { deedGeneration } from '../deeds/founding-deed';
import { holdersOf, newestGenerations, vouchedPapers, vouchedSlots } from '../deeds/vouched-rooms';
import { type Holder, wipeGeneration } from '../keys/compartment-keys';
import { newGeneration, type NewGeneration } from '../keys/granting';
import type { HeaderContent } from '../keys/header';
import { holderOf } from '../keys/holder-keys';
import { addGenerations, addWraps } from '../keyring/compartment-wraps';
import { genuineHeader } from '../open-vault/genuine-header';
import type { PersonSession } from '../open-vault/person-session';
import type { Compartment } from '../../../src/kernel/compartments';

/** A full or read-only medium is no reason to keep anybody out: it is tried again at the next unlock. */
export async function renewDueRooms(vault: PersonSession, at: string): Promise<void> {
  const rooms = vault.book.state.due.filter((room) => isHeldHere(vault, room));
  if (rooms.length === 0 || !vault.book.isWhole) return;
  const header = genuineHeader(vault.files);
  if (!header.ok) return;
  const made: NewGeneration[] = [];
  try {
    for (const room of rooms) made.push(await nextOf(vault, room, header.value.content));
    const isKept = vault.writingIfPossible(() => keep(vault, made, at));
    if (isKept) for (const { keys } of made) vault.keys.adopt(keys);
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    for (const { keys } of made) wipeGeneration(keys);
  }
}

function isHeldHere(vault: PersonSession, room: Compartment): boolean {
  const { keys } = vault;
  const held = keys.newest(room)?.generation;
  return held !== undefined && held === newestGenerations(vault).get(room);
}

function nextOf(
  vault: PersonSession,
  compartment: Compartment,
  content: HeaderContent,
): Promise<NewGeneration> {
  const { vaultId } = vault;
  const generation = (newestGenerations(vault).get(compartment) ?? 0) + 1;
  return newGeneration({ vaultId, compartment, generation }, [
    ...holdersIn(vault, compartment, content),
    ...vouchedPapers(vault, content),
  ]);
}

/** Those who hold it now, of the slots that deeds vouch for. */
function holdersIn(
  vault: PersonSession,
  compartment: Compartment,
  { slots }: HeaderContent,
): readonly Holder[] {
  const holding = holdersOf(vault).get(compartment) ?? [];
  return vouchedSlots(vault, slots)
    .filter(({ staffId }) => holding.includes(staffId))
    .map(({ staffId, publicKeys }) => holderOf(staffId, publicKeys));
}

function keep(vault: PersonSession, made: readonly NewGeneration[], at: string): void {
  const generations = made.map(({ row }) => deedGeneration(row));
  vault.deed({ kind: 'generation', at, generations }, [vault.keys]);
  const keyring = vault.changeHolders();
  for (const { row, wraps } of made) {
    addGenerations(keyring, [row], at);
    addWraps(keyring, wraps);
  }
  vault.record({ at, verb: 'staff.rooms-renewed', outcome: 'done' });
}
