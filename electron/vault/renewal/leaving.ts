// After somebody left: new keys for both files and a new generation of each compartment they held.
// Their wraps and their slot go in the same moment in which the new files become true.
import type { Compartment } from '../../../src/kernel/compartments';
import type { Progress } from '../../../src/kernel/operation';
import type { Result } from '../../../src/kernel/result';
import type { Handle } from '../database/driver';
import type { Gate } from '../gate/gate';
import { genuineHeader } from '../open-vault/genuine-header';
import { type Holder, wipeGeneration } from '../keys/compartment-keys';
import { generationsOf, type NewGeneration, newGeneration } from '../keys/granting';
import type { HeaderContent } from '../keys/header';
import { holderOf } from '../keys/holder-keys';
import type { SessionKeys } from '../keys/session-keys';
import type { Slot } from '../keys/slots';
import { finishHeader } from '../gate/mending';
import type { PersonSession } from '../open-vault/person-session';
import { deedGeneration } from '../deeds/founding-deed';
import { holdersOf, newestGenerations, vouchedPapers, vouchedSlots } from '../deeds/vouched-rooms';
import { addGenerations, addWraps, removeHolder } from '../keyring/compartment-wraps';
import { removeSharesOf } from '../keyring/emergency-deals';
import { countBehind, wrapAnew } from '../staff-changes/key-rotation';
import { leftStaffIds } from '../house-facts/staff-known';
import { type Part, renew, type RenewalRefusal } from './renewal';

/**
 * Runs inside a job, after `left_at` was committed. `second` may hold compartments that this session does not;
 * what neither opens is wrapped anew when its next holder signs in (mending.ts).
 */
export async function* renewKeysWithoutLeavers(
  gate: Gate,
  second: SessionKeys | undefined,
): AsyncGenerator<Progress, Result<PersonSession, RenewalRefusal>, void> {
  const vault = gate.requireOpen();
  // Otherwise a slot of theirs that was only on its way would come in after it was decided whose slots go.
  finishHeader(vault);
  const header = genuineHeader(vault.files);
  if (!header.ok) return header;
  const parting = partingOf(vault, header.value.content);
  const present = second === undefined ? [vault.keys] : [vault.keys, second];
  const fresh = await freshGenerations(vault, parting, present);
  try {
    return yield* renew(gate, {
      files: 'both',
      *change({ keyring, book }) {
        for (const { staffId } of parting.gone) {
          removeHolder(keyring, staffId);
          removeSharesOf(keyring, staffId);
        }
        const at = gate.now();
        if (fresh.length > 0) {
          const generations = fresh.map(({ row }) => deedGeneration(row));
          book.add({ kind: 'generation', at, generations }, signersFor(vault, fresh, present));
        }
        yield* keepGenerations(keyring, fresh, { present, at });
      },
      header: (content) => ({
        ...content,
        slots: content.slots.filter(({ staffId }) => !isGone(parting, staffId)),
      }),
    });
  } finally {
    for (const { keys } of fresh) wipeGeneration(keys);
  }
}

interface Parting {
  readonly gone: readonly Slot[];
  readonly remaining: readonly Slot[];
  readonly recovery: readonly Holder[];
}

function partingOf(vault: PersonSession, content: HeaderContent): Parting {
  const left = leftStaffIds(vault.records);
  const gone = content.slots.filter(({ staffId }) => left.has(staffId));
  return {
    gone,
    remaining: vouchedSlots(vault, content.slots).filter(({ staffId }) => !left.has(staffId)),
    recovery: vouchedPapers(vault, content),
  };
}

function isGone({ gone }: Parting, staffId: string): boolean {
  return gone.some((slot) => slot.staffId === staffId);
}

/**
 * Of the rooms that somebody who left has held, those that one of the two present holds: whoever makes a secret knows it.
 * The others wait for a holder to sign in (due-rooms.ts).
 */
async function freshGenerations(
  vault: PersonSession,
  parting: Parting,
  present: readonly SessionKeys[],
): Promise<readonly NewGeneration[]> {
  const { vaultId } = vault;
  const newest = newestGenerations(vault);
  const made: NewGeneration[] = [];
  const isHeld = (compartment: Compartment) =>
    present.some(({ holderId }) => isHolder(vault, compartment, holderId));
  for (const compartment of vault.book.state.due.filter(isHeld)) {
    const holders = remainingHolders(vault, parting, compartment);
    const generation = (newest.get(compartment) ?? 0) + 1;
    const place = { vaultId, compartment, generation };
    made.push(await newGeneration(place, [...holders, ...parting.recovery]));
  }
  return made;
}

function isHolder(vault: PersonSession, compartment: Compartment, holderId: string): boolean {
  return holdersOf(vault).get(compartment)?.includes(holderId) === true;
}

/** Of those present the ones who hold one of these rooms. */
function signersFor(
  vault: PersonSession,
  fresh: readonly NewGeneration[],
  present: readonly SessionKeys[],
): readonly SessionKeys[] {
  return present.filter(({ holderId }) =>
    fresh.some(({ row }) => isHolder(vault, row.compartment, holderId)),
  );
}

function remainingHolders(
  vault: PersonSession,
  { remaining }: Parting,
  compartment: Compartment,
): readonly Holder[] {
  const holding = holdersOf(vault).get(compartment) ?? [];
  return remaining
    .filter(({ staffId }) => holding.includes(staffId))
    .map(({ staffId, publicKeys }) => holderOf(staffId, publicKeys));
}

/** The rows wrapped anew so far, of all that wait. */
function* keepGenerations(
  keyring: Handle,
  fresh: readonly NewGeneration[],
  { present, at }: { readonly present: readonly SessionKeys[]; readonly at: string },
): Generator<Part, void, void> {
  const [first] = present;
  const total = fresh.reduce((sum, { keys }) => sum + countBehind(keyring, keys), 0);
  let done = 0;
  for (const { keys, row, wraps } of fresh) {
    addGenerations(keyring, [row], at);
    addWraps(keyring, wraps);
    if (first === undefined) continue;
    const known = generationsOf(present, keys.compartment);
    const from = (generation: number) => known.find((one) => one.generation === generation);
    for (const wrapped of wrapAnew(keyring, { vaultId: first.vaultId, to: keys, from })) {
      done += wrapped;
      yield { done, total };
    }
  }
}
