// The figures of one period and profile: counted exactly, checked, then made fit to leave.
// One way to them for the screen, the signing job and the command line, so that all three agree.
import type { Period } from '../../kernel/calendar-date';
import { ok, type Result } from '../../kernel/result';
import { AGE_TABLE_STEPS } from './age';
import type { ShelterGroup } from './box';
import { byAdmission, type CountedStay, checkStays } from './counted-facts';
import { publish, type Release } from './disclosure';
import {
  type CellPlace,
  cellMembers,
  type ExactTable,
  type ExactTableId,
  type TableDesign,
  tabulate,
} from './exact-table';
import { MOVEMENT_IN_FULL, MOVEMENT_STEPS, movementTable } from './movement';
import { nationalityInFull } from './nationality';
import { NEW_VICTIMS_STEPS } from './new-victims';
import { movementsIn } from './person-movement';
import type { Profile } from './profile';
import { type Tally, tallyOf } from './tally';

export interface Figures {
  /** Finest tables, for the shelter's own eyes. */
  readonly exact: readonly ExactTable[];
  /** The tables as they may leave, with the exact counts behind each shown figure. */
  readonly releases: readonly Release[];
}

export type CountRefusal = 'summaries.stays-inconsistent' | 'summaries.movement-unbalanced';

/** Counts every stay that touches the half-open period. */
export function countPeriod(facts: {
  readonly stays: readonly CountedStay[];
  readonly period: Period;
  readonly profile: Profile;
  readonly neverAdmits: readonly ShelterGroup[];
}): Result<Figures, CountRefusal> {
  const checked = checkStays(facts.stays);
  if (!checked.ok) return checked;
  const tally = tallyOf(movementsIn(facts.stays, facts.period));
  const movement = movementTable(tally);
  if (!movement.ok) return movement;
  const others = exactDesigns(tally).filter((design) => design.id !== 't1');
  return ok({
    exact: [movement.value, ...others.map((design) => tabulate(design, tally))],
    releases: publish(tally, facts),
  });
}

/**
 * The stays behind one figure of an exact table, one per person and earliest first;
 * undefined when there is no such place.
 */
export function membersOf(
  facts: { readonly stays: readonly CountedStay[]; readonly period: Period },
  table: ExactTableId,
  place: CellPlace,
): readonly CountedStay[] | undefined {
  const people = movementsIn(facts.stays, facts.period);
  const design = exactDesigns(tallyOf(people)).find(({ id }) => id === table);
  const members = design === undefined ? undefined : cellMembers(design, place, people);
  return members?.toSorted(byAdmission);
}

function exactDesigns(tally: Tally): readonly TableDesign[] {
  return [
    MOVEMENT_IN_FULL,
    MOVEMENT_STEPS['t1-category'][0],
    MOVEMENT_STEPS['t1-sex'][0],
    MOVEMENT_STEPS['t1-age'][0],
    ...NEW_VICTIMS_STEPS.slice(0, 1),
    nationalityInFull(tally),
    ...AGE_TABLE_STEPS.slice(0, 1),
  ];
}
