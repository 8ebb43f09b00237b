// What the deeds so far say: who works here with which public keys, who holds what, which generations, papers and deal are
// in force. Pure; plain enough to be sealed for its owner as it is.
import { z } from 'zod';
import { COMPARTMENTS, type Compartment, ROLES } from '../../../src/kernel/compartments';
import { type Deed, type DeedPerson, NO_DEED } from './deed';

const hex = z.string();
const compartment = z.enum(COMPARTMENTS);
const paper = z.strictObject({ slotId: z.string(), x25519: hex, ed25519: hex });

export const bookStateSchema = z.strictObject({
  number: z.int().min(0),
  /** Hash of the newest deed. */
  head: hex,
  /** Hash of the first deed. */
  founding: hex,
  /** Staff id of who signed it. */
  founder: z.string(),
  people: z.record(
    z.string(),
    z.strictObject({
      code: z.string(),
      role: z.enum(ROLES),
      slotId: z.string(),
      x25519: hex,
      ed25519: hex,
      holds: z.array(compartment),
      hasLeft: z.boolean(),
    }),
  ),
  /** Signing keys that people had before others took their place. */
  formerKeys: z.array(z.strictObject({ staffId: z.string(), ed25519: hex })),
  generations: z.array(
    z.strictObject({ compartment, generation: z.int(), drop: hex, commitment: hex }),
  ),
  /** Rooms that some person has held at some time: only a holder or the papers renew them. */
  entered: z.array(compartment),
  /** Rooms of which somebody who left has held the newest generation. */
  due: z.array(compartment),
  papers: z.strictObject({ code: paper.nullable(), cards: paper.nullable() }),
  /** Slot ids of papers that were in force once. */
  formerPapers: z.array(z.string()),
  /**
   * Papers that the newest deed replaced. Where a crash kept the new ones out of the header they still open the door, and
   * may sign the next deed; no later one.
   */
  justReplaced: z.array(paper),
  deal: z
    .strictObject({
      dealId: z.string(),
      publicKey: hex,
      people: z.array(z.strictObject({ staffId: z.string(), x25519: hex })),
      generations: z.array(z.int()),
    })
    .nullable(),
  /** Erasures that two people signed. */
  erasures: z.array(z.strictObject({ id: z.string(), resident: hex })),
});
export type BookState = z.output<typeof bookStateSchema>;
export type KnownPerson = BookState['people'][string];

export const EMPTY_BOOK: BookState = {
  number: 0,
  head: NO_DEED,
  founding: NO_DEED,
  founder: '',
  people: {},
  formerKeys: [],
  generations: [],
  entered: [],
  due: [],
  papers: { code: null, cards: null },
  formerPapers: [],
  justReplaced: [],
  deal: null,
  erasures: [],
};

/** Undefined for who never worked here, or has left. */
export function presentPerson(state: BookState, staffId: string): KnownPerson | undefined {
  const person = Object.hasOwn(state.people, staffId) ? state.people[staffId] : undefined;
  return person?.hasLeft === false ? person : undefined;
}

/** Papers that may sign the next deed. */
export function signingPaper(state: BookState, slotId: string) {
  const { code, cards } = state.papers;
  return [code, cards, ...state.justReplaced].find((paper) => paper?.slotId === slotId);
}

export function newestOf(state: BookState, wanted: Compartment): number {
  return state.generations
    .filter((one) => one.compartment === wanted)
    .reduce((most, { generation }) => Math.max(most, generation), 0);
}

/** The state after a deed whose signatures and rules were checked before. */
export function afterDeed(state: BookState, deed: Deed, hash: string): BookState {
  const named = { ...state, number: deed.number, head: hash };
  const [founder = ''] = deed.signers;
  const founded = deed.number === 1 ? { ...named, founding: hash, founder } : named;
  return [withPeople, withLeaver, withGenerations, withGrants, withPapers, withRest].reduce(
    (sofar, step) => step(sofar, deed),
    founded,
  );
}

function withPeople(state: BookState, { people = [] }: Deed): BookState {
  const known = people.map((person) => [person.staffId, knownOf(person)] as const);
  const replaced = people.flatMap(({ staffId }) => {
    const before = Object.hasOwn(state.people, staffId) ? state.people[staffId] : undefined;
    return before === undefined ? [] : [{ staffId, ed25519: before.ed25519 }];
  });
  return {
    ...state,
    people: { ...state.people, ...Object.fromEntries(known) },
    formerKeys: [...state.formerKeys, ...replaced],
  };
}

/** With new keys a person holds what they are granted with them. */
function knownOf({ staffId: _, ...person }: DeedPerson): KnownPerson {
  return { ...person, holds: [], hasLeft: false };
}

function withLeaver(state: BookState, { left }: Deed): BookState {
  const person = left === undefined ? undefined : presentPerson(state, left);
  if (left === undefined || person === undefined) return state;
  return {
    ...state,
    people: { ...state.people, [left]: { ...person, holds: [], hasLeft: true } },
    due: inOrder([...state.due, ...person.holds]),
  };
}

function withGenerations(state: BookState, { generations = [] }: Deed): BookState {
  const renewed = new Set(generations.map((one) => one.compartment));
  return {
    ...state,
    generations: [...state.generations, ...generations],
    due: state.due.filter((one) => !renewed.has(one)),
  };
}

function withGrants(state: BookState, { grants = [] }: Deed): BookState {
  const people = { ...state.people };
  for (const { to, compartment: one } of grants) {
    const person = people[to];
    if (person !== undefined) people[to] = { ...person, holds: inOrder([...person.holds, one]) };
  }
  const entered = inOrder([...state.entered, ...grants.map((grant) => grant.compartment)]);
  return { ...state, people, entered };
}

function withPapers(state: BookState, { papers }: Deed): BookState {
  if (papers === undefined) return { ...state, justReplaced: [] };
  const { code = state.papers.code, cards = state.papers.cards } = papers;
  const justReplaced = [state.papers.code, state.papers.cards]
    .filter((before) => before !== null)
    .filter(({ slotId }) => slotId !== code?.slotId && slotId !== cards?.slotId);
  const formerPapers = [...state.formerPapers, ...justReplaced.map(({ slotId }) => slotId)];
  return { ...state, papers: { code, cards }, formerPapers, justReplaced };
}

function withRest(state: BookState, { deal, erasure }: Deed): BookState {
  return {
    ...state,
    ...(deal === undefined ? {} : { deal }),
    ...(erasure === undefined ? {} : { erasures: [...state.erasures, erasure] }),
  };
}

function inOrder(some: readonly Compartment[]): Compartment[] {
  return COMPARTMENTS.filter((one) => some.includes(one));
}
