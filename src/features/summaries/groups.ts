// The rows and columns a summary may use, from the finest upward. Merging follows these fixed steps,
// so that two periods of one shelter are merged the same way and nobody picks a cut by its outcome.
import { ADULT_BANDS, CHILD_BANDS, type Group, personsOf, VICTIM_CATEGORIES } from './box';
import {
  AGE_BANDS,
  type AgeBand,
  CATEGORIES,
  EXPLOITATION_FORMS,
  type ExploitationForm,
  SEXES,
  type Sex,
} from './counted-facts';
import { MEASURES } from './person-movement';

export const EVERYBODY: Group = { code: 'all', box: {} };
export const MEASURE_GROUPS: readonly Group[] = MEASURES.map((measure) => ({
  code: measure,
  box: { measure: [measure] },
}));

function sexes(code: string, taken: readonly Sex[]): Group {
  return { code, box: { person: personsOf(taken, AGE_BANDS) } };
}

export const SEX_STEPS = {
  each: SEXES.map((sex) => sexes(sex, [sex])),
  femaleFirst: [sexes('female', ['female']), sexes('male-or-unknown', ['male', 'unknown'])],
  maleFirst: [sexes('male', ['male']), sexes('female-or-unknown', ['female', 'unknown'])],
} as const;

function bands(code: string, taken: readonly AgeBand[]): Group {
  return { code, box: { person: personsOf(SEXES, taken) } };
}

const UNDER_18 = bands('under-18', CHILD_BANDS);
const FROM_18 = bands('18-plus', ADULT_BANDS);
const UNKNOWN_AGE = bands('unknown', ['unknown']);
const FROM_25 = ADULT_BANDS.filter((band) => band !== '18-24');

export const AGE_STEPS = {
  bands: AGE_BANDS.map((band) => bands(band, [band])),
  majority: [UNDER_18, FROM_18, UNKNOWN_AGE],
  threeAndUnknown: [UNDER_18, bands('18-24', ['18-24']), bands('25-plus', FROM_25), UNKNOWN_AGE],
  three: [
    UNDER_18,
    bands('18-24', ['18-24']),
    bands('25-plus-or-unknown', [...FROM_25, 'unknown']),
  ],
  youngAndOlder: [
    bands('under-25', [...CHILD_BANDS, '18-24']),
    bands('25-plus-or-unknown', [...FROM_25, 'unknown']),
  ],
  two: [UNDER_18, bands('18-plus-or-unknown', [...ADULT_BANDS, 'unknown'])],
} as const;

export const CATEGORY_STEPS = {
  each: CATEGORIES.map((category) => ({ code: category, box: { category: [category] } })),
  // The undetermined are few or none in most periods: a row of their own would often withhold all others.
  four: [
    { code: 'identified-victim', box: { category: ['identified-victim'] } },
    { code: 'possible-or-undetermined', box: { category: ['possible-victim', 'undetermined'] } },
    { code: 'dependant', box: { category: ['dependant'] } },
    { code: 'vulnerable-migrant', box: { category: ['vulnerable-migrant'] } },
  ],
  two: [
    { code: 'victims', box: { category: VICTIM_CATEGORIES } },
    {
      code: 'others-or-undetermined',
      box: { category: ['dependant', 'vulnerable-migrant', 'undetermined'] },
    },
  ],
} as const;

function forms(code: string, taken: readonly ExploitationForm[]): Group {
  return { code, box: { form: taken } };
}

const SEXUAL = forms('sexual', ['sexual']);
const LABOUR_FORMS: readonly ExploitationForm[] = [
  'forced-labour',
  'forced-crime',
  'forced-begging',
];
const OTHER_FORMS: readonly ExploitationForm[] = [
  'forced-marriage',
  'organ-removal',
  'other',
  'mixed',
];
const LABOUR = forms('labour-crime-begging', LABOUR_FORMS);

export const FORM_STEPS = {
  each: EXPLOITATION_FORMS.map((form) => forms(form, [form])),
  four: [SEXUAL, LABOUR, forms('other-forms', OTHER_FORMS), forms('unknown', ['unknown'])],
  three: [SEXUAL, LABOUR, forms('other-or-unknown', [...OTHER_FORMS, 'unknown'])],
  sexualFirst: [
    SEXUAL,
    forms('any-other-or-unknown', [...LABOUR_FORMS, ...OTHER_FORMS, 'unknown']),
  ],
  labourFirst: [LABOUR, forms('any-other-or-unknown', ['sexual', ...OTHER_FORMS, 'unknown'])],
} as const;

const WOMEN = { code: 'women', box: { person: personsOf(['female'], ADULT_BANDS) } };
const MEN = { code: 'men', box: { person: personsOf(['male'], ADULT_BANDS) } };
const GIRLS = { code: 'girls', box: { person: personsOf(['female'], CHILD_BANDS) } };
const BOYS = { code: 'boys', box: { person: personsOf(['male'], CHILD_BANDS) } };
const NEITHER_KNOWN = {
  code: 'unknown',
  box: {
    person: [
      ...personsOf(SEXES, ['unknown']),
      ...personsOf(['unknown'], [...CHILD_BANDS, ...ADULT_BANDS]),
    ],
  },
};

export const PERSON_STEPS = {
  each: [WOMEN, MEN, GIRLS, BOYS, NEITHER_KNOWN],
  three: [
    WOMEN,
    MEN,
    {
      code: 'children-or-unknown',
      box: { person: [...GIRLS.box.person, ...BOYS.box.person, ...NEITHER_KNOWN.box.person] },
    },
  ],
} as const;
