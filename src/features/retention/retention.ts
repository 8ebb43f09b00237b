// How long a resident's file is kept, and when it must be looked at again. Nothing is ever erased by a date alone:
// a date only puts a file before somebody who decides.
import { z } from 'zod';
import { type CalendarDate, dayOfAge, LAST_YEAR } from '../../kernel/calendar-date';
import type { Compartment } from '../../kernel/compartments';
import { refuse, ok, type Result } from '../../kernel/result';
import { RECORD_CLASSES, type RecordClass } from '../shelter';

export const ERASURE_REASONS = [
  'period-over',
  'asked-by-resident',
  'ordered',
  'recorded-by-mistake',
] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];
export const erasureReason = z.enum(ERASURE_REASONS, { error: 'choice.invalid' });

/** Why a file may not be erased whatever its age. */
export const HOLD_REASONS = [
  'court-case',
  'investigation',
  'claim',
  'complaint',
  'authority-request',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];
export const holdReason = z.enum(HOLD_REASONS, { error: 'choice.invalid' });

export const KEEP_REASONS = [
  'still-in-contact',
  'claim-possible',
  'asked-by-resident',
  'ordered',
  'not-decided',
] as const;
export type KeepReason = (typeof KEEP_REASONS)[number];
export const keepReason = z.enum(KEEP_REASONS, { error: 'choice.invalid' });

/** Whose period rules what is sealed under a compartment; the rooms of the house itself have none. */
const CLASS_OF: Readonly<Record<Compartment, RecordClass | undefined>> = {
  presence: 'resident-file',
  identity: 'resident-file',
  case: 'care-plan',
  clinical: 'clinical-notes',
  medical: 'medical',
  legal: 'legal',
  safety: 'safety',
  reporting: undefined,
  audit: undefined,
};

/** The record classes that somebody's file has, in the order of the schedule. */
export function classesOf(compartments: Iterable<Compartment>): readonly RecordClass[] {
  const found = new Set<RecordClass | undefined>(['resident-file']);
  for (const compartment of compartments) found.add(CLASS_OF[compartment]);
  return RECORD_CLASSES.filter((one) => found.has(one));
}

export type Years = Readonly<Record<RecordClass, number>>;

export interface KeptSince {
  /** The day the last stay ended. */
  readonly exitedOn: CalendarDate;
  readonly classes: readonly RecordClass[];
  /** Somebody decided to keep the file until this day. */
  readonly keptUntil: CalendarDate | null;
}

/**
 * The first day on which a file is to be looked at: the whole file goes or stays, so the longest period of the classes
 * in it counts. Undefined past the year 2199.
 */
export function reviewDueOn(kept: KeptSince, years: Years): CalendarDate | undefined {
  const longest = Math.max(...kept.classes.map((one) => years[one]));
  const ends = dayOfAge(kept.exitedOn, longest);
  if (ends === undefined || kept.keptUntil === null) return ends;
  return kept.keptUntil > ends ? kept.keptUntil : ends;
}

/** A file whose last stay ended after this day cannot be due on `today`, whatever classes it has. */
export function earliestPossible(today: CalendarDate, years: Years): CalendarDate {
  const shortest = Math.min(...Object.values(years));
  const year = Number(today.slice(0, 4)) - shortest;
  return `${String(Math.max(1900, Math.min(year, LAST_YEAR)))}-12-31` as CalendarDate;
}

export interface ErasureQuestion {
  readonly reason: ErasureReason;
  readonly hasOpenStay: boolean;
  readonly isHeld: boolean;
  readonly dueOn: CalendarDate | undefined;
  readonly today: CalendarDate;
}

export type ErasureObstacle =
  | 'retention.open-stay'
  | 'retention.held'
  | 'retention.period-not-over';

/** Whether a file may be erased at all. Who asks and who stands by is looked at elsewhere. */
export function checkErasure(asked: ErasureQuestion): Result<true, ErasureObstacle> {
  if (asked.hasOpenStay) return refuse('retention.open-stay');
  if (asked.isHeld) return refuse('retention.held');
  const isOver = asked.dueOn !== undefined && asked.dueOn <= asked.today;
  if (asked.reason === 'period-over' && !isOver) return refuse('retention.period-not-over');
  return ok(true);
}
