// Who must sign which deed. Judged by nothing but the deeds before it: the app's own rules about two people and about
// holders, said once more where no program of anybody's can leave them out.
import {
  covers,
  COMPARTMENTS,
  compartmentsOf,
  ROLE_ACCESS,
} from '../../../src/kernel/compartments';
import { EMERGENCY_COMPARTMENT, mayOpenInEmergency } from '../../../src/features/emergency/index';
import { PEOPLE_NEEDED } from '../keys/emergency';
import { foldedCode } from '../keys/slots';
import { type BookState, newestOf, presentPerson, signingPaper } from './book-state';
import type { Deed, DeedFacts, DeedKind, DeedPerson } from './deed';

/** `facts`: it says what its kind may not, or what cannot be. `signers`: these people may not decide it. */
export type RuleFault = 'facts' | 'signers';

type Fact = keyof DeedFacts;
interface Shape {
  readonly needs: readonly Fact[];
  readonly may: readonly Fact[];
}

const SHAPES: Readonly<Record<DeedKind, Shape>> = {
  founding: { needs: ['people', 'grants', 'generations', 'papers'], may: ['deal'] },
  'let-in': { needs: ['people'], may: ['grants', 'generations'] },
  grant: { needs: ['grants'], may: [] },
  'new-access': { needs: ['people'], may: ['grants'] },
  leave: { needs: ['left'], may: [] },
  generation: { needs: ['generations'], may: [] },
  papers: { needs: ['papers'], may: [] },
  return: { needs: ['people', 'papers'], may: ['grants', 'generations'] },
  deal: { needs: ['deal'], may: [] },
  erase: { needs: ['erasure'], may: [] },
};
const FACTS: readonly Fact[] = [
  'people',
  'left',
  'grants',
  'generations',
  'papers',
  'deal',
  'erasure',
];

/** Undefined where the deed may stand after this state. */
export function whyNotDeed(state: BookState, deed: Deed): RuleFault | undefined {
  if (!hasShape(deed) || new Set(deed.signers).size < deed.signers.length) return 'facts';
  if ((deed.kind === 'founding') !== (state.number === 0)) return 'facts';
  if (!arePeopleFit(state, deed) || !areGrantsFit(state, deed)) return 'facts';
  if (!areGenerationsFit(state, deed) || !arePapersFit(state, deed)) return 'facts';
  if (!isDealFit(state, deed) || !isRestFit(state, deed)) return 'facts';
  return maySign(state, deed) && isEachRoomOpenedByAHolder(state, deed) ? undefined : 'signers';
}

function hasShape(deed: Deed): boolean {
  const { needs, may } = SHAPES[deed.kind];
  return FACTS.every((fact) => {
    const isThere = deed[fact] !== undefined;
    return needs.includes(fact) ? isThere : !isThere || may.includes(fact);
  });
}

// ---- what it says ----

function arePeopleFit(state: BookState, { kind, people = [] }: Deed): boolean {
  switch (kind) {
    case 'founding':
      return people.length > 0 && people[0]?.role === 'manager' && areApart(people);
    case 'let-in':
      return people.length === 1 && people.every((one) => isNewcomer(state, one));
    case 'new-access':
      return people.length === 1 && people.every((one) => isSameWithNewKeys(state, one));
    case 'return':
      return people.length === 1 && people.every((one) => mayReturn(state, one));
    default:
      return true;
  }
}

function areApart(people: readonly DeedPerson[]): boolean {
  const apart = (names: readonly string[]) => new Set(names).size === people.length;
  return (
    apart(people.map(({ staffId }) => staffId)) &&
    apart(people.map(({ slotId }) => slotId)) &&
    apart(people.map(({ code }) => foldedCode(code))) &&
    apart(people.map(({ ed25519 }) => ed25519)) &&
    apart(people.map(({ x25519 }) => x25519))
  );
}

function isNewcomer(state: BookState, { staffId, code, slotId, x25519, ed25519 }: DeedPerson) {
  return (
    !Object.hasOwn(state.people, staffId) &&
    Object.values(state.people).every(
      (known) =>
        foldedCode(known.code) !== foldedCode(code) &&
        known.slotId !== slotId &&
        known.x25519 !== x25519 &&
        known.ed25519 !== ed25519,
    )
  );
}

function isSameWithNewKeys(state: BookState, { staffId, code, role, ...keys }: DeedPerson) {
  const known = presentPerson(state, staffId);
  const others = Object.values(state.people);
  return (
    known?.code === code &&
    known.role === role &&
    others.every((one) => one.slotId !== keys.slotId && one.ed25519 !== keys.ed25519)
  );
}

/** Somebody who works here with new keys, or a new manager where all are gone. */
function mayReturn(state: BookState, person: DeedPerson): boolean {
  if (presentPerson(state, person.staffId) !== undefined) return isSameWithNewKeys(state, person);
  return person.role === 'manager' && isNewcomer(state, person);
}

function areGrantsFit(state: BookState, { kind, people = [], grants = [] }: Deed): boolean {
  return grants.every(({ to, compartment }) => {
    const named = people.find(({ staffId }) => staffId === to);
    if (kind !== 'grant' && named === undefined) return false;
    const role = named?.role ?? presentPerson(state, to)?.role;
    return role !== undefined && compartmentsOf(role).includes(compartment);
  });
}

