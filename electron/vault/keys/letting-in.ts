// Letting a person in: a slot of their own and what the adder may hand on. It returns a header and rows to save; it writes no
// file and knows no SQL.
import { compartmentsOf, type Compartment } from '../../../src/kernel/compartments';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Argon2Parameters } from './argon2';
import {
  wipeGeneration,
  type CompartmentWrap,
  type Holder,
  type MadeGeneration,
} from './compartment-keys';
import { closeHeader, deviceSecretFits, type Header } from './header';
import { holderOf, wipeHolderKeys } from './holder-keys';
import { generationRow, startGeneration, wrapEach } from './new-generations';
import type { SessionKeys } from './session-keys';
import { codesClash, createSlot, type NewStaff, type Slot, type NewSlotRefusal } from './slots';

export interface StaffRequest {
  readonly staff: NewStaff;
  readonly parameters: Argon2Parameters;
  readonly deviceSecret: Uint8Array | undefined;
  /**
   * Compartments that no staff member holds yet, with the number their next generation gets.
   * The new person then starts that generation; the adder keeps no key of it.
   */
  readonly unheld: readonly {
    readonly compartment: Compartment;
    readonly nextGeneration: number;
  }[];
  /** The papers that deeds vouch for: they get what the newcomer starts. */
  readonly papers: readonly Holder[];
}

export interface AddedStaff {
  /** The header to save, one generation on. */
  readonly header: Header;
  readonly slot: Slot;
  /** New rows for the keyring database, to be committed before the header is written. */
  readonly wraps: readonly CompartmentWrap[];
  readonly generations: readonly MadeGeneration[];
  /** Compartments of the role that the adder does not hold: another holder must grant them. */
  readonly notGranted: readonly Compartment[];
}

/** Lets a person in: a slot, and wraps of every generation the adder holds of the role's compartments. */
export async function addStaff(
  header: Header,
  adder: SessionKeys,
  request: StaffRequest,
): Promise<
  Result<AddedStaff, NewSlotRefusal | 'vault.staff-code-taken' | 'vault.device-secret-wrong'>
> {
  const { content } = header;
  if (codesClash([...content.slots, request.staff])) return refuse('vault.staff-code-taken');
  const known = content.deviceSecret === 'none' || request.deviceSecret !== undefined;
  if (!known || !deviceSecretFits(header, request.deviceSecret)) {
    return refuse('vault.device-secret-wrong');
  }
  const { vaultId, fileKeys } = adder;
  const founding = Buffer.from(adder.founding, 'hex');
  const made = await createSlot({ ...request, vaultId, fileKeys, founding }, request.staff);
  if (!made.ok) return made;
  const { slot, keys } = made.value;
  wipeHolderKeys(keys);
  const granted = await grantRole(adder, { ...request, slot });
  const slots = [...content.slots, slot];
  const next = { ...content, generation: content.generation + 1, slots };
  return ok({
    header: closeHeader(next, fileKeys.databaseKey),
    slot,
    ...granted,
  });
}

async function grantRole(adder: SessionKeys, request: StaffRequest & { slot: Slot }) {
  const { vaultId } = adder;
  const newcomer = holderOf(request.slot.staffId, request.slot.publicKeys);
  const wanted = compartmentsOf(request.staff.role);
  const held = wanted.flatMap((compartment) => adder.generations(compartment));
  const started = request.unheld
    .filter(({ compartment }) => wanted.includes(compartment))
    .map(({ compartment, nextGeneration }) =>
      startGeneration({ vaultId, compartment, generation: nextGeneration }),
    );
  const keepers = [newcomer, ...request.papers];
  const wraps = [
    ...(await wrapEach([newcomer], vaultId, held)),
    ...(await wrapEach(keepers, vaultId, started)),
  ];
  const generations = started.map(generationRow);
  started.forEach(wipeGeneration);
  const given = new Set(wraps.map(({ compartment }) => compartment));
  const notGranted = wanted.filter((compartment) => !given.has(compartment));
  return { wraps, generations, notGranted };
}
