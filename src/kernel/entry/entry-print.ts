// The printed sheet of a register: the entries of a period as its list shows them, on paper or as a file in a folder that
// the worker chose. What was printed is in the trail.
import { z } from 'zod';
import { type CalendarDate, calendarDate } from '../calendar-date';
import type { Columns } from '../columns';
import { idOf, type ResidentId } from '../ids';
import type { ResidentLabel } from '../resident-label';
import type { Result } from '../result';
import type { Instant } from '../use-case';
import { type CodeChosen, countsOf, type FieldCounts } from './entry-counts';
import type { EntryKind } from './entry-kind';
import type { EntryView } from './entry-view';
import type { WordFields } from './words';

export const printAsked = z.object({
  /** One resident's own sheet; null: of everybody. */
  residentId: idOf<'resident'>().nullable(),
  from: calendarDate().nullable(),
  to: calendarDate().nullable(),
  /** The entries that one count counted; null: all. */
  only: z.object({ field: z.string().max(64), code: z.string().max(64) }).nullable(),
  /** Of a kind that ends: only what is not over yet. */
  isOpen: z.boolean().optional(),
  language: z.enum(['ar', 'en']),
  /** Null: to the printer, by the system's own dialog; no file is left. */
  folder: z.string().max(200).nullable(),
});
export type PrintAsked = z.output<typeof printAsked>;
export type GivenPrint = z.input<typeof printAsked>;

export const printDone = z.object({
  outcome: z.enum(['printed', 'saved']),
  entries: z.int(),
  /** Name of the file in the folder; null on paper. */
  file: z.string().nullable(),
});
export type PrintDone = z.output<typeof printDone>;

export const PRINT_REFUSALS = [
  'resident.not-found',
  'print.not-possible',
  'print.cancelled',
  'audit.folder-not-granted',
  'audit.folder-not-writable',
] as const;
export type PrintCode = (typeof PRINT_REFUSALS)[number];

export interface EntrySheet {
  /** Whose sheet it is; null: of everybody. */
  readonly of: ResidentLabel | null;
  readonly fields: readonly string[];
  readonly entries: readonly EntryView<ResidentId | null, Columns, WordFields>[];
  readonly counts: readonly FieldCounts[];
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly only: CodeChosen | null;
  readonly isOpen: boolean;
  readonly language: 'ar' | 'en';
  readonly printedAt: Instant;
}

export type PrintSheet = (
  sheet: EntrySheet,
  folder: string | null,
) => Promise<Result<PrintDone, PrintCode>>;

/** The sheet's columns in order. A register whose list hides its words has none on paper either. */
export function sheetFields(
  kind: Pick<EntryKind, 'counted' | 'words' | 'listed' | 'on' | 'sheet'>,
): readonly string[] {
  const { counted, words, listed, on, sheet } = kind;
  const all = [on, 'residentId', ...Object.keys(counted), ...Object.keys(words)];
  return [...new Set(sheet ?? all)].filter((field) => listed === 'words' || !(field in words));
}

export function sheetOf(
  kind: Pick<EntryKind, 'counted' | 'words' | 'listed' | 'on' | 'sheet'>,
  entries: EntrySheet['entries'],
  asked: Pick<PrintAsked, 'from' | 'to' | 'only' | 'isOpen' | 'language'> &
    Pick<EntrySheet, 'of' | 'printedAt'>,
): EntrySheet {
  const { from, to, only, isOpen = false, language, printedAt, of } = asked;
  const counts = countsOf(kind.counted, entries).filter((one) => one.counts.length > 0);
  const fields = sheetFields(kind).filter((field) => of === null || field !== 'residentId');
  return { of, fields, entries, counts, from, to, only, isOpen, language, printedAt };
}