function areGenerationsFit(state: BookState, deed: Deed): boolean {
  const { kind, generations = [], grants = [] } = deed;
  const rooms = generations.map(({ compartment }) => compartment);
  if (new Set(rooms).size < rooms.length) return false;
  if (kind === 'founding' && rooms.length !== COMPARTMENTS.length) return false;
  // Whoever lets somebody in opens with them only a room in which nobody ever was.
  const isOpened = (room: (typeof rooms)[number]) =>
    !state.entered.includes(room) && grants.some(({ compartment }) => compartment === room);
  if (kind === 'let-in' && !rooms.every(isOpened)) return false;
  return generations.every(
    ({ compartment, generation }) => generation === newestOf(state, compartment) + 1,
  );
}

function arePapersFit(state: BookState, { kind, papers }: Deed): boolean {
  if (papers === undefined) return true;
  const { code, cards } = papers;
  if (kind === 'founding' && (code === undefined || cards !== undefined)) return false;
  if (kind === 'return' && code === undefined) return false;
  const fresh = [code, cards].filter((paper) => paper !== undefined && paper !== null);
  const known = [state.papers.code?.slotId, state.papers.cards?.slotId, ...state.formerPapers];
  return fresh.every(({ slotId }) => !known.includes(slotId));
}

function isDealFit(state: BookState, { kind, people: founders = [], deal }: Deed): boolean {
  if (deal === undefined || deal === null) return true;
  const entitled = (staffId: string) =>
    kind === 'founding'
      ? founders.find((one) => one.staffId === staffId)
      : presentPerson(state, staffId);
  const ids = new Set(deal.people.map(({ staffId }) => staffId));
  return (
    ids.size === deal.people.length &&
    ids.size >= PEOPLE_NEEDED &&
    deal.people.every(({ staffId, x25519 }) => {
      const person = entitled(staffId);
      return person !== undefined && mayOpenInEmergency(person.role) && person.x25519 === x25519;
    })
  );
}

function isRestFit(state: BookState, { left, erasure }: Deed): boolean {
  if (left !== undefined && presentPerson(state, left) === undefined) return false;
  return erasure === undefined || state.erasures.every(({ id }) => id !== erasure.id);
}

// ---- who signs it ----

function maySign(state: BookState, deed: Deed): boolean {
  const { kind, signers, people: [about] = [], left } = deed;
  switch (kind) {
    case 'founding':
      return signers.length === 1 && signers[0] === about?.staffId;
    case 'let-in':
      return areTwoAtTheDesk(state, signers) || worksAlone(state, signers);
    case 'grant':
      return (
        areTwoAtTheDesk(state, signers) && !deed.grants?.some(({ to }) => signers.includes(to))
      );
    case 'new-access':
      return areTwoAtTheDesk(state, signers) && !signers.includes(about?.staffId ?? '');
    case 'leave':
      return areTwoAtTheDesk(state, signers) && !signers.includes(left ?? '');
    case 'papers':
      return isFoundersSecondDeed(state, deed) || isManagerWithPapers(state, signers);
    case 'return':
      return signers.length === 1 && signers.every((one) => signingPaper(state, one) !== undefined);
    case 'generation':
      return signers.every(
        (one) => signingPaper(state, one) !== undefined || presentPerson(state, one) !== undefined,
      );
    case 'deal':
      return (
        signers.length === 1 && signers.every((one) => holds(state, one, EMERGENCY_COMPARTMENT))
      );
    case 'erase':
      return areTwoAtTheDesk(state, signers) && signers.every((one) => knowsPeople(state, one));
  }
}

function areTwoAtTheDesk(state: BookState, signers: readonly string[]): boolean {
  const people = signers.map((one) => presentPerson(state, one));
  return (
    people.length === 2 &&
    people.every((person) => person !== undefined) &&
    people.some((person) => person?.role === 'manager')
  );
}

function worksAlone(state: BookState, [only, ...others]: readonly string[]): boolean {
  const present = Object.keys(state.people).filter(
    (one) => presentPerson(state, one) !== undefined,
  );
  const isAlone = present.length === 1 && present[0] === only && others.length === 0;
  return isAlone && state.people[only ?? '']?.role === 'manager';
}

/** The three cards that the founder took are told right after the founding, before anybody else has signed anything. */
function isFoundersSecondDeed(state: BookState, { number, signers, papers }: Deed): boolean {
  const isByFounder = signers.length === 1 && signers[0] === state.founder;
  return number === 2 && isByFounder && papers?.code === undefined && papers?.cards !== null;
}

function isManagerWithPapers(state: BookState, signers: readonly string[]): boolean {
  const isManager = (one: string) => presentPerson(state, one)?.role === 'manager';
  return (
    signers.length === 2 &&
    signers.some(isManager) &&
    signers.some((one) => signingPaper(state, one) !== undefined)
  );
}

function isEachRoomOpenedByAHolder(state: BookState, deed: Deed): boolean {
  const { kind, signers, grants = [], generations = [] } = deed;
  if (kind === 'founding') return true;
  const isByHolder = (room: (typeof COMPARTMENTS)[number]) =>
    signers.some((one) => signingPaper(state, one) !== undefined || holds(state, one, room));
  const isNew = (room: (typeof COMPARTMENTS)[number]) =>
    kind === 'let-in' && generations.some(({ compartment }) => compartment === room);
  const rooms = [...grants, ...generations].map(({ compartment }) => compartment);
  return rooms.every((room) => isNew(room) || isByHolder(room));
}

function holds(state: BookState, staffId: string, room: (typeof COMPARTMENTS)[number]): boolean {
  return presentPerson(state, staffId)?.holds.includes(room) === true;
}

function knowsPeople(state: BookState, staffId: string): boolean {
  const person = presentPerson(state, staffId);
  return person !== undefined && covers(ROLE_ACCESS[person.role].identity, 'write');
}
