// Counts the persons of a period by their codes. Persons alike in every fact a figure asks for are counted
// together, so that a figure costs the same for ten persons and for ten thousand.
// Never knows who they are: the stays behind a figure are found in exact-table.ts.
import { type Box, type Codes, codesOf, DIMENSIONS, type Dimension, holds } from './box';
import type { PersonMovement } from './person-movement';

export interface Tally {
  /** How many persons the box takes in. */
  count(box: Box): number;
  /** The persons of the box by one fact: each code met, and how many have it. Not for `measure`. */
  spread(dimension: Exclude<Dimension, 'measure'>, box: Box): ReadonlyMap<string, number>;
}

/** Persons with the same codes in some facts; their other codes are those of one of them and mean nothing. */
interface Alike {
  readonly codes: Codes;
  readonly persons: number;
}

/** All persons, sorted by some facts only. */
interface Face {
  readonly facts: readonly Dimension[];
  readonly alike: readonly Alike[];
}

export function tallyOf(people: readonly PersonMovement[]): Tally {
  const everyone = people.map((person) => ({ codes: codesOf(person), persons: 1 }));
  const faces = new Map<string, Face>();
  const faceFor = (facts: readonly Dimension[]): Face => {
    const name = facts.join(' ');
    const known = faces.get(name);
    if (known !== undefined) return known;
    const made = { facts, alike: together(smallestWith(facts, faces.values()) ?? everyone, facts) };
    faces.set(name, made);
    return made;
  };
  const heldIn = (box: Box, facts: readonly Dimension[]): readonly Alike[] =>
    faceFor(facts).alike.filter(({ codes }) => holds(box, codes));
  return {
    count: (box) => heldIn(box, factsOf(box)).reduce((sum, { persons }) => sum + persons, 0),
    spread: (dimension, box) => {
      const counts = new Map<string, number>();
      for (const { codes, persons } of heldIn(box, factsOf({ ...box, [dimension]: [] }))) {
        const [code = 'unknown'] = codes[dimension];
        counts.set(code, (counts.get(code) ?? 0) + persons);
      }
      return counts;
    },
  };
}

function factsOf(box: Box): readonly Dimension[] {
  return DIMENSIONS.filter((dimension) => box[dimension] !== undefined);
}

/** The face made already that has these facts and the fewest lines. */
function smallestWith(
  facts: readonly Dimension[],
  faces: Iterable<Face>,
): readonly Alike[] | undefined {
  return [...faces]
    .filter((face) => facts.every((fact) => face.facts.includes(fact)))
    .map(({ alike }) => alike)
    .sort((a, b) => a.length - b.length)[0];
}

function together(lines: readonly Alike[], facts: readonly Dimension[]): readonly Alike[] {
  const found = new Map<string, { codes: Codes; persons: number }>();
  for (const { codes, persons } of lines) {
    const name = facts.map((fact) => codes[fact].join('+')).join('|');
    const known = found.get(name);
    if (known === undefined) found.set(name, { codes, persons });
    else known.persons += persons;
  }
  return [...found.values()];
}
