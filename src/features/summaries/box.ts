// A box says which persons a figure counts: for each fact, the codes it takes in.
// Two figures of different tables that count the same persons have the same box, and must show the same number.
import {
  AGE_BANDS,
  type AgeBand,
  CATEGORIES,
  ageBandOf,
  type CountedStay,
  EXPLOITATION_FORMS,
  formOf,
  RESIDENCES,
  SEXES,
  type Sex,
} from './counted-facts';
import type { PersonGroup } from '../shelter';
import { MEASURES, type PersonMovement } from './person-movement';

export const DIMENSIONS = [
  'measure',
  'category',
  'person',
  'form',
  'nationality',
  'residence',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A fact that is left out takes in every code. `person` codes are `sex.band`, for example `female.18-24`. */
export type Box = Readonly<Partial<Record<Dimension, readonly string[]>>>;

/** A named row or column and the persons it takes in. */
export interface Group {
  readonly code: string;
  readonly box: Box;
}

/** Whom a shelter may say it never admits; such a cell is empty by rule and not by chance. */
export { PERSON_GROUPS as SHELTER_GROUPS, type PersonGroup as ShelterGroup } from '../shelter';

export const CHILD_BANDS: readonly AgeBand[] = ['0-4', '5-11', '12-14', '15-17'];
export const ADULT_BANDS: readonly AgeBand[] = ['18-24', '25-29', '30-39', '40-59', '60-plus'];
export const VICTIM_CATEGORIES = ['identified-victim', 'possible-victim'] as const;

/** The `person` codes of some sexes and some bands. */
export function personsOf(sexes: readonly Sex[], bands: readonly AgeBand[]): readonly string[] {
  return sexes.flatMap((sex) => bands.map((band) => `${sex}.${band}`));
}

const UNIVERSE: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  measure: MEASURES,
  category: CATEGORIES,
  person: personsOf(SEXES, AGE_BANDS),
  form: EXPLOITATION_FORMS,
  residence: RESIDENCES,
};

/** The persons in both boxes. */
export function meet(a: Box, b: Box): Box {
  const both: Partial<Record<Dimension, readonly string[]>> = { ...a };
  for (const dimension of DIMENSIONS) {
    const codes = b[dimension];
    if (codes === undefined) continue;
    const held = both[dimension];
    both[dimension] = held === undefined ? codes : held.filter((code) => codes.includes(code));
  }
  return both;
}

/** Same key, same persons. A fact that takes in every code is left out. */
export function keyOf(box: Box): string {
  return DIMENSIONS.flatMap((dimension) => {
    const codes = narrowed(box, dimension);
    return codes === undefined ? [] : [`${dimension}=${[...new Set(codes)].sort().join(',')}`];
  }).join(';');
}

/** True when every person of `part` is in `whole`. */
export function isWithin(part: Box, whole: Box): boolean {
  return DIMENSIONS.every((dimension) => {
    const outer = narrowed(whole, dimension);
    const inner = narrowed(part, dimension);
    if (outer === undefined) return true;
    return inner !== undefined && inner.every((code) => outer.includes(code));
  });
}

/** The rest of `whole` without `part`, when they differ in one fact only; undefined otherwise. */
export function restOf(whole: Box, part: Box): Box | undefined {
  const differing = DIMENSIONS.filter(
    (dimension) => keyOf(only(whole, dimension)) !== keyOf(only(part, dimension)),
  );
  const [dimension, second] = differing;
  if (dimension === undefined || second !== undefined) return undefined;
  const outer = whole[dimension] ?? UNIVERSE[dimension];
  if (outer === undefined) return undefined;
  const inner = part[dimension] ?? [];
  return { ...whole, [dimension]: outer.filter((code) => !inner.includes(code)) };
}

/** True when the box takes in only persons whom the shelter never admits. */
export function isEmptyByRule(box: Box, neverAdmits: readonly PersonGroup[]): boolean {
  const persons = box.person;
  if (persons === undefined || persons.length === 0) return false;
  const never = neverAdmits.flatMap(personsOfGroup);
  return persons.every((code) => never.includes(code) || unknownAgeIsNever(code, neverAdmits));
}

export function personsOfGroup(group: PersonGroup): readonly string[] {
  const sex: Sex = group === 'women' || group === 'girls' ? 'female' : 'male';
  return personsOf([sex], group === 'women' || group === 'men' ? ADULT_BANDS : CHILD_BANDS);
}

/** A person's codes in one period, by fact: one each, but of `measure` none, one or several. */
export type Codes = Readonly<Record<Dimension, readonly string[]>>;

export function codesOf({ stay, measures }: PersonMovement): Codes {
  return {
    measure: measures,
    category: [stay.category],
    person: [`${stay.sex}.${ageBandOf(stay.ageAtAdmission)}`],
    form: [formOf(stay.exploitationForms)],
    nationality: [stay.nationality ?? 'unknown'],
    residence: [stay.residence],
  };
}

/** Does a person with these codes fall in the box? */
export function holds(box: Box, codes: Codes): boolean {
  return DIMENSIONS.every((dimension) => {
    const taken = box[dimension];
    return taken === undefined || codes[dimension].some((code) => taken.includes(code));
  });
}

/**
 * The groups of the rule that nobody of these stays belongs to. A rule made later, or broken by an imported list, makes
 * no place empty in which somebody was.
 */
export function trulyNeverAdmitted(
  groups: readonly PersonGroup[],
  stays: readonly CountedStay[],
): readonly PersonGroup[] {
  const present = new Set(
    stays
      .map(({ sex, ageAtAdmission }) => `${sex}.${ageBandOf(ageAtAdmission)}`)
      .filter((code) => isEmptyByRule({ person: [code] }, groups)),
  );
  return groups.filter(
    (group) => ![...personsOfGroup(group), unknownAgeOf(group)].some((code) => present.has(code)),
  );
}

function unknownAgeOf(group: PersonGroup): string {
  return group === 'women' || group === 'girls' ? 'female.unknown' : 'male.unknown';
}

function unknownAgeIsNever(code: string, neverAdmits: readonly PersonGroup[]): boolean {
  if (code === 'female.unknown')
    return neverAdmits.includes('women') && neverAdmits.includes('girls');
  if (code === 'male.unknown') return neverAdmits.includes('men') && neverAdmits.includes('boys');
  return false;
}

function narrowed(box: Box, dimension: Dimension): readonly string[] | undefined {
  const codes = box[dimension];
  const universe = UNIVERSE[dimension];
  if (codes === undefined || universe === undefined) return codes;
  return universe.every((code) => codes.includes(code)) ? undefined : codes;
}

function only(box: Box, dimension: Dimension): Box {
  const codes = box[dimension];
  return codes === undefined ? {} : { [dimension]: codes };
}
