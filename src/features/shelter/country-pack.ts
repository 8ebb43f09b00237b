// What differs by country: clock, digits, first weekday, month names, years to begin with, and local words.
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

const bilingual = z.strictObject({ ar: z.string().min(1), en: z.string().min(1) });

export const countryPack = z.strictObject({
  country: z.enum(COUNTRIES_WITH_PACK),
  timeZone,
  digits: z.enum(['latn', 'arab']),
  firstDayOfWeek: z.enum(WEEKDAYS),
  /** November is نوفمبر (`international`) or تشرين الثاني (`levantine`). */
  monthNames: z.enum(['international', 'levantine']),
  /** Years to begin with. `ask-authority`: no law stands behind them; the shelter asks and sets its own. */
  retention: z.strictObject({
    basis: z.enum(['ask-authority']),
    years: z.record(z.enum(RECORD_CLASSES), retentionYears),
  }),
  terms: z.record(z.enum(LOCAL_TERMS), bilingual),
});
export type CountryPack = z.output<typeof countryPack>;
