// T4, age at admission of those newly admitted, by sex. Age on the day of admission, never today's age.
import type { Group } from './box';
import type { TableDesign } from './exact-table';
import { AGE_STEPS, EVERYBODY, SEX_STEPS } from './groups';

/** Steps of merging, finest first. */
export const AGE_TABLE_STEPS: readonly TableDesign[] = [
  design(AGE_STEPS.bands, SEX_STEPS.each),
  design(AGE_STEPS.threeAndUnknown, SEX_STEPS.each),
  ...[AGE_STEPS.three, AGE_STEPS.youngAndOlder, AGE_STEPS.two].flatMap((rows) => [
    design(rows, SEX_STEPS.femaleFirst),
    design(rows, SEX_STEPS.maleFirst),
  ]),
  design(AGE_STEPS.three, [EVERYBODY]),
  design(AGE_STEPS.youngAndOlder, [EVERYBODY]),
  design(AGE_STEPS.two, [EVERYBODY]),
  design([EVERYBODY], SEX_STEPS.femaleFirst),
  design([EVERYBODY], SEX_STEPS.maleFirst),
  design([EVERYBODY], [EVERYBODY]),
];

function design(rows: readonly Group[], columns: readonly Group[]): TableDesign {
  return { id: 't4', base: { measure: ['admissions'] }, rows, columns, flow: false };
}
