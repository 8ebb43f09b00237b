// What the folder says of people and keys and the deeds do not. Pure: rows and slots are handed in as they were found.
import type { UnvouchedThing } from '../../../src/features/audit/index';
import type { CompartmentGeneration, CompartmentWrap } from '../keys/compartment-keys';
import type { EmergencyDeal } from '../keys/emergency';
import type { HeaderContent } from '../keys/header';
import type { Slot } from '../keys/slots';
import type { BookState } from './book-state';
import type { BookFault } from './book';
import type { ErasedFile } from './deed';
import { vouchesForDeal, vouchesForErasure, vouchesForPaper, vouchesForSlot } from './vouching';

export interface Unvouched {
  readonly what: UnvouchedThing;
  /** Rooms, staff codes, or what else tells which. */
  readonly names: readonly string[];
  /** All that tells this finding from another of its kind. */
  readonly details: readonly string[];
}

export interface FoundInFolder {
  readonly fault: BookFault | undefined;
  readonly generations: readonly CompartmentGeneration[];
  /** Own wraps that opened to a secret no deed committed to. */
  readonly secrets: readonly CompartmentWrap[];
  readonly header: Pick<HeaderContent, 'slots' | 'recovery' | 'cards'>;
  /** On their way into the header: what they take the place of is not as it will be. */
  readonly coming: readonly Slot[];
  /** True while other papers are on their way there. */
  readonly arePapersComing: boolean;
  readonly deal: EmergencyDeal | undefined;
  readonly vaultId: string;
  /** Those that are not finished. */
  readonly erasures: readonly ErasedFile[];
}

export function unvouchedIn(state: BookState, found: FoundInFolder): readonly Unvouched[] {
  return [
    ofBook(found),
    ofGenerations(state, found),
    ofDropKeys(state, found),
    ofSecrets(state, found),
    ofSlots(state, found),
    ofPapers(state, found),
    ofDeal(state, found),
    ofErasures(state, found),
  ].filter(({ details }) => details.length > 0);
}

function ofBook({ fault }: FoundInFolder): Unvouched {
  if (fault === undefined) return { what: 'book', names: [], details: [] };
  const { why, number } = fault;
  const what = why === 'founding' || why === 'cut' ? 'book' : 'deed';
  return { what, names: [String(number)], details: [why, String(number)] };
}

function ofGenerations(state: BookState, { generations }: FoundInFolder): Unvouched {
  const strange = generations.filter((row) => deedOf(state, row) === undefined);
  return { what: 'generation', names: roomsOf(strange), details: strange.map(detailsOf) };
}

function ofDropKeys(state: BookState, { generations }: FoundInFolder): Unvouched {
  const other = generations.filter((row) => {
    const known = deedOf(state, row);
    return known !== undefined && known.drop !== hex(row.dropPublicKey);
  });
  return { what: 'drop-key', names: roomsOf(other), details: other.map(detailsOf) };
}

/** Of a generation that nobody made the row says enough. */
function ofSecrets(state: BookState, { secrets }: FoundInFolder): Unvouched {
  const other = secrets.filter((wrap) => deedOf(state, wrap) !== undefined);
  const details = other.map(
    (wrap) => `${wrap.compartment} ${wrap.generation} ${hex(wrap.wrapped)}`,
  );
  return { what: 'secret', names: roomsOf(other), details };
}

function ofSlots(state: BookState, { header, coming }: FoundInFolder): Unvouched {
  const isComing = ({ staffId }: Slot) =>
    coming.some((slot) => slot.staffId === staffId && vouchesForSlot(state, slot));
  const strange = header.slots.filter(
    (slot) => !vouchesForSlot(state, slot) && !isComing(slot) && !isLeaving(state, slot),
  );
  return {
    what: 'slot',
    names: strange.map(({ staffCode }) => staffCode),
    details: strange.map(({ slotId, staffId, publicKeys }) =>
      [slotId, staffId, publicKeys.x25519, publicKeys.ed25519].join(' '),
    ),
  };
}

/** Their slot goes with the renewal of the files; until then the door says no. */
function isLeaving({ people }: BookState, slot: Slot): boolean {
  const person = Object.hasOwn(people, slot.staffId) ? people[slot.staffId] : undefined;
  return person?.hasLeft === true && person.slotId === slot.slotId;
}

function ofPapers(state: BookState, { header, arePapersComing }: FoundInFolder): Unvouched {
  const { recovery, cards } = header;
  const all = [
    { name: 'code', paper: recovery },
    ...(cards === undefined ? [] : [{ name: 'cards', paper: cards }]),
  ];
  const strange = all.filter(({ paper }) => {
    const isOverdue = arePapersComing && state.formerPapers.includes(paper.slotId);
    return !vouchesForPaper(state, paper) && !isOverdue;
  });
  return {
    what: 'papers',
    names: strange.map(({ name }) => name),
    details: strange.map(({ paper }) => `${paper.slotId} ${paper.publicKeys.x25519}`),
  };
}

function ofDeal(state: BookState, { deal }: FoundInFolder): Unvouched {
  if (deal === undefined) return { what: 'deal', names: [], details: [] };
  const strange = deal.shares.filter(
    ({ staffId, publicKey }) =>
      state.deal?.people.some((one) => one.staffId === staffId && one.x25519 === hex(publicKey)) !==
      true,
  );
  const isFine = vouchesForDeal(state, deal) && strange.length === 0;
  const details = isFine ? [] : [deal.dealId, ...strange.map((share) => hex(share.publicKey))];
  return { what: 'deal', names: [], details };
}

function ofErasures(state: BookState, { erasures, vaultId }: FoundInFolder): Unvouched {
  const strange = erasures.filter((one) => !vouchesForErasure(state, vaultId, one));
  const details = strange.map(({ id, residentId }) => `${id} ${residentId}`);
  return { what: 'erasure', names: [String(strange.length)], details };
}

function deedOf(
  { generations }: BookState,
  place: Pick<CompartmentWrap, 'compartment' | 'generation'>,
) {
  return generations.find(
    (one) => one.compartment === place.compartment && one.generation === place.generation,
  );
}

function roomsOf(rows: readonly Pick<CompartmentWrap, 'compartment'>[]): readonly string[] {
  return [...new Set(rows.map(({ compartment }) => compartment))];
}

function detailsOf({ compartment, generation, dropPublicKey }: CompartmentGeneration): string {
  return `${compartment} ${generation} ${hex(dropPublicKey)}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
