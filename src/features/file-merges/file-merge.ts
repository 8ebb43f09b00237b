// Two files of one person become one: which of them stays, which days hold where both say the same time, and how long it
// can be undone. Nothing is copied and nothing is lost: the file that goes becomes a part of the one that stays.
import { z } from 'zod';
import { addDays, type CalendarDate } from '../../kernel/calendar-date';
import {
  dayColumn,
  idColumn,
  instantColumn,
  orNull,
  residentColumn,
  type RowOf,
  staffColumn,
  table,
} from '../../kernel/columns';
import type { Id, ResidentId, StayId } from '../../kernel/ids';
import { ok, refuse, type Result } from '../../kernel/result';
import { requiredText } from '../../kernel/text';

export type FileMergeId = Id<'file-merge'>;

export const FILE_MERGES = table('file_merges', {
  id: idColumn<'file-merge'>(),
  /** The file that goes; its number goes on finding the person. */
  mergedId: residentColumn(),
  stayingId: residentColumn(),
  mergedAt: instantColumn(),
  mergedOn: dayColumn(),
  staffId: staffColumn(),
  secondStaffId: staffColumn(),
  undoneAt: orNull(instantColumn()),
  undoneBy: orNull(staffColumn()),
  undoneSecond: orNull(staffColumn()),
});
export type FileMerge = RowOf<(typeof FILE_MERGES)['columns']>;

/** Sealed under `identity`: why they are one person, or why they are not after all. */
export const mergeWords = z.object({ reason: requiredText(500) });
export type MergeWords = z.output<typeof mergeWords>;

/** Days in which a merge can be taken back; the last of them counts. */
const UNDO_DAYS = 7;

export function undoUntil(mergedOn: CalendarDate): CalendarDate {
  return addDays(mergedOn, UNDO_DAYS);
}

export interface StayDays {
  readonly id: StayId;
  readonly admittedOn: CalendarDate;
  /** Null while it lasts. */
  readonly exitedOn: CalendarDate | null;
}

/** One of the two files, as far as the rules ask. */
export interface FileOfTwo {
  readonly id: ResidentId;
  readonly caseNumber: string;
  readonly version: number;
  /** Number of the file that this one is already a part of. */
  readonly mergedInto: string | null;
  readonly stays: readonly StayDays[];
}

/** Which file's days hold where both say the same time. */
export const HOLDING = ['staying', 'merged'] as const;
export type Holding = (typeof HOLDING)[number];
export const holding = z.enum(HOLDING, { error: 'choice.invalid' });

export type MergeObstacle =
  | 'file-merges.same-file'
  | 'file-merges.already-merged'
  | 'file-merges.are-kin'
  | 'file-merges.stays-overlap';

export interface Overlap {
  readonly a: StayDays;
  readonly b: StayDays;
}

/** Stays of the two files at one time. Leaving one day and coming on the same is lawful; being in twice is not. */
export function overlapsOf(a: readonly StayDays[], b: readonly StayDays[]): readonly Overlap[] {
  return a.flatMap((one) =>
    b.filter((other) => isAtOneTime(one, other)).map((other) => ({ a: one, b: other })),
  );
}

function isAtOneTime(a: StayDays, b: StayDays): boolean {
  return a.admittedOn === b.admittedOn || (beginsWithin(a, b) && beginsWithin(b, a));
}

function beginsWithin({ admittedOn }: StayDays, { exitedOn }: StayDays): boolean {
  return exitedOn === null || admittedOn < exitedOn;
}

/** What keeps these two from being merged at all, whatever is chosen. */
export function checkFiles(
  a: FileOfTwo,
  b: FileOfTwo,
  areKin: boolean,
): Result<true, Exclude<MergeObstacle, 'file-merges.stays-overlap'>> {
  if (a.id === b.id) return refuse('file-merges.same-file');
  for (const { caseNumber, mergedInto } of [a, b]) {
    if (mergedInto !== null)
      return refuse('file-merges.already-merged', { caseNumber, stays: mergedInto });
  }
  return areKin ? refuse('file-merges.are-kin') : ok(true);
}

/** Stays that change files: those that come to the staying file, and those of its own that are put aside for them. */
export interface MovedStays {
  readonly comes: readonly StayId[];
  readonly putAside: readonly StayId[];
}

export function movedStays(
  staying: readonly StayDays[],
  merged: readonly StayDays[],
  holds: Holding | undefined,
): Result<MovedStays, 'file-merges.stays-overlap'> {
  const pairs = overlapsOf(staying, merged);
  if (pairs.length > 0 && holds === undefined) {
    return refuse('file-merges.stays-overlap', { count: pairs.length });
  }
  const left = holds === 'staying' ? new Set(pairs.map(({ b }) => b.id)) : new Set<StayId>();
  return ok({
    comes: merged.map(({ id }) => id).filter((id) => !left.has(id)),
    putAside: holds === 'merged' ? [...new Set(pairs.map(({ a }) => a.id))] : [],
  });
}

export type UndoObstacle =
  | 'file-merges.already-undone'
  | 'file-merges.too-late'
  | 'file-merges.later-merge'
  | 'file-merges.would-overlap';

/** What an undoing meets. */
export interface UndoFacts {
  readonly today: CalendarDate;
  /** The file that stayed was itself merged since, into the file of this number. */
  readonly stayingMergedInto: string | null;
  /** Stays that would stand in one file again, and those that would be there already. */
  readonly meetings: readonly {
    readonly there: readonly StayDays[];
    readonly returns: readonly StayDays[];
  }[];
}

export function checkUndo(
  merge: Pick<FileMerge, 'mergedOn' | 'undoneAt'>,
  { today, stayingMergedInto, meetings }: UndoFacts,
): Result<true, UndoObstacle> {
  if (merge.undoneAt !== null) return refuse('file-merges.already-undone');
  const until = undoUntil(merge.mergedOn);
  if (today > until) return refuse('file-merges.too-late', { until });
  if (stayingMergedInto !== null) {
    return refuse('file-merges.later-merge', { caseNumber: stayingMergedInto });
  }
  const meets = meetings.some(({ there, returns }) => overlapsOf(there, returns).length > 0);
  return meets ? refuse('file-merges.would-overlap') : ok(true);
}
