// T2, new victims by form of exploitation, as the GLOTIP questionnaire asks: women, men, girls, boys, unknown.
// Never counts a dependant or a vulnerable migrant: children admitted with a parent are not victims by default.
import { type Box, type Group, VICTIM_CATEGORIES } from './box';
import type { TableDesign } from './exact-table';
import { EVERYBODY, FORM_STEPS, PERSON_STEPS, SEX_STEPS } from './groups';

const NEW_VICTIMS: Box = { measure: ['admissions'], category: VICTIM_CATEGORIES };

/** Steps of merging, finest first. */
export const NEW_VICTIMS_STEPS: readonly TableDesign[] = [
  design(FORM_STEPS.each, PERSON_STEPS.each),
  design(FORM_STEPS.four, PERSON_STEPS.each),
  design(FORM_STEPS.four, PERSON_STEPS.three),
  design(FORM_STEPS.three, SEX_STEPS.femaleFirst),
  design(FORM_STEPS.three, SEX_STEPS.maleFirst),
  design(FORM_STEPS.sexualFirst, SEX_STEPS.femaleFirst),
  design(FORM_STEPS.labourFirst, SEX_STEPS.femaleFirst),
  design(FORM_STEPS.labourFirst, SEX_STEPS.maleFirst),
  design(FORM_STEPS.four, [EVERYBODY]),
  design(FORM_STEPS.three, [EVERYBODY]),
  design(FORM_STEPS.sexualFirst, [EVERYBODY]),
  design(FORM_STEPS.labourFirst, [EVERYBODY]),
  design([EVERYBODY], SEX_STEPS.femaleFirst),
  design([EVERYBODY], SEX_STEPS.maleFirst),
  design([EVERYBODY], [EVERYBODY]),
];

function design(rows: readonly Group[], columns: readonly Group[]): TableDesign {
  return { id: 't2', base: NEW_VICTIMS, rows, columns, flow: false };
}
