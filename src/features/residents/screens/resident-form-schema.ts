// The schema of a file as it is corrected: that of the admission, with the version that was seen.
import type { z } from 'zod';
import type { StartOf } from '../../../ui/form';
import { residents } from '../contract';

export const residentFormSchema = residents.admit.input.extend({
  expectedVersion: residents.correct.input.shape.expectedVersion.optional(),
});
export type ResidentFormSchema = typeof residentFormSchema;
export type ResidentFormStart = StartOf<z.input<ResidentFormSchema>>;
