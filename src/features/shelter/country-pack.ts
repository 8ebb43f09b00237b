// What differs by country: clock, digits, week, month names, local words, and who the authorities are.
// Wording only suggests; the shelter's own settings always win. It holds no rule of law.
import { z } from 'zod';
import { RECORD_CLASSES, retentionYears } from './record-classes';
import { COUNTRIES_WITH_PACK, timeZone, WEEKDAYS } from './shelter';

/** Terms that national papers word differently (docs/domain/terms.md). */
export const LOCAL_TERMS = [
  'human-trafficking',
  'victim',
  'shelter',
  'resident',
  'irregular-migration',
  'national-referral-mechanism',
  'referral-letter',
] as const;
export type LocalTerm = (typeof LOCAL_TERMS)[number];

export const AUTHORITY_KINDS = [
  'ministry',
  'national-committee',
  'prosecution',
  'referring-body',
  'labour',
  'residence',
] as const;
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

const bilingual = z.strictObject({ ar: z.string().min(1), en: z.string().min(1) });

export const countryPack = z.strictObject({
  country: z.enum(COUNTRIES_WITH_PACK),
  timeZone,
  digits: z.enum(['latn', 'arab']),
  firstDayOfWeek: z.enum(WEEKDAYS),
  weekend: z.array(z.enum(WEEKDAYS)).min(1),
  /** November is نوفمبر (`international`) or تشرين الثاني (`levantine`). */
  monthNames: z.enum(['international', 'levantine']),
  /** Years to begin with. `ask-authority`: no law stands behind them; the shelter asks and sets its own. */
  retention: z.strictObject({
    basis: z.enum(['ask-authority']),
    years: z.record(z.enum(RECORD_CLASSES), retentionYears),
  }),
  terms: z.record(z.enum(LOCAL_TERMS), bilingual),
  authorities: z.array(z.strictObject({ kind: z.enum(AUTHORITY_KINDS), name: bilingual })).min(1),
});
export type CountryPack = z.output<typeof countryPack>;
