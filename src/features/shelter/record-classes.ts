// The classes of records a shelter keeps about a resident, each for a period of its own.
import { z } from 'zod';

export const RECORD_CLASSES = [
  'resident-file',
  'care-plan',
  'clinical-notes',
  'medical',
  'legal',
  'safety',
] as const;
export type RecordClass = (typeof RECORD_CLASSES)[number];

/** Whole years a record class is kept after the last stay; 1-100. Issues: `number.invalid`, `number.out-of-range`. */
export const retentionYears = z
  .int({ error: 'number.invalid' })
  .min(1, { error: 'number.out-of-range' })
  .max(100, { error: 'number.out-of-range' });
