// Which column of a shelter's own list means what, as the worker settled it.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { category } from '../residents';
import { TARGETS } from './column-titles';
import { FILE_LIMITS } from './parsed-file';
import { CODED_TARGETS } from './words';

/** Of which day the ages are. */
export const AGE_RULES = ['by-title', 'admission', 'list'] as const;

/** What the worker settled; `values` are words of coded columns and the code each is given, '' for "leave empty". */
export const ownListMapping = z.object({
  columns: z
    .array(z.object({ column: z.int().min(0).max(FILE_LIMITS.columns), target: z.enum(TARGETS) }))
    .max(FILE_LIMITS.columns),
  /** Columns whose meaning is a weak guess that nobody has looked at: an import waits for them. */
  unsettled: z.array(z.int().min(0).max(FILE_LIMITS.columns)).max(FILE_LIMITS.columns).default([]),
  values: z
    .array(
      z.object({
        target: z.enum(CODED_TARGETS),
        word: z.string().max(200),
        code: z.string().max(60),
      }),
    )
    .max(2_000)
    .default([]),
  dayOrder: z.enum(['auto', 'day-first', 'month-first']).default('auto'),
  hijri: z.enum(['ask', 'convert']).default('ask'),
  /** Taken for rows whose category is empty or unknown to us. */
  categoryWhenMissing: category.default('possible-victim'),
  /** Taken for rows without a readable day of admission; without it such rows are rejected. */
  admittedOnWhenMissing: calendarDate().optional(),
  /** Of which day the ages are: by the column's title, of the day of admission, or of the day of the list. */
  agesOf: z.enum(AGE_RULES).default('by-title'),
  /** The day of the list; without it, today. */
  listedOn: calendarDate().optional(),
  /** Taken for rows of people who have left on no readable day; without it such rows are rejected. */
  exitedOnWhenMissing: calendarDate().optional(),
  /** Rows whose list does not say plainly when somebody left: the day the worker gave, or null for who lives in the house. */
  departures: z
    .array(z.object({ line: z.int().min(1), exitedOn: calendarDate().nullable() }))
    .max(10_000)
    .default([]),
  /** Rows that the workbook hides, filtered ones too, are left out. */
  leaveHidden: z.boolean().default(false),
  /** Rows that are struck out are left out. */
  leaveStruck: z.boolean().default(true),
  /** Lines the worker leaves out, because the person is on file. */
  leaveOut: z.array(z.int().min(1)).max(10_000).default([]),
  /** Lines to create even though somebody alike is on file. */
  createAnyway: z.array(z.int().min(1)).max(10_000).default([]),
});
export type OwnListMapping = z.output<typeof ownListMapping>;
